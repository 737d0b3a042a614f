// Generated from holdfast/v1/storage.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension IdempotencyRecord: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__idempotency_record__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        62
    }
}

extension IdempotencyRecord {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__IdempotencyRecord>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            commitSeq: raw.pointee.f_commit_seq,
            keyHigh: raw.pointee.f_key_high,
            keyLow: raw.pointee.f_key_low,
            requestHash: raw.pointee.f_request_hash,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &violations)
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__IdempotencyRecord> {
        let raw = unsafe arena.allocate(Holdfast__V1__IdempotencyRecord.self)
        unsafe holdfast__v1__idempotency_record__init(raw)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        unsafe raw.pointee.f_key_high = self.keyHigh
        unsafe raw.pointee.f_key_low = self.keyLow
        unsafe raw.pointee.f_request_hash = self.requestHash
        unsafe raw.pointee.f_create_time = self.createTime.raw(in: arena)
        return unsafe raw
    }
}

extension LedgerIndexEntry: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__ledger_index_entry__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        11
    }
}

extension LedgerIndexEntry {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LedgerIndexEntry>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            ledgerEntryID: raw.pointee.f_ledger_entry_id
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__LedgerIndexEntry> {
        let raw = unsafe arena.allocate(Holdfast__V1__LedgerIndexEntry.self)
        unsafe holdfast__v1__ledger_index_entry__init(raw)
        unsafe raw.pointee.f_ledger_entry_id = self.ledgerEntryID
        return unsafe raw
    }
}
