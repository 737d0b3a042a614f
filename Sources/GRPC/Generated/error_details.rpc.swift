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
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, google__rpc__error_info__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
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
    init(_ raw: UnsafeMutablePointer<Google__Rpc__ErrorInfo>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            reason: raw.pointee.f_reason.string("reason", &violations),
            domain: raw.pointee.f_domain.string("domain", &violations),
            metadata: Dictionary(
                readRepeated(raw.pointee.f_metadata, raw.pointee.n_f_metadata) {
                    unsafe (
                        $0!.pointee.f_key.string("metadata[\($1)].key", &violations),
                        $0!.pointee.f_value.string("metadata[\($1)].value", &violations)
                    )
                },
                uniquingKeysWith: { $1 }
            )
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Google__Rpc__ErrorInfo> {
        let raw = unsafe arena.allocate(Google__Rpc__ErrorInfo.self)
        unsafe google__rpc__error_info__init(raw)
        unsafe raw.pointee.f_reason = arena.copy(self.reason)
        unsafe raw.pointee.f_domain = arena.copy(self.domain)
        let sorted = self.metadata.sorted { $0.key < $1.key }
        do {
            let elements = unsafe arena.allocate(
                UnsafeMutablePointer<Google__Rpc__ErrorInfo__MetadataEntry>?.self,
                count: sorted.count
            )
            for index in sorted.indices {
                let entry = unsafe arena.allocate(Google__Rpc__ErrorInfo__MetadataEntry.self)
                unsafe google__rpc__error_info__metadata_entry__init(entry)
                unsafe entry.pointee.f_key = arena.copy(sorted[index].key)
                unsafe entry.pointee.f_value = arena.copy(sorted[index].value)
                unsafe elements[index] = entry
            }
            unsafe raw.pointee.f_metadata = elements
            unsafe raw.pointee.n_f_metadata = sorted.count
        }
        return unsafe raw
    }
}

extension GoogleRPC.BadRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, google__rpc__bad_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
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
    init(_ raw: UnsafeMutablePointer<Google__Rpc__BadRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            fieldViolations: readRepeated(raw.pointee.f_field_violations, raw.pointee.n_f_field_violations) {
                unsafe GoogleRPC.BadRequest.FieldViolation($0, "field_violations[\($1)]", &violations)
            }
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Google__Rpc__BadRequest> {
        let raw = unsafe arena.allocate(Google__Rpc__BadRequest.self)
        unsafe google__rpc__bad_request__init(raw)
        do {
            let elements = unsafe arena.allocate(
                UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>?.self,
                count: self.fieldViolations.count
            )
            for index in self.fieldViolations.indices {
                unsafe elements[index] = self.fieldViolations[index].raw(in: arena)
            }
            unsafe raw.pointee.f_field_violations = elements
            unsafe raw.pointee.n_f_field_violations = self.fieldViolations.count
        }
        return unsafe raw
    }
}

extension GoogleRPC.BadRequest.FieldViolation {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            field: raw.pointee.f_field.string("field", &violations),
            description: raw.pointee.f_description.string("description", &violations)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation>?,
        _ field: @autoclosure () -> String,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        guard let raw = unsafe raw else {
            violations.note(field(), "is required")
            self.init()
            return
        }
        let known = violations.count
        unsafe self.init(raw, &violations)
        if violations.count > known { violations.nest(from: known, in: field()) }
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Google__Rpc__BadRequest__FieldViolation> {
        let raw = unsafe arena.allocate(Google__Rpc__BadRequest__FieldViolation.self)
        unsafe google__rpc__bad_request__field_violation__init(raw)
        unsafe raw.pointee.f_field = arena.copy(self.field)
        unsafe raw.pointee.f_description = arena.copy(self.description)
        return unsafe raw
    }

    var maximumEncodedByteCount: Int {
        var count = 12
        count += self.field.utf8.count
        count += self.description.utf8.count
        return count
    }
}
