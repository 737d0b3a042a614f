// Generated from holdfast/v1/stock.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension Stock: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__stock__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.variantID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.variantID.raw)
        }
        if self.currentStock != 0 {
            writer.tag(0x10)
            writer.varint(self.currentStock)
        }
        if self.reservedStock != 0 {
            writer.tag(0x18)
            writer.varint(self.reservedStock)
        }
        if self.availableStock != 0 {
            writer.tag(0x20)
            writer.varint(self.availableStock)
        }
        if self.lowStockThreshold != 0 {
            writer.tag(0x28)
            writer.varint(self.lowStockThreshold)
        }
        if self.backorderLimit != 0 {
            writer.tag(0x30)
            writer.varint(self.backorderLimit)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x42)
            writer.text(self.etag)
        }
        if self.ledgerEntryID != 0 {
            writer.tag(0x48)
            writer.varint(self.ledgerEntryID)
        }
        if self.ledgerEntryCount != 0 {
            writer.tag(0x50)
            writer.varint(self.ledgerEntryCount)
        }
    }

    public var maximumEncodedByteCount: Int {
        157
    }
}

extension Stock {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Stock>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            currentStock: raw.pointee.f_current_stock,
            reservedStock: raw.pointee.f_reserved_stock,
            availableStock: raw.pointee.f_available_stock,
            lowStockThreshold: raw.pointee.f_low_stock_threshold,
            backorderLimit: raw.pointee.f_backorder_limit,
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            ledgerEntryID: raw.pointee.f_ledger_entry_id,
            ledgerEntryCount: raw.pointee.f_ledger_entry_count
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Stock>?,
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

extension GetStockRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_stock_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.variantID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.variantID.raw)
        }
        switch self.asOf {
        case .commitSeq(let value):
            writer.tag(0x10)
            writer.varint(value)
        case .time(let value):
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        62
    }
}

extension GetStockRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStockRequest>, _ reading: inout MessageReading) {
        let asOfChoice: AsOf? =
            switch unsafe raw.pointee.o_as_of_case.rawValue {
            case 2: unsafe .commitSeq(raw.pointee.f_commit_seq)
            case 3: unsafe .time(Timestamp(raw.pointee.f_time, "time", &reading))
            default: nil
            }
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            asOf: asOfChoice
        )
    }
}

extension GetStockResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_stock_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.readSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.readSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        171
    }
}

extension GetStockResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStockResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            readSeq: raw.pointee.f_read_seq
        )
    }
}

extension BatchGetStocksRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_stocks_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.variantIDs {
            writer.tag(0xA)
            writer.text(value.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.variantIDs.count * 38
        return count
    }
}

extension BatchGetStocksRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetStocksRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantIDs: readRepeated(raw.pointee.f_variant_ids, raw.pointee.n_f_variant_ids) {
                unsafe ID<ProductVariant>($0.value(UUID.self, "variant_ids[\($1)]", &reading))
            }
        )
    }
}

extension BatchGetStocksResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_stocks_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.stocks {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 157) { value.write(to: &$0) }
        }
        if self.readSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.readSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.stocks.count * 160
        return count
    }
}

extension BatchGetStocksResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetStocksResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stocks: readRepeated(raw.pointee.f_stocks, raw.pointee.n_f_stocks) {
                unsafe Stock($0, "stocks[\($1)]", &reading)
            },
            readSeq: raw.pointee.f_read_seq
        )
    }
}

extension SetStockRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__set_stock_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if self.currentStock != 0 {
            writer.tag(0x18)
            writer.varint(self.currentStock)
        }
        if let value = self.expectedCurrent {
            writer.tag(0x20)
            writer.varint(value)
        }
        if let value = self.lowStockThreshold {
            writer.tag(0x28)
            writer.varint(value)
        }
        if let value = self.backorderLimit {
            writer.tag(0x30)
            writer.varint(value)
        }
        if self.etag != .none {
            writer.tag(0x3A)
            writer.text(self.etag)
        }
        if !self.note.isEmpty {
            writer.tag(0x42)
            writer.string(self.note)
        }
        if self.validateOnly {
            writer.tag(0x48)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 146
        count += self.note.utf8.count
        return count
    }
}

extension SetStockRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SetStockRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            currentStock: raw.pointee.f_current_stock,
            expectedCurrent: raw.pointee.o_expected_current_case.rawValue == 4 ? raw.pointee.f_expected_current : nil,
            lowStockThreshold: raw.pointee.o_low_stock_threshold_case.rawValue == 5
                ? raw.pointee.f_low_stock_threshold : nil,
            backorderLimit: raw.pointee.o_backorder_limit_case.rawValue == 6 ? raw.pointee.f_backorder_limit : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            note: raw.pointee.f_note.string("note", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension SetStockResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__set_stock_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        171
    }
}

