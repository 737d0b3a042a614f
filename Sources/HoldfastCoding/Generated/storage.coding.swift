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
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__idempotency_record__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.commitSeq != 0 {
            writer.tag(0x8)
            writer.varint(self.commitSeq)
        }
        if self.keyHigh != 0 {
            writer.tag(0x11)
            writer.fixed(self.keyHigh)
        }
        if self.keyLow != 0 {
            writer.tag(0x19)
            writer.fixed(self.keyLow)
        }
        if self.requestHash != 0 {
            writer.tag(0x21)
            writer.fixed(self.requestHash)
        }
        writer.tag(0x2A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        62
    }
}

extension IdempotencyRecord {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__IdempotencyRecord>, _ reading: inout MessageReading) {
        unsafe self.init(
            commitSeq: raw.pointee.f_commit_seq,
            keyHigh: raw.pointee.f_key_high,
            keyLow: raw.pointee.f_key_low,
            requestHash: raw.pointee.f_request_hash,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading)
        )
    }
}

extension LedgerIndexEntry: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__ledger_index_entry__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.ledgerEntryID != 0 {
            writer.tag(0x8)
            writer.varint(self.ledgerEntryID)
        }
    }

    public var maximumEncodedByteCount: Int {
        11
    }
}

extension LedgerIndexEntry {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LedgerIndexEntry>, _ reading: inout MessageReading) {
        unsafe self.init(
            ledgerEntryID: raw.pointee.f_ledger_entry_id
        )
    }
}

extension HistoryIndexEntry: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__history_index_entry__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.keyHigh != 0 {
            writer.tag(0x9)
            writer.fixed(self.keyHigh)
        }
        if self.keyLow != 0 {
            writer.tag(0x11)
            writer.fixed(self.keyLow)
        }
    }

    public var maximumEncodedByteCount: Int {
        18
    }
}

extension HistoryIndexEntry {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__HistoryIndexEntry>, _ reading: inout MessageReading) {
        unsafe self.init(
            keyHigh: raw.pointee.f_key_high,
            keyLow: raw.pointee.f_key_low
        )
    }
}
