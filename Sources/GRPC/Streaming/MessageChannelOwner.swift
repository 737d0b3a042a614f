/// The connection that a ``MessageChannel`` belongs to.
protocol MessageChannelOwner: AnyObject {
    var gzip: Gzip { get }

    /// The session has something to send, by the end of this turn.
    func needsFlush()

    /// Writers of the channel wait to be told, after a flush, that there is room again.
    func writersWait(_ channel: MessageChannel)

    /// What the peer sent on the channel's stream cannot be read: the call ends with `status`.
    func channelFailed(_ channel: MessageChannel, _ status: Status)
}