extension SetStockResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SetStockResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension AdjustStockRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__adjust_stock_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if self.quantityChange != 0 {
            writer.tag(0x18)
            writer.varint(self.quantityChange)
        }
        if self.reason.rawValue != 0 {
            writer.tag(0x20)
            writer.varint(Int64(self.reason.rawValue))
        }
        if !self.note.isEmpty {
            writer.tag(0x2A)
            writer.string(self.note)
        }
        if self.etag != .none {
            writer.tag(0x32)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 124
        count += self.note.utf8.count
        return count
    }
}

extension AdjustStockRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__AdjustStockRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantityChange: raw.pointee.f_quantity_change,
            reason: LedgerEntry.Reason(raw.pointee.f_reason, "reason", &reading),
            note: raw.pointee.f_note.string("note", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension AdjustStockResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__adjust_stock_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        171
    }
}

extension AdjustStockResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__AdjustStockResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ListStocksRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_stocks_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.lowOnly {
            writer.tag(0x8)
            writer.varint(self.lowOnly ? 1 as UInt64 : 0)
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
        var count = 19
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListStocksRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListStocksRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            lowOnly: raw.pointee.f_low_only != 0,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListStocksResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_stocks_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.stocks {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 157) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
        if self.readSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.readSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 23
        count += self.stocks.count * 160
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListStocksResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListStocksResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stocks: readRepeated(raw.pointee.f_stocks, raw.pointee.n_f_stocks) {
                unsafe Stock($0, "stocks[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading),
            readSeq: raw.pointee.f_read_seq
        )
    }
}

extension StockAdjustment: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__stock_adjustment__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.variantID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.variantID.raw)
        }
        if self.quantityChange != 0 {
            writer.tag(0x10)
            writer.varint(self.quantityChange)
        }
        if self.reason.rawValue != 0 {
            writer.tag(0x18)
            writer.varint(Int64(self.reason.rawValue))
        }
        if !self.note.isEmpty {
            writer.tag(0x22)
            writer.string(self.note)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 66
        count += self.note.utf8.count
        return count
    }
}

extension StockAdjustment {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__StockAdjustment>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantityChange: raw.pointee.f_quantity_change,
            reason: LedgerEntry.Reason(raw.pointee.f_reason, "reason", &reading),
            note: raw.pointee.f_note.string("note", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__StockAdjustment>?,
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

extension BatchAdjustStocksRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_adjust_stocks_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        for value in self.lines {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.validateOnly {
            writer.tag(0x18)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 46
        count += self.lines.count * 6
        for element in self.lines { count += element.maximumEncodedByteCount }
        return count
    }
}

extension BatchAdjustStocksRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchAdjustStocksRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            lines: readRepeated(raw.pointee.f_lines, raw.pointee.n_f_lines) {
                unsafe StockAdjustment($0, "lines[\($1)]", &reading)
            },
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension BatchAdjustStocksResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_adjust_stocks_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.stocks {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 157) { value.write(to: &$0) }
        }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.stocks.count * 160
        return count
    }
}

extension BatchAdjustStocksResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchAdjustStocksResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stocks: readRepeated(raw.pointee.f_stocks, raw.pointee.n_f_stocks) {
                unsafe Stock($0, "stocks[\($1)]", &reading)
            },
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension UpdateStockSettingsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_stock_settings_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if let value = self.lowStockThreshold {
            writer.tag(0x18)
            writer.varint(value)
        }
        if let value = self.backorderLimit {
            writer.tag(0x20)
            writer.varint(value)
        }
        if self.etag != .none {
            writer.tag(0x2A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x30)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        118
    }
}

extension UpdateStockSettingsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateStockSettingsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            lowStockThreshold: raw.pointee.o_low_stock_threshold_case.rawValue == 3
                ? raw.pointee.f_low_stock_threshold : nil,
            backorderLimit: raw.pointee.o_backorder_limit_case.rawValue == 4 ? raw.pointee.f_backorder_limit : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension UpdateStockSettingsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_stock_settings_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        171
    }
}

extension UpdateStockSettingsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateStockSettingsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension WatchStocksRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__watch_stocks_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.variantIDs {
            writer.tag(0xA)
            writer.text(value.raw)
        }
        if let value = self.afterSeq {
            writer.tag(0x10)
            writer.varint(value)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.variantIDs.count * 38
        return count
    }
}

extension WatchStocksRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__WatchStocksRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantIDs: readRepeated(raw.pointee.f_variant_ids, raw.pointee.n_f_variant_ids) {
                unsafe ID<ProductVariant>($0.value(UUID.self, "variant_ids[\($1)]", &reading))
            },
            afterSeq: raw.pointee.o_after_seq_case.rawValue == 2 ? raw.pointee.f_after_seq : nil
        )
    }
}

extension WatchStocksResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__watch_stocks_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.stocks {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 157) { value.write(to: &$0) }
        }
        if self.resumeSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.resumeSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.stocks.count * 160
        return count
    }
}

extension WatchStocksResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__WatchStocksResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            stocks: readRepeated(raw.pointee.f_stocks, raw.pointee.n_f_stocks) {
                unsafe Stock($0, "stocks[\($1)]", &reading)
            },
            resumeSeq: raw.pointee.f_resume_seq
        )
    }
}
