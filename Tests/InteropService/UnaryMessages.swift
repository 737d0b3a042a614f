public import Protobuf

/// What `UnaryCall` of `TestService` is asked.
public struct SimpleRequest: InteropMessage {
    public var responseSize: Int32 = 0
    public var payload: Payload?
    public var responseCompressed: BoolValue?
    public var responseStatus: EchoStatus?
    public var expectCompressed: BoolValue?

    public init() {}

    public mutating func set(_ field: UInt64, _ value: UInt64) {
        if field == 2 { responseSize = Int32(truncatingIfNeeded: value) }
    }

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {
        switch field {
        case 3: payload = try Payload(bytes)
        case 6: responseCompressed = try BoolValue(bytes)
        case 7: responseStatus = try EchoStatus(bytes)
        case 8: expectCompressed = try BoolValue(bytes)
        default: break
        }
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(2, responseSize)
        writer.field(3, payload)
        writer.field(6, responseCompressed)
        writer.field(7, responseStatus)
        writer.field(8, expectCompressed)
    }

    public var maximumEncodedByteCount: Int {
        11 + payload.fieldByteCount + responseCompressed.fieldByteCount + responseStatus.fieldByteCount
            + expectCompressed.fieldByteCount
    }
}

/// What `UnaryCall` of `TestService` answers.
public struct SimpleResponse: InteropMessage {
    public var payload: Payload?

    public init() {}

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {
        if field == 1 { payload = try Payload(bytes) }
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(1, payload)
    }

    public var maximumEncodedByteCount: Int { payload.fieldByteCount }
}
