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
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_server_info_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
    }

    public var maximumEncodedByteCount: Int {
        0
    }
}

extension GetServerInfoRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetServerInfoRequest>, _ reading: inout MessageReading) {
        self.init()
    }
}

extension GetServerInfoResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_server_info_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.version.isEmpty {
            writer.tag(0xA)
            writer.string(self.version)
        }
        if !self.currency.isEmpty {
            writer.tag(0x12)
            writer.string(self.currency)
        }
        if self.durability.rawValue != 0 {
            writer.tag(0x18)
            writer.varint(Int64(self.durability.rawValue))
        }
        writer.tag(0x22)
        writer.delimited(maximumByteCount: 22) { self.time.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x28)
            writer.varint(self.commitSeq)
        }
        if self.durableSeq != 0 {
            writer.tag(0x30)
            writer.varint(self.durableSeq)
        }
        if self.foldedSeq != 0 {
            writer.tag(0x38)
            writer.varint(self.foldedSeq)
        }
        writer.tag(0x42)
        writer.delimited(maximumByteCount: 22) { self.idempotencyFloor.write(to: &$0) }
        if self.idempotencyRecordCount != 0 {
            writer.tag(0x48)
            writer.varint(self.idempotencyRecordCount)
        }
        if self.openReservationCount != 0 {
            writer.tag(0x50)
            writer.varint(self.openReservationCount)
        }
        if self.stockCount != 0 {
            writer.tag(0x58)
            writer.varint(self.stockCount)
        }
        if self.ledgerEntryID != 0 {
            writer.tag(0x60)
            writer.varint(self.ledgerEntryID)
        }
        if self.groupCount != 0 {
            writer.tag(0x68)
            writer.varint(self.groupCount)
        }
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetServerInfoResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            version: raw.pointee.f_version.string("version", &reading),
            currency: raw.pointee.f_currency.string("currency", &reading),
            durability: GetServerInfoResponse.Durability(raw.pointee.f_durability, "durability", &reading),
            time: Timestamp(raw.pointee.f_time, "time", &reading),
            commitSeq: raw.pointee.f_commit_seq,
            durableSeq: raw.pointee.f_durable_seq,
            foldedSeq: raw.pointee.f_folded_seq,
            idempotencyFloor: Timestamp(raw.pointee.f_idempotency_floor, "idempotency_floor", &reading),
            idempotencyRecordCount: raw.pointee.f_idempotency_record_count,
            openReservationCount: raw.pointee.f_open_reservation_count,
            stockCount: raw.pointee.f_stock_count,
            ledgerEntryID: raw.pointee.f_ledger_entry_id,
            groupCount: raw.pointee.f_group_count
        )
    }
}

extension GetStateHashRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_state_hash_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
    }

    public var maximumEncodedByteCount: Int {
        0
    }
}

extension GetStateHashRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStateHashRequest>, _ reading: inout MessageReading) {
        self.init()
    }
}

extension GetStateHashResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_state_hash_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.hash.isEmpty {
            writer.tag(0xA)
            writer.string(self.hash)
        }
        if self.readSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.readSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.hash.utf8.count
        return count
    }
}

extension GetStateHashResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStateHashResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            hash: raw.pointee.f_hash.string("hash", &reading),
            readSeq: raw.pointee.f_read_seq
        )
    }
}

extension VerifyInvariantsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_invariants_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
    }

    public var maximumEncodedByteCount: Int {
        0
    }
}

extension VerifyInvariantsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__VerifyInvariantsRequest>, _ reading: inout MessageReading) {
        self.init()
    }
}

