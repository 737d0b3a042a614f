import HTTP2
import NIOCore

/// The limits of a server. See `HTTP2.SessionConfiguration` for those of one connection's protocol.
public struct ServerConfiguration: Sendable {
    /// The limits of HTTP/2.
    public var session = SessionConfiguration()
    /// How many connections there may be, and what ends one.
    public var connections = ConnectionLimits()
    /// Bytes of one request message at most; a longer one is refused with RESOURCE_EXHAUSTED.
    public var maximumMessageSize = 4 * 1024 * 1024
    /// Bytes that a compressed request message may inflate to; RESOURCE_EXHAUSTED as well. Inflating holds up the loop: a mebibyte
    /// of zeros for about 3 ms.
    public var maximumInflatedSize = 4 * 1024 * 1024
    /// Bytes that protobuf-c may allocate for one message at most; what wants more does not parse (INTERNAL). A dispatcher decodes
    /// one message at a time, so this bounds a whole loop's unary calls; a streaming call has as much to itself.
    public var maximumDecodedSize = 16 * 1024 * 1024
    /// Bytes of metadata (``Metadata/byteCount``) that a response brings with its headers at most, and of those that it brings with
    /// its status. A call that is to bring more ends with RESOURCE_EXHAUSTED and without them. Much more than this few clients take.
    public var maximumMetadataSize = 8 * 1024
    /// What a streaming call may hold.
    public var streams = StreamLimits()
    /// How long a connection may live, how often its peer may ask whether it does, and how slow it may be.
    public var lifetime = ConnectionLifetimeSettings()
    /// Makes what looks at every call as it begins and ends; nil for nothing, which costs nothing.
    public var interceptors: ServerInterceptorFactory?
    /// How long running calls may go on after ``GRPCServer/shutDown()`` was asked for.
    public var drainGrace = TimeAmount.seconds(10)
    /// How long a peer may take to answer the PING that follows the notice of shutting down.
    public var drainPingTimeout = TimeAmount.seconds(5)
    /// The listen backlog.
    public var backlog: Int32 = 1024

    /// The defaults.
    public init() {}
}
