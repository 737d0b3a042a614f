// Generated from google/rpc/error_details.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CProtobufC
import Protobuf

extension GoogleRPC {
    /// Why a call failed, for programs.
    public struct ErrorInfo: Equatable, Sendable {
        /// The reason, in capitals, unique within the domain.
        public var reason: String
        /// Who defines the reason.
        public var domain: String
        /// Facts about this failure.
        public var metadata: [String: String]

        @inlinable
        public init(
            reason: String = "",
            domain: String = "",
            metadata: [String: String] = [:]
        ) {
            self.reason = reason
            self.domain = domain
            self.metadata = metadata
        }
    }

    /// Which fields of a request are at fault.
    public struct BadRequest: Equatable, Sendable {
        /// One field at fault.
        public struct FieldViolation: Equatable, Sendable {
            /// The path of the field, as `lines[3].quantity`.
            public var field: String
            /// What is wrong with it.
            public var description: String

            @inlinable
            public init(
                field: String = "",
                description: String = ""
            ) {
                self.field = field
                self.description = description
            }
        }

        /// Every field at fault.
        public var fieldViolations: [GoogleRPC.BadRequest.FieldViolation]

        @inlinable
        public init(
            fieldViolations: [GoogleRPC.BadRequest.FieldViolation] = []
        ) {
            self.fieldViolations = fieldViolations
        }
    }
}

extension GoogleRPC.ErrorInfo: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, google__rpc__error_info__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.reason.isEmpty {
            writer.tag(0xA)
            writer.string(self.reason)
        }
        if !self.domain.isEmpty {
            writer.tag(0x12)
            writer.string(self.domain)
        }
        for (key, value) in self.metadata.sorted(by: { $0.key < $1.key }) {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: 2 * 6 + key.utf8.count + value.utf8.count) { writer in
                writer.tag(0x0A)
                writer.string(key)
                writer.tag(0x12)
                writer.string(value)
            }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.reason.utf8.count
        count += self.domain.utf8.count
        count += self.metadata.count * 18
        for (key, value) in self.metadata { count += key.utf8.count + value.utf8.count }
        return count
    }
}

extension GoogleRPC.ErrorInfo {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Google__Rpc__ErrorInfo>, _ reading: inout MessageReading) {
        unsafe self.init(
            reason: raw.pointee.f_reason.string("reason", &reading),
            domain: raw.pointee.f_domain.string("domain", &reading),
            metadata: Dictionary(
                readRepeated(raw.pointee.f_metadata, raw.pointee.n_f_metadata) {
                    unsafe (
                        $0!.pointee.f_key.string("metadata[\($1)].key", &reading),
                        $0!.pointee.f_value.string("metadata[\($1)].value", &reading)
                    )
                },
                uniquingKeysWith: { $1 }
            )
        )
    }
}

extension GoogleRPC.BadRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, google__rpc__bad_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.fieldViolations {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.fieldViolations.count * 6
        for element in self.fieldViolations { count += element.maximumEncodedByteCount }
        return count
    }
}

extension GoogleRPC.BadRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Google__Rpc__BadRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            fieldViolations: readRepeated(raw.pointee.f_field_violations, raw.pointee.n_f_field_violations) {
                unsafe GoogleRPC.BadRequest.FieldViolation($0, "field_violations[\($1)]", &reading)
            }
        )
    }
}

extension GoogleRPC.BadRequest.FieldViolation {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>, _ reading: inout MessageReading) {
        unsafe self.init(
            field: raw.pointee.f_field.string("field", &reading),
            description: raw.pointee.f_description.string("description", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>?,
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

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        if !self.field.isEmpty {
            writer.tag(0xA)
            writer.string(self.field)
        }
        if !self.description.isEmpty {
            writer.tag(0x12)
            writer.string(self.description)
        }
    }

    var maximumEncodedByteCount: Int {
        var count = 12
        count += self.field.utf8.count
        count += self.description.utf8.count
        return count
    }
}
