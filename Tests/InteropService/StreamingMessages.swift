public import Protobuf

/// One of the requests of `StreamingInputCall`.
public struct StreamingInputCallRequest: InteropMessage {
    public var payload: Payload?
    public var expectCompressed: BoolValue?

    public init() {}

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {
        switch field {
        case 1: payload = try Payload(bytes)
        case 2: expectCompressed = try BoolValue(bytes)
        default: break
        }
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(1, payload)
        writer.field(2, expectCompressed)
    }

    public var maximumEncodedByteCount: Int { payload.fieldByteCount + expectCompressed.fieldByteCount }
}

/// What `StreamingInputCall` answers.
public struct StreamingInputCallResponse: InteropMessage {
    public var aggregatedPayloadSize: Int32 = 0

    public init() {}

    public mutating func set(_ field: UInt64, _ value: UInt64) {
        if field == 1 { aggregatedPayloadSize = Int32(truncatingIfNeeded: value) }
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(1, aggregatedPayloadSize)
    }

    public var maximumEncodedByteCount: Int { 11 }
}

/// One response of a stream, as its request describes it.
public struct ResponseParameters: InteropMessage {
    public var size: Int32 = 0
    /// Microseconds.
    public var interval: Int32 = 0
    public var compressed: BoolValue?

    public init() {}

    public mutating func set(_ field: UInt64, _ value: UInt64) {
        switch field {
        case 1: size = Int32(truncatingIfNeeded: value)
        case 2: interval = Int32(truncatingIfNeeded: value)
        default: break
        }
    }

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {
        if field == 3 { compressed = try BoolValue(bytes) }
    }

    public func write(to writer: inout MessageWriter) {
        writer.field(1, size)
        writer.field(2, interval)
        writer.field(3, compressed)
    }

    public var maximumEncodedByteCount: Int { 22 + compressed.fieldByteCount }
}

/// What the calls with a stream of responses are asked.
public struct StreamingOutputCallRequest: InteropMessage {
    public var responseParameters: [ResponseParameters] = []
    public var payload: Payload?
    public var responseStatus: EchoStatus?

    public init() {}

    public mutating func set(_ field: UInt64, _ bytes: Span<UInt8>) throws(DecodeError) {
        switch field {
        case 2: responseParameters.append(try ResponseParameters(bytes))
        case 3: payload = try Payload(bytes)
        case 7: responseStatus = try EchoStatus(bytes)
        default: break
        }
    }

    public func write(to writer: inout MessageWriter) {
        for parameters in responseParameters { writer.field(2, parameters) }
        writer.field(3, payload)
        writer.field(7, responseStatus)
    }

    public var maximumEncodedByteCount: Int {
        responseParameters.reduce(payload.fieldByteCount + responseStatus.fieldByteCount) {
            $0 + 11 + $1.maximumEncodedByteCount
        }
    }
}

/// One of the responses that were asked for.
public struct StreamingOutputCallResponse: InteropMessage {
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
