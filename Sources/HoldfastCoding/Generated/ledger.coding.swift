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
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__ledger_entry__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 243
        count += self.note.utf8.count
        return count
    }
}

extension LedgerEntry {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LedgerEntry>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            id: ID<LedgerEntry>(raw.pointee.f_id, "id", &violations),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            quantityChange: raw.pointee.f_quantity_change,
            reservedChange: raw.pointee.f_reserved_change,
            currentAfter: raw.pointee.f_current_after,
            reservedAfter: raw.pointee.f_reserved_after,
            reason: LedgerEntry.Reason(raw.pointee.f_reason, "reason", &violations),
            note: raw.pointee.f_note.string("note", &violations),
            orderID: raw.pointee.o_order_id_case.rawValue == 9
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &violations)) : nil,
            reservationID: raw.pointee.o_reservation_id_case.rawValue == 10
                ? ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &violations)) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &violations),
            commitSeq: raw.pointee.f_commit_seq,
            previousEntryID: raw.pointee.f_previous_entry_id,
            entryNumber: raw.pointee.f_entry_number
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__LedgerEntry>?,
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
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__LedgerEntry> {
        let raw = unsafe arena.allocate(Holdfast__V1__LedgerEntry.self)
        unsafe holdfast__v1__ledger_entry__init(raw)
        unsafe raw.pointee.f_id = self.id.raw
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        unsafe raw.pointee.f_quantity_change = self.quantityChange
        unsafe raw.pointee.f_reserved_change = self.reservedChange
        unsafe raw.pointee.f_current_after = self.currentAfter
        unsafe raw.pointee.f_reserved_after = self.reservedAfter
        unsafe raw.pointee.f_reason = self.reason.rawValue
        unsafe raw.pointee.f_note = arena.copy(self.note)
        if let value = self.orderID {
            unsafe raw.pointee.o_order_id_case = .init(rawValue: 9)
            unsafe raw.pointee.f_order_id = arena.text(value.raw)
        }
        if let value = self.reservationID {
            unsafe raw.pointee.o_reservation_id_case = .init(rawValue: 10)
            unsafe raw.pointee.f_reservation_id = arena.text(value.raw)
        }
        unsafe raw.pointee.f_create_time = self.createTime.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        unsafe raw.pointee.f_previous_entry_id = self.previousEntryID
        unsafe raw.pointee.f_entry_number = self.entryNumber
        return unsafe raw
    }
}

extension GetLedgerEntryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_ledger_entry_request__unpack)
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

extension GetLedgerEntryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__GetLedgerEntryRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            ledgerEntryID: ID<LedgerEntry>(raw.pointee.f_ledger_entry_id, "ledger_entry_id", &violations)
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetLedgerEntryRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetLedgerEntryRequest.self)
        unsafe holdfast__v1__get_ledger_entry_request__init(raw)
        unsafe raw.pointee.f_ledger_entry_id = self.ledgerEntryID.raw
        return unsafe raw
    }
}

extension GetLedgerEntryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_ledger_entry_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.entry.maximumEncodedByteCount
        return count
    }
}

extension GetLedgerEntryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__GetLedgerEntryResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            entry: LedgerEntry(raw.pointee.f_entry, "entry", &violations)
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetLedgerEntryResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetLedgerEntryResponse.self)
        unsafe holdfast__v1__get_ledger_entry_response__init(raw)
        unsafe raw.pointee.f_entry = self.entry.raw(in: arena)
        return unsafe raw
    }
}

extension ListLedgerEntriesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_ledger_entries_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 55
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListLedgerEntriesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ListLedgerEntriesRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            variantID: raw.pointee.o_variant_id_case.rawValue == 1
                ? ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)) : nil,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &violations)
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ListLedgerEntriesRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__ListLedgerEntriesRequest.self)
        unsafe holdfast__v1__list_ledger_entries_request__init(raw)
        if let value = self.variantID {
            unsafe raw.pointee.o_variant_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_variant_id = arena.text(value.raw)
        }
        unsafe raw.pointee.f_page_size = self.pageSize
        unsafe raw.pointee.f_page_token = arena.copy(self.pageToken)
        return unsafe raw
    }
}

extension ListLedgerEntriesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_ledger_entries_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
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
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ListLedgerEntriesResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            entries: readRepeated(raw.pointee.f_entries, raw.pointee.n_f_entries) {
                unsafe LedgerEntry($0, "entries[\($1)]", &violations)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &violations)
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ListLedgerEntriesResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__ListLedgerEntriesResponse.self)
        unsafe holdfast__v1__list_ledger_entries_response__init(raw)
        do {
            let elements = unsafe arena.allocate(
                UnsafeMutablePointer<Holdfast__V1__LedgerEntry>?.self,
                count: self.entries.count
            )
            for index in self.entries.indices {
                unsafe elements[index] = self.entries[index].raw(in: arena)
            }
            unsafe raw.pointee.f_entries = elements
            unsafe raw.pointee.n_f_entries = self.entries.count
        }
        unsafe raw.pointee.f_next_page_token = arena.copy(self.nextPageToken)
        return unsafe raw
    }
}

extension VerifyLedgerRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_ledger_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension VerifyLedgerRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__VerifyLedgerRequest>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            variantID: raw.pointee.o_variant_id_case.rawValue == 1
                ? ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)) : nil
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__VerifyLedgerRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__VerifyLedgerRequest.self)
        unsafe holdfast__v1__verify_ledger_request__init(raw)
        if let value = self.variantID {
            unsafe raw.pointee.o_variant_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_variant_id = arena.text(value.raw)
        }
        return unsafe raw
    }
}

extension VerifyLedgerResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__verify_ledger_response__unpack)
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

extension VerifyLedgerResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__VerifyLedgerResponse>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            verified: raw.pointee.f_verified != 0,
            entryCount: raw.pointee.f_entry_count,
            variantCount: raw.pointee.f_variant_count,
            readSeq: raw.pointee.f_read_seq,
            problems: readRepeated(raw.pointee.f_problems, raw.pointee.n_f_problems) {
                unsafe $0.string("problems[\($1)]", &violations)
            }
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__VerifyLedgerResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__VerifyLedgerResponse.self)
        unsafe holdfast__v1__verify_ledger_response__init(raw)
        unsafe raw.pointee.f_verified = self.verified ? 1 : 0
        unsafe raw.pointee.f_entry_count = self.entryCount
        unsafe raw.pointee.f_variant_count = self.variantCount
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
