/// Something the peer did, in the order of the wire.
public enum Event: Sendable, BitwiseCopyable {
    /// A complete header block: request, response, informational response or trailers; which one follows from what came
    /// before on the stream. The fields are read with ``Session/withField(_:_:)``.
    case headers(StreamHandle, fields: FieldRange, endsStream: Bool)
    /// A header block beyond ``SessionConfiguration/maximumHeaderListSize`` or ``SessionConfiguration/maximumFieldCount``.
    case oversizedHeaders(StreamHandle, endsStream: Bool)
    /// Payload of a DATA frame without its padding: bytes `offset ..< offset + count` of the input just received.
    case data(StreamHandle, offset: Int, count: Int, endsStream: Bool)
    /// END_STREAM on a DATA frame that brought no bytes.
    case ended(StreamHandle)
    /// Nothing more will come or go on this stream. `noError` after both sides ended it in order.
    case closed(StreamHandle, ErrorCode)
    /// The peer sent GOAWAY: streams of ours above `lastStreamID` were not and will not be processed. What else it said is in
    /// ``HTTP2/Session/goAwayDebugData``.
    case goAway(lastStreamID: Int32, ErrorCode)
    /// The peer answered a PING of ours, whose eight bytes these are.
    case pingAcknowledged(UInt64)
    /// The peer sent a PING; its answer waits to be drained.
    case pingReceived
    /// The peer's SETTINGS have been applied.
    case settingsReceived
    /// The peer has applied ours.
    case settingsAcknowledged
}

/// The fields of one header block: a run of the session's field numbers, valid until ``Session/clearEvents()``.
public struct FieldRange: Sendable, BitwiseCopyable {
    /// The number of the first field.
    public let first: Int32
    /// How many fields there are.
    public let count: Int32
    /// Not 0 if the block has the same fields, in the same order, as every other one with this number.
    public let repetition: UInt32

    /// The numbers of the fields, in the order of the wire.
    @inlinable
    public var indices: Range<Int> {
        Int(first)..<Int(first) + Int(count)
    }

    @usableFromInline
    init(_ first: Int, _ count: Int, repetition: UInt32 = 0) {
        self.first = Int32(first)
        self.count = Int32(count)
        self.repetition = repetition
    }
}
