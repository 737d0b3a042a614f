import NIOCore

/// How many connections there may be, and what a peer may do with its own before it is closed.
public struct ConnectionLimits: Sendable {
    /// Connections open at once, on all loops together. A further one is closed as soon as it is accepted.
    public var maximumConnections = 10_000
    /// Connections from one address (of IPv6, from one network of 64 bits). Unix sockets have no address and no such limit.
    public var maximumConnectionsPerPeer = 1_000
    /// SETTINGS frames in any second; more end the connection (ENHANCE_YOUR_CALM).
    public var maximumSettingsPerSecond = 10
    /// Streams reset for a mistake of the client in any ``streamErrorInterval``; more end the connection (ENHANCE_YOUR_CALM).
    /// A client can make a server reset its streams as well as reset them itself (CVE-2025-8671). A stream refused because too many
    /// are open counts once the client can know how many may be: not in the first two seconds after its preface.
    public var maximumStreamErrors = 200
    /// The time in which ``maximumStreamErrors`` are counted.
    public var streamErrorInterval = TimeAmount.seconds(30)
    /// Bytes given to the socket that the peer has not taken: half of them in the kernel, the other half here. No more are framed.
    public var maximumUnreadBytes = 256 * 1024
    /// How long a peer may take nothing of a full socket before the connection is closed. A peer that reads slowly has to take
    /// about a quarter of ``maximumUnreadBytes`` in this time for it to be seen.
    public var unreadTimeout = TimeAmount.seconds(30)
    /// Frames queued for a peer that does not read; more close the connection.
    public var maximumQueuedFrames = 5_000
    /// Bytes of requests on one connection that are not complete, or that a task has to answer: a request of one message until
    /// its call is over, of a stream what has not been read and what was read last, and 12 KiB for each such call. The metadata of
    /// every call counts as long as its stream is open, and once more for a task. The call that makes it more is refused
    /// (RESOURCE_EXHAUSTED).
    public var maximumUnfinishedBytes = 32 * 1024 * 1024
    /// The same for all connections of a loop. The one that has the most is closed when there are more.
    public var maximumUnfinishedBytesPerLoop = 256 * 1024 * 1024
    /// Bytes of answers that flow control, or the socket of a peer that does not read, holds back on one connection, and of statuses
    /// and metadata. Calls are refused (RESOURCE_EXHAUSTED) whose answer, or whose next message behind what waits of a stream, is
    /// more than a kibibyte, or whose status or metadata more than 128 bytes, and would make it more; one of any size is always
    /// let through.
    public var maximumHeldBytes = 16 * 1024 * 1024
    /// The same for all connections of a loop. The one that holds the most is closed when there would be more.
    public var maximumHeldBytesPerLoop = 256 * 1024 * 1024

    /// The defaults.
    public init() {}
}
