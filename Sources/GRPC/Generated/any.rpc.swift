// Generated from google/protobuf/any.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CProtobufC
import Protobuf

extension GoogleProtobuf {
    /// An encoded message together with the name of its type.
    public struct AnyMessage: Equatable, Sendable {
        /// `type.googleapis.com/` and the full name of the message.
        public var typeURL: String
        /// The encoded message.
        public var value: [UInt8]

        @inlinable
        public init(
            typeURL: String = "",
            value: [UInt8] = []
        ) {
            self.typeURL = typeURL
            self.value = value
        }
    }
}

extension GoogleProtobuf.AnyMessage: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, google__protobuf__any__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.typeURL.isEmpty {
            writer.tag(0xA)
            writer.string(self.typeURL)
        }
        if !self.value.isEmpty {
            writer.tag(0x12)
            writer.bytes(self.value)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.typeURL.utf8.count
        count += self.value.count
        return count
    }
}

extension GoogleProtobuf.AnyMessage {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Google__Protobuf__Any>, _ reading: inout MessageReading) {
        unsafe self.init(
            typeURL: raw.pointee.f_type_url.string("type_url", &reading),
            value: raw.pointee.f_value.bytes()
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Google__Protobuf__Any>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}
