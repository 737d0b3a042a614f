/// A value that travels as a protobuf message. Conformances are generated from the schema.
///
/// No C type appears here: with one, every conformance would be unsafe.
public protocol ProtobufMessage: Sendable {
    /// Reads a message; fields at fault get their zero values and are added to `violations`, at most
    /// `FieldViolation.maximumCount`. Unknown fields are skipped. Throws only `.malformed`.
    static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [FieldViolation]
    ) throws(DecodeError) -> Self

    /// Writes the message. Traps when `output` has less free capacity than `maximumEncodedByteCount`.
    @_lifetime(output: copy output)
    func encode(into output: inout OutputRawSpan, in arena: borrowing Arena)

    /// No fewer bytes than `encode` will write; cheap to tell, and close only where text and lists are.
    var maximumEncodedByteCount: Int { get }
}

extension ProtobufMessage {
    /// Reads a message; throws `.invalid` with every field at fault.
    @inlinable
    public static func decode(_ bytes: Span<UInt8>, in arena: borrowing Arena) throws(DecodeError) -> Self {
        var violations: [FieldViolation] = []
        let message = try decode(bytes, in: arena, violations: &violations)
        guard violations.isEmpty else { throw .invalid(violations) }
        return message
    }

    /// The encoded message as an array of its own.
    public func encoded(in arena: borrowing Arena) -> [UInt8] {
        let capacity = maximumEncodedByteCount
        return unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            var output = unsafe OutputRawSpan(buffer: UnsafeMutableRawBufferPointer(buffer), initializedCount: 0)
            encode(into: &output, in: arena)
            count = unsafe output.finalize(for: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