extension VerifyInvariantsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_invariants_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.verified {
            writer.tag(0x8)
            writer.varint(self.verified ? 1 as UInt64 : 0)
        }
        if self.stockCount != 0 {
            writer.tag(0x10)
            writer.varint(self.stockCount)
        }
        if self.reservationCount != 0 {
            writer.tag(0x18)
            writer.varint(self.reservationCount)
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

extension VerifyInvariantsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__VerifyInvariantsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            verified: raw.pointee.f_verified != 0,
            stockCount: raw.pointee.f_stock_count,
            reservationCount: raw.pointee.f_reservation_count,
            readSeq: raw.pointee.f_read_seq,
            problems: readRepeated(raw.pointee.f_problems, raw.pointee.n_f_problems) {
                unsafe $0.string("problems[\($1)]", &reading)
            }
        )
    }
}

extension ExportEntitiesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__export_entities_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.entities.isEmpty {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: self.entities.count * 10) { writer in
                for value in self.entities { writer.varint(Int64(value.rawValue)) }
            }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.entities.count * 11
        return count
    }
}

extension ExportEntitiesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ExportEntitiesRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            entities: readRepeated(raw.pointee.f_entities, raw.pointee.n_f_entities) {
                EntityKind($0, "entities[\($1)]", &reading)
            }
        )
    }
}

extension ExportEntitiesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__export_entities_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.rows {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.rowCount != 0 {
            writer.tag(0x10)
            writer.varint(self.rowCount)
        }
        if self.totalRowCount != 0 {
            writer.tag(0x18)
            writer.varint(self.totalRowCount)
        }
        if self.readSeq != 0 {
            writer.tag(0x20)
            writer.varint(self.readSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 39
        count += self.rows.count * 6
        for element in self.rows { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ExportEntitiesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ExportEntitiesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            rows: readRepeated(raw.pointee.f_rows, raw.pointee.n_f_rows) {
                unsafe EntityRow($0, "rows[\($1)]", &reading)
            },
            rowCount: raw.pointee.f_row_count,
            totalRowCount: raw.pointee.f_total_row_count,
            readSeq: raw.pointee.f_read_seq
        )
    }
}

extension ImportEntitiesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__import_entities_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.rows {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.rows.count * 6
        for element in self.rows { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ImportEntitiesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ImportEntitiesRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            rows: readRepeated(raw.pointee.f_rows, raw.pointee.n_f_rows) {
                unsafe EntityRow($0, "rows[\($1)]", &reading)
            }
        )
    }
}

extension ImportError: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__import_error__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.rowNumber != 0 {
            writer.tag(0x8)
            writer.varint(self.rowNumber)
        }
        if self.reason.rawValue != 0 {
            writer.tag(0x10)
            writer.varint(Int64(self.reason.rawValue))
        }
        if !self.message.isEmpty {
            writer.tag(0x1A)
            writer.string(self.message)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 28
        count += self.message.utf8.count
        return count
    }
}

extension ImportError {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ImportError>, _ reading: inout MessageReading) {
        unsafe self.init(
            rowNumber: raw.pointee.f_row_number,
            reason: ErrorReason(raw.pointee.f_reason, "reason", &reading),
            message: raw.pointee.f_message.string("message", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ImportError>?,
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

extension ImportEntitiesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__import_entities_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.rowCount != 0 {
            writer.tag(0x8)
            writer.varint(self.rowCount)
        }
        if self.importedCount != 0 {
            writer.tag(0x10)
            writer.varint(self.importedCount)
        }
        if self.unchangedCount != 0 {
            writer.tag(0x18)
            writer.varint(self.unchangedCount)
        }
        if self.refusedCount != 0 {
            writer.tag(0x20)
            writer.varint(self.refusedCount)
        }
        for value in self.errors {
            writer.tag(0x2A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.commitSeq != 0 {
            writer.tag(0x30)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 61
        count += self.errors.count * 6
        for element in self.errors { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ImportEntitiesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ImportEntitiesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            rowCount: raw.pointee.f_row_count,
            importedCount: raw.pointee.f_imported_count,
            unchangedCount: raw.pointee.f_unchanged_count,
            refusedCount: raw.pointee.f_refused_count,
            errors: readRepeated(raw.pointee.f_errors, raw.pointee.n_f_errors) {
                unsafe ImportError($0, "errors[\($1)]", &reading)
            },
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}
