// Generated from holdfast/v1/ledger.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension LedgerEntry: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__ledger_entry__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.id.raw != 0 {
            writer.tag(0x8)
            writer.varint(self.id.raw)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if self.quantityChange != 0 {
            writer.tag(0x18)
            writer.varint(self.quantityChange)
        }
        if self.reservedChange != 0 {
            writer.tag(0x20)
            writer.varint(self.reservedChange)
        }
        if self.currentAfter != 0 {
            writer.tag(0x28)
            writer.varint(self.currentAfter)
        }
        if self.reservedAfter != 0 {
            writer.tag(0x30)
            writer.varint(self.reservedAfter)
        }
        if self.reason.rawValue != 0 {
            writer.tag(0x38)
            writer.varint(Int64(self.reason.rawValue))
        }
        if !self.note.isEmpty {
            writer.tag(0x42)
            writer.string(self.note)
        }
        if let value = self.orderID {
            writer.tag(0x4A)
            writer.text(value.raw)
        }
        if let value = self.reservationID {
            writer.tag(0x52)
            writer.text(value.raw)
        }
        writer.tag(0x5A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x60)
            writer.varint(self.commitSeq)
        }
        if self.previousEntryID != 0 {
            writer.tag(0x68)
            writer.varint(self.previousEntryID)
        }
        if self.entryNumber != 0 {
            writer.tag(0x70)
            writer.varint(self.entryNumber)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 243
        count += self.note.utf8.count
        return count
    }
}

extension LedgerEntry {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LedgerEntry>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<LedgerEntry>(raw.pointee.f_id, "id", &reading),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantityChange: raw.pointee.f_quantity_change,
            reservedChange: raw.pointee.f_reserved_change,
            currentAfter: raw.pointee.f_current_after,
            reservedAfter: raw.pointee.f_reserved_after,
            reason: LedgerEntry.Reason(raw.pointee.f_reason, "reason", &reading),
            note: raw.pointee.f_note.string("note", &reading),
            orderID: raw.pointee.o_order_id_case.rawValue == 9
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)) : nil,
            reservationID: raw.pointee.o_reservation_id_case.rawValue == 10
                ? ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            commitSeq: raw.pointee.f_commit_seq,
            previousEntryID: raw.pointee.f_previous_entry_id,
            entryNumber: raw.pointee.f_entry_number
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__LedgerEntry>?,
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

extension GetLedgerEntryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_ledger_entry_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.ledgerEntryID.raw != 0 {
            writer.tag(0x8)
            writer.varint(self.ledgerEntryID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        11
    }
}

extension GetLedgerEntryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetLedgerEntryRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            ledgerEntryID: ID<LedgerEntry>(raw.pointee.f_ledger_entry_id, "ledger_entry_id", &reading)
        )
    }
}

extension GetLedgerEntryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_ledger_entry_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.entry.maximumEncodedByteCount) { self.entry.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.entry.maximumEncodedByteCount
        return count
    }
}

extension GetLedgerEntryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetLedgerEntryResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            entry: LedgerEntry(raw.pointee.f_entry, "entry", &reading)
        )
    }
}

extension ListLedgerEntriesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_ledger_entries_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.variantID {
            writer.tag(0xA)
            writer.text(value.raw)
        }
        if self.pageSize != 0 {
            writer.tag(0x10)
            writer.varint(Int64(self.pageSize))
        }
        if !self.pageToken.isEmpty {
            writer.tag(0x1A)
            writer.string(self.pageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 55
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListLedgerEntriesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListLedgerEntriesRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantID: raw.pointee.o_variant_id_case.rawValue == 1
                ? ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)) : nil,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListLedgerEntriesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_ledger_entries_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.entries {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.entries.count * 6
        for element in self.entries { count += element.maximumEncodedByteCount }
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListLedgerEntriesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListLedgerEntriesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            entries: readRepeated(raw.pointee.f_entries, raw.pointee.n_f_entries) {
                unsafe LedgerEntry($0, "entries[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading)
        )
    }
}

extension VerifyLedgerRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_ledger_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.variantID {
            writer.tag(0xA)
            writer.text(value.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension VerifyLedgerRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__VerifyLedgerRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantID: raw.pointee.o_variant_id_case.rawValue == 1
                ? ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)) : nil
        )
    }
}

extension VerifyLedgerResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_ledger_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.verified {
            writer.tag(0x8)
            writer.varint(self.verified ? 1 as UInt64 : 0)
        }
        if self.entryCount != 0 {
            writer.tag(0x10)
            writer.varint(self.entryCount)
        }
        if self.variantCount != 0 {
            writer.tag(0x18)
            writer.varint(self.variantCount)
        }
        if self.readSeq != 0 {
            writer.tag(0x20)
            writer.varint(self.readSeq)
        }
        for value in self.problems {
            writer.tag(0x2A)
            writer.string(value)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 41
        count += self.problems.count * 6
        for element in self.problems { count += element.utf8.count }
        return count
    }
}

extension VerifyLedgerResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__VerifyLedgerResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            verified: raw.pointee.f_verified != 0,
            entryCount: raw.pointee.f_entry_count,
            variantCount: raw.pointee.f_variant_count,
            readSeq: raw.pointee.f_read_seq,
            problems: readRepeated(raw.pointee.f_problems, raw.pointee.n_f_problems) {
                unsafe $0.string("problems[\($1)]", &reading)
            }
        )
    }
}
