/// What can be written as a protobuf message.
public protocol ProtobufEncodable: Sendable {
    /// Writes the message. Traps when `output` has less free capacity than `maximumEncodedByteCount`.
    @_lifetime(output: copy output)
    func encode(into output: inout OutputRawSpan)

    /// No fewer bytes than `encode` will write; cheap to tell, and close only where text and lists are.
    var maximumEncodedByteCount: Int { get }
}

extension ProtobufEncodable {
    /// The encoded message as an array of its own.
    public func encoded() -> [UInt8] {
        let capacity = maximumEncodedByteCount
        return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var output = unsafe OutputRawSpan(buffer: UnsafeMutableRawBufferPointer(buffer), initializedCount: 0)
            encode(into: &output)
            count = unsafe output.finalize(for: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
