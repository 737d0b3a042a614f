/// The connection that a ``MessageChannel`` belongs to.
protocol MessageChannelOwner: AnyObject {
    var gzip: Gzip { get }

    /// The session has something to send, by the end of this turn.
    func needsFlush()

    /// The channel holds so many bytes more for its reader than before, or fewer. Throws if those of all calls are too many.
    func count(_ byteCount: Int, heldBy channel: MessageChannel) throws(Status)

    /// A reader begins to wait for a message of a stream.
    func readerWaits(_ channel: MessageChannel)

    /// A message of at most so many bytes is to be written behind so many that wait on its stream. Throws if it would be too
    /// much to hold for the peer.
    func makeRoom(forMessage byteCount: Int, behind pendingByteCount: Int) throws(Status)

    /// Writers of the channel wait to be told, after a flush, that there is room again.
    func writersWait(_ channel: MessageChannel)

    /// What the peer sent on the channel's stream cannot be read: the call ends with `status`.
    func channelFailed(_ channel: MessageChannel, _ status: Status)
}
