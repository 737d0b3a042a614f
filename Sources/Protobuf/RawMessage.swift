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
        violations: inout [FieldViolation]
    ) throws(DecodeError) -> RawMessage {
        RawMessage(unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) })
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        precondition(output.freeCapacity >= bytes.count, "a message needs room for its largest encoding")
        unsafe output.withUnsafeMutableBytes { buffer, count in
            unsafe bytes.withUnsafeBytes { source in
                guard let target = buffer.baseAddress, let base = source.baseAddress else { return }
                unsafe (target + count).copyMemory(from: base, byteCount: source.count)
                count += source.count
            }
        }
    }

    public var maximumEncodedByteCount: Int { bytes.count }
}
