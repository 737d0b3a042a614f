public import CProtobufC

// What generated conversions read protobuf-c's structs with. The pointers are into an arena and end with the conversion.

extension Arena {
    /// Parses `bytes` with the `unpack` function of a message. The struct is valid until the arena is reset.
    @inlinable
    public func unpack<Raw>(
        _ bytes: Span<UInt8>,
        _ function: (UnsafeMutablePointer<ProtobufCAllocator>?, Int, UnsafePointer<UInt8>?) -> UnsafeMutablePointer<
            Raw
        >?
    ) throws(DecodeError) -> UnsafeMutablePointer<Raw> {
        reset()
        let raw = unsafe bytes.withUnsafeBufferPointer { unsafe function(allocator, $0.count, $0.baseAddress) }
        guard let raw = unsafe raw else { throw .malformed }
        return unsafe raw
    }
}

extension ProtobufCBinaryData {
    /// The bytes, borrowed from the arena.
    @inlinable
    var buffer: UnsafeBufferPointer<UInt8> { unsafe UnsafeBufferPointer(start: data, count: len) }

    /// A copy of the bytes.
    @inlinable
    public func bytes() -> [UInt8] { unsafe [UInt8](buffer) }

    /// The bytes as text. Text that is not UTF-8 or holds U+0000, which C would take for its end, is a violation.
    @inlinable
    public func string(_ field: @autoclosure () -> String, _ reading: inout MessageReading) -> String {
        if unsafe len == 0 { return "" }
        let buffer = unsafe buffer
        let span = unsafe buffer.span
        var lowest = UInt8.max
        for index in span.indices { lowest = min(lowest, span[index]) }
        if lowest != 0, let text = try? UTF8Span(validating: span) { return String(copying: text) }
        reading.note(field(), lowest == 0 ? "must not contain U+0000" : "must be UTF-8")
        return ""
    }

    /// The bytes as a value with a text of its own form.
    @inlinable
    public func value<Value: TextValue>(
        _ type: Value.Type,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) -> Value {
        let buffer = unsafe buffer
        let span = unsafe buffer.span
        if let value = reading.form == .text ? Value(text: span) : Value(compact: span) { return value }
        reading.note(field(), unsafe len == 0 ? "is required" : Value.expectation)
        return Value()
    }
}

extension RawRepresentable where RawValue == Int32 {
    /// The value with this number. A number that the schema does not know is a violation and gives the value 0.
    @inlinable
    public init(_ number: Int32, _ field: @autoclosure () -> String, _ reading: inout MessageReading) {
        if let value = Self(rawValue: number) {
            self = value
        } else {
            reading.note(field(), "\(number) is not a known value")
            self.init(rawValue: 0)!
        }
    }
}

/// The values of a repeated field, each made from its struct and its index.
@inlinable
public func readRepeated<Raw, Value>(
    _ elements: UnsafeMutablePointer<Raw>?,
    _ count: Int,
    _ value: (Raw, Int) -> Value
) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for index in 0..<count { unsafe values.append(value(elements![index], index)) }
    return values
}
