/// The limits of one connection. The defaults are for a server of small unary calls; every one is announced to the peer
/// or enforced here.
public struct SessionConfiguration: Sendable {
    /// Streams the peer may have open at once (SETTINGS_MAX_CONCURRENT_STREAMS).
    public var maximumConcurrentStreams: UInt32 = 256
    /// Bytes the peer may send on one stream before they are consumed (SETTINGS_INITIAL_WINDOW_SIZE).
    public var streamWindow: Int32 = 256 * 1024
    /// Bytes the peer may send on all streams together before they are received: ``Session/receive(_:)`` gives back what it is given,
    /// with a WINDOW_UPDATE for each half of the window. So this bounds what is on its way, and what may come while nothing is drained;
    /// what may lie here is said by the streams' windows.
    public var connectionWindow: Int32 = 1024 * 1024
    /// Size of one header block as RFC 9113 section 6.5.2 counts it: names, values and 32 bytes for each field.
    public var maximumHeaderListSize: UInt32 = 8 * 1024
    /// Fields of one header block.
    public var maximumFieldCount: UInt32 = 100
    /// A header block this many times over either limit ends the connection instead of the call.
    public var headerAbuseFactor: UInt32 = 4
    /// RST_STREAM frames that a client may send in a burst. One too many ends the connection. nghttp2's own 1,000, and 33 per
    /// second, would also end connections whose honest calls run into their deadlines.
    public var resetBurst: UInt64 = 10_000
    /// RST_STREAM frames that a client may send per second when the burst is used up.
    public var resetsPerSecond: UInt64 = 1_000
    /// CONTINUATION frames after one HEADERS frame. nghttp2 1.52 counts every partial read of one as another, so its own
    /// limit of 8 would end a slow but honest connection; the size limits above bound the memory.
    public var maximumContinuations: Int = 72
    /// Unacknowledged SETTINGS and PING answers kept for a peer that does not read.
    public var maximumOutboundAcknowledgements: Int = 1_000
    /// Empty DATA frames in a row that do not end their stream. One more ends the connection (ENHANCE_YOUR_CALM).
    public var maximumEmptyDataFrames = 10
    /// Payload bytes that pay for the handling of a DATA frame: as many as the smallest gRPC message has.
    public var dataFrameCost = 5
    /// Bytes that a client's DATA frames may owe before the connection ends (ENHANCE_YOUR_CALM): 1,250 of one byte each.
    public var maximumDataDebt = 5_000
    /// Bytes of that debt that the end of a request makes up for, so that a client may send each request in tiny pieces.
    public var dataForgivenPerRequest = 500

    /// The defaults.
    public init() {}
}
