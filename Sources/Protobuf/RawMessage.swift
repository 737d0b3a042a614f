/// A message that stays the bytes it travels as, for who reads and writes them otherwise.
public struct RawMessage: ProtobufMessage, Hashable {
    /// The encoding of the message, without gRPC's prefix.
    public var bytes: [UInt8]

    /// A message that is encoded already; nothing looks whether it is one.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> RawMessage {
        RawMessage(unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) })
    }

    public func write(to writer: inout MessageWriter) {
        writer.fields(bytes)
    }

    public var maximumEncodedByteCount: Int { bytes.count }
}
