// Generated from holdfast/v1/admin.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension GetServerInfoRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_server_info_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        0
    }
}

extension GetServerInfoRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetServerInfoRequest>, _ violations: inout [Protobuf.FieldViolation])
    {
        self.init()
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetServerInfoRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetServerInfoRequest.self)
        unsafe holdfast__v1__get_server_info_request__init(raw)
        return unsafe raw
    }
}

extension GetServerInfoResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_server_info_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 159
        count += self.version.utf8.count
        count += self.currency.utf8.count
        return count
    }
}

extension GetServerInfoResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__GetServerInfoResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            version: raw.pointee.f_version.string("version", &violations),
            currency: raw.pointee.f_currency.string("currency", &violations),
            durability: GetServerInfoResponse.Durability(raw.pointee.f_durability, "durability", &violations),
            time: Timestamp(raw.pointee.f_time, "time", &violations),
            commitSeq: raw.pointee.f_commit_seq,
            durableSeq: raw.pointee.f_durable_seq,
            foldedSeq: raw.pointee.f_folded_seq,
            idempotencyFloor: Timestamp(raw.pointee.f_idempotency_floor, "idempotency_floor", &violations),
            idempotencyRecordCount: raw.pointee.f_idempotency_record_count,
            openReservationCount: raw.pointee.f_open_reservation_count,
            stockCount: raw.pointee.f_stock_count,
            ledgerEntryID: raw.pointee.f_ledger_entry_id,
            groupCount: raw.pointee.f_group_count
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetServerInfoResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetServerInfoResponse.self)
        unsafe holdfast__v1__get_server_info_response__init(raw)
        unsafe raw.pointee.f_version = arena.copy(self.version)
        unsafe raw.pointee.f_currency = arena.copy(self.currency)
        unsafe raw.pointee.f_durability = self.durability.rawValue
        unsafe raw.pointee.f_time = self.time.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        unsafe raw.pointee.f_durable_seq = self.durableSeq
        unsafe raw.pointee.f_folded_seq = self.foldedSeq
        unsafe raw.pointee.f_idempotency_floor = self.idempotencyFloor.raw(in: arena)
        unsafe raw.pointee.f_idempotency_record_count = self.idempotencyRecordCount
        unsafe raw.pointee.f_open_reservation_count = self.openReservationCount
        unsafe raw.pointee.f_stock_count = self.stockCount
        unsafe raw.pointee.f_ledger_entry_id = self.ledgerEntryID
        unsafe raw.pointee.f_group_count = self.groupCount
        return unsafe raw
    }
}

extension GetStateHashRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_state_hash_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        0
    }
}

extension GetStateHashRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStateHashRequest>, _ violations: inout [Protobuf.FieldViolation])
    {
        self.init()
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetStateHashRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetStateHashRequest.self)
        unsafe holdfast__v1__get_state_hash_request__init(raw)
        return unsafe raw
    }
}

extension GetStateHashResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_state_hash_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.hash.utf8.count
        return count
    }
}

extension GetStateHashResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStateHashResponse>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            hash: raw.pointee.f_hash.string("hash", &violations),
            readSeq: raw.pointee.f_read_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetStateHashResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetStateHashResponse.self)
        unsafe holdfast__v1__get_state_hash_response__init(raw)
        unsafe raw.pointee.f_hash = arena.copy(self.hash)
        unsafe raw.pointee.f_read_seq = self.readSeq
        return unsafe raw
    }
}

extension VerifyInvariantsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_invariants_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        0
    }
}

extension VerifyInvariantsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__VerifyInvariantsRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        self.init()
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__VerifyInvariantsRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__VerifyInvariantsRequest.self)
        unsafe holdfast__v1__verify_invariants_request__init(raw)
        return unsafe raw
    }
}

extension VerifyInvariantsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_invariants_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 41
        count += self.problems.count * 6
        for element in self.problems { count += element.utf8.count }
        return count
    }
}

extension VerifyInvariantsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__VerifyInvariantsResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            verified: raw.pointee.f_verified != 0,
            stockCount: raw.pointee.f_stock_count,
            reservationCount: raw.pointee.f_reservation_count,
            readSeq: raw.pointee.f_read_seq,
            problems: readRepeated(raw.pointee.f_problems, raw.pointee.n_f_problems) {
                unsafe $0.string("problems[\($1)]", &violations)
            }
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__VerifyInvariantsResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__VerifyInvariantsResponse.self)
        unsafe holdfast__v1__verify_invariants_response__init(raw)
        unsafe raw.pointee.f_verified = self.verified ? 1 : 0
        unsafe raw.pointee.f_stock_count = self.stockCount
        unsafe raw.pointee.f_reservation_count = self.reservationCount
        unsafe raw.pointee.f_read_seq = self.readSeq
        do {
            let elements = unsafe arena.allocate(ProtobufCBinaryData.self, count: self.problems.count)
            for index in self.problems.indices {
                unsafe elements[index] = arena.copy(self.problems[index])
            }
            unsafe raw.pointee.f_problems = elements
            unsafe raw.pointee.n_f_problems = self.problems.count
        }
        return unsafe raw
    }
}
