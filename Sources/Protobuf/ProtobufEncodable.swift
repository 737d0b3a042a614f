/// What can be written as a protobuf message.
public protocol ProtobufEncodable: Sendable {
    /// Appends the fields, at most `maximumEncodedByteCount` bytes.
    func write(to writer: inout MessageWriter)

    /// No fewer bytes than the fields take, in either form; cheap to tell, and close only where text and lists are.
    var maximumEncodedByteCount: Int { get }
}

extension ProtobufEncodable {
    /// Writes the message. Traps when `output` has less free capacity than `maximumEncodedByteCount`.
    @inlinable
    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, form: MessageForm = .text) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount, form: form) { write(to: &$0) }
    }

    /// The encoded message as an array of its own.
    public func encoded(form: MessageForm = .text) -> [UInt8] {
        let capacity = maximumEncodedByteCount
        return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var output = unsafe OutputRawSpan(buffer: UnsafeMutableRawBufferPointer(buffer), initializedCount: 0)
            encode(into: &output, form: form)
            count = unsafe output.finalize(for: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
