public import Protobuf

/// A message of gRPC's interoperation tests (`Schema/test_service/messages.proto`), which reads and writes itself field by field.
public protocol InteropMessage: ProtobufMessage, Hashable {
    init()

    /// Sets a field that came as a number; ignores one it does not know.
    mutating func set(_ field: UInt64, _ value: UInt64)

    /// Sets a field that came as bytes; ignores one it does not know.
    mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError)
}

extension InteropMessage {
    public mutating func set(_ field: UInt64, _ value: UInt64) {}

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {}

    init(_ bytes: Span<UInt8>) throws(DecodeError) {
        self.init()
        var reader = FieldReader(bytes)
        while let field = try reader.next() {
            switch field.value {
            case .varint(let value): set(field.number, value)
            case .delimited(let range): try set(field.number, bytes.extracting(range))
            case .fixed: break
            }
        }
    }

    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        try Self(bytes)
    }
}

// How one field is written: not at all when it has its zero value.
extension MessageWriter {
    mutating func field(_ number: UInt64, _ value: Int32) {
        guard value != 0 else { return }
        tag(number << 3)
        varint(Int64(value))
    }

    mutating func field(_ number: UInt64, _ value: [UInt8]) {
        guard !value.isEmpty else { return }
        tag(number << 3 | 2)
        bytes(value)
    }

    mutating func field(_ number: UInt64, _ message: (some InteropMessage)?) {
        guard let message else { return }
        tag(number << 3 | 2)
        delimited(maximumByteCount: message.maximumEncodedByteCount) { message.write(to: &$0) }
    }
}

extension Optional where Wrapped: InteropMessage {
    /// Bytes that the message takes as a field, at most.
    var fieldByteCount: Int { map { 11 + $0.maximumEncodedByteCount } ?? 0 }
}

extension Span<UInt8> {
    var array: [UInt8] {
        [UInt8](capacity: count) { output in
            for index in indices { output.append(self[index]) }
        }
    }
}
