/// A value that travels as a protobuf message. Conformances are generated from the schema.
///
/// No C type appears here: with one, every conformance would be unsafe.
public protocol ProtobufMessage: ProtobufEncodable {
    /// Reads a message in the form that `reading` says; fields at fault get their zero values and are noted there. Unknown fields are
    /// skipped. Throws only `.malformed`.
    static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self
}

extension ProtobufMessage {
    /// Reads a message; throws `.invalid` with every field at fault.
    @inlinable
    public static func decode(_ bytes: Span<UInt8>, in arena: borrowing Arena) throws(DecodeError) -> Self {
        try decode(bytes, in: arena, form: .text)
    }

    /// Reads a message; fields at fault get their zero values and are added to `violations`, at most
    /// `FieldViolation.maximumCount`. Throws only `.malformed`.
    @inlinable
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [FieldViolation]
    ) throws(DecodeError) -> Self {
        var reading = MessageReading(violations: violations)
        let message = try decode(bytes, in: arena, reading: &reading)
        violations = reading.violations
        return message
    }

    /// Reads a message in compact form from untyped memory, such as a stored row; throws `.invalid` with every field at fault.
    public static func decode(compact bytes: RawSpan, in arena: borrowing Arena) throws(DecodeError) -> Self {
        try unsafe bytes.withUnsafeBytes { (buffer) throws(DecodeError) in
            try unsafe decode(Span(_unsafeBytes: buffer), in: arena, form: .compact)
        }
    }

    @inlinable
    static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        form: MessageForm
    ) throws(DecodeError) -> Self {
        var reading = MessageReading(form: form)
        let message = try decode(bytes, in: arena, reading: &reading)
        guard reading.violations.isEmpty else { throw .invalid(reading.violations) }
        return message
    }
}
