/// A value that travels as a protobuf message. Conformances are generated from the schema.
///
/// No C type appears here: with one, every conformance would be unsafe.
public protocol ProtobufMessage: ProtobufEncodable {
    /// Reads a message; fields at fault get their zero values and are added to `violations`, at most
    /// `FieldViolation.maximumCount`. Unknown fields are skipped. Throws only `.malformed`.
    static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [FieldViolation]
    ) throws(DecodeError) -> Self
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
}
