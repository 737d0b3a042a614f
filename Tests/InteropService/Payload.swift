public import Protobuf

/// Says nothing.
public struct Empty: InteropMessage {
    public init() {}

    public func write(to writer: inout MessageWriter) {}

    public var maximumEncodedByteCount: Int { 0 }
}

/// A flag that may be absent.
public struct BoolValue: InteropMessage {
    public var value = false

    public init() {}

    public init(_ value: Bool) {
        self.value = value
    }

    public mutating func set(_ field: UInt64, _ value: UInt64) {
        if field == 1 { self.value = value != 0 }
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(1, value ? 1 : 0)
    }

    public var maximumEncodedByteCount: Int { 2 }
}

/// Bytes that stand for an application's data. The type is not kept: there is only one.
public struct Payload: InteropMessage {
    public var body: [UInt8] = []

    public init() {}

    /// As many zeros.
    public init(byteCount: Int) {
        body = [UInt8](repeating: 0, count: byteCount)
    }

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {
        if field == 2 { body = bytes.array }
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(2, body)
    }

    public var maximumEncodedByteCount: Int { 11 + body.count }
}

/// How the server is to end a call.
public struct EchoStatus: InteropMessage {
    public var code: Int32 = 0
    public var message = ""

    public init() {}

    public init(_ code: Int32, _ message: String) {
        self.code = code
        self.message = message
    }

    public mutating func set(_ field: UInt64, _ value: UInt64) {
        if field == 1 { code = Int32(truncatingIfNeeded: value) }
    }

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {
        guard field == 2 else { return }
        guard let message = String(validating: bytes.array, as: UTF8.self) else { throw .malformed }
        self.message = message
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(1, code)
        writer.field(2, Array(message.utf8))
    }

    public var maximumEncodedByteCount: Int { 22 + message.utf8.count }
}
