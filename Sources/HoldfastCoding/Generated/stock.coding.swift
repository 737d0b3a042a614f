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
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__stock__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        157
    }
}

extension Stock {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Stock>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            currentStock: raw.pointee.f_current_stock,
            reservedStock: raw.pointee.f_reserved_stock,
            availableStock: raw.pointee.f_available_stock,
            lowStockThreshold: raw.pointee.f_low_stock_threshold,
            backorderLimit: raw.pointee.f_backorder_limit,
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &violations),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            ledgerEntryID: raw.pointee.f_ledger_entry_id,
            ledgerEntryCount: raw.pointee.f_ledger_entry_count
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Stock>?,
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
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__Stock> {
        let raw = unsafe arena.allocate(Holdfast__V1__Stock.self)
        unsafe holdfast__v1__stock__init(raw)
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        unsafe raw.pointee.f_current_stock = self.currentStock
        unsafe raw.pointee.f_reserved_stock = self.reservedStock
        unsafe raw.pointee.f_available_stock = self.availableStock
        unsafe raw.pointee.f_low_stock_threshold = self.lowStockThreshold
        unsafe raw.pointee.f_backorder_limit = self.backorderLimit
        unsafe raw.pointee.f_update_time = self.updateTime.raw(in: arena)
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_ledger_entry_id = self.ledgerEntryID
        unsafe raw.pointee.f_ledger_entry_count = self.ledgerEntryCount
        return unsafe raw
    }
}

extension GetStockRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_stock_request__unpack)
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

extension GetStockRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStockRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        let asOfChoice: AsOf? =
            switch unsafe raw.pointee.o_as_of_case.rawValue {
            case 2: unsafe .commitSeq(raw.pointee.f_commit_seq)
            case 3: unsafe .time(Timestamp(raw.pointee.f_time, "time", &violations))
            default: nil
            }
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            asOf: asOfChoice
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetStockRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetStockRequest.self)
        unsafe holdfast__v1__get_stock_request__init(raw)
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        switch self.asOf {
        case .commitSeq(let value):
            unsafe raw.pointee.o_as_of_case = .init(rawValue: 2)
            unsafe raw.pointee.f_commit_seq = value
        case .time(let value):
            unsafe raw.pointee.o_as_of_case = .init(rawValue: 3)
            unsafe raw.pointee.f_time = value.raw(in: arena)
        case nil: break
        }
        return unsafe raw
    }
}

extension GetStockResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_stock_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        171
    }
}

extension GetStockResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetStockResponse>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            readSeq: raw.pointee.f_read_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetStockResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetStockResponse.self)
        unsafe holdfast__v1__get_stock_response__init(raw)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_read_seq = self.readSeq
        return unsafe raw
    }
}

extension BatchGetStocksRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_stocks_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.variantIDs.count * 38
        return count
    }
}

extension BatchGetStocksRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetStocksRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            variantIDs: readRepeated(raw.pointee.f_variant_ids, raw.pointee.n_f_variant_ids) {
                unsafe ID<ProductVariant>($0.value(UUID.self, "variant_ids[\($1)]", &violations))
            }
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__BatchGetStocksRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__BatchGetStocksRequest.self)
        unsafe holdfast__v1__batch_get_stocks_request__init(raw)
        do {
            let elements = unsafe arena.allocate(ProtobufCBinaryData.self, count: self.variantIDs.count)
            for index in self.variantIDs.indices {
                unsafe elements[index] = arena.text(self.variantIDs[index].raw)
            }
            unsafe raw.pointee.f_variant_ids = elements
            unsafe raw.pointee.n_f_variant_ids = self.variantIDs.count
        }
        return unsafe raw
    }
}

extension BatchGetStocksResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_stocks_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.stocks.count * 160
        return count
    }
}

extension BatchGetStocksResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetStocksResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            stocks: readRepeated(raw.pointee.f_stocks, raw.pointee.n_f_stocks) {
                unsafe Stock($0, "stocks[\($1)]", &violations)
            },
            readSeq: raw.pointee.f_read_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__BatchGetStocksResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__BatchGetStocksResponse.self)
        unsafe holdfast__v1__batch_get_stocks_response__init(raw)
        do {
            let elements = unsafe arena.allocate(
                UnsafeMutablePointer<Holdfast__V1__Stock>?.self,
                count: self.stocks.count
            )
            for index in self.stocks.indices {
                unsafe elements[index] = self.stocks[index].raw(in: arena)
            }
            unsafe raw.pointee.f_stocks = elements
            unsafe raw.pointee.n_f_stocks = self.stocks.count
        }
        unsafe raw.pointee.f_read_seq = self.readSeq
        return unsafe raw
    }
}

extension SetStockRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__set_stock_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 146
        count += self.note.utf8.count
        return count
    }
}

extension SetStockRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SetStockRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            currentStock: raw.pointee.f_current_stock,
            expectedCurrent: raw.pointee.o_expected_current_case.rawValue == 4 ? raw.pointee.f_expected_current : nil,
            lowStockThreshold: raw.pointee.o_low_stock_threshold_case.rawValue == 5
                ? raw.pointee.f_low_stock_threshold : nil,
            backorderLimit: raw.pointee.o_backorder_limit_case.rawValue == 6 ? raw.pointee.f_backorder_limit : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            note: raw.pointee.f_note.string("note", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__SetStockRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__SetStockRequest.self)
        unsafe holdfast__v1__set_stock_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        unsafe raw.pointee.f_current_stock = self.currentStock
        if let value = self.expectedCurrent {
            unsafe raw.pointee.o_expected_current_case = .init(rawValue: 4)
            unsafe raw.pointee.f_expected_current = value
        }
        if let value = self.lowStockThreshold {
            unsafe raw.pointee.o_low_stock_threshold_case = .init(rawValue: 5)
            unsafe raw.pointee.f_low_stock_threshold = value
        }
        if let value = self.backorderLimit {
            unsafe raw.pointee.o_backorder_limit_case = .init(rawValue: 6)
            unsafe raw.pointee.f_backorder_limit = value
        }
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_note = arena.copy(self.note)
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension SetStockResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__set_stock_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        171
    }
}

extension SetStockResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SetStockResponse>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__SetStockResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__SetStockResponse.self)
        unsafe holdfast__v1__set_stock_response__init(raw)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}

extension AdjustStockRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__adjust_stock_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 124
        count += self.note.utf8.count
        return count
    }
}

extension AdjustStockRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__AdjustStockRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            quantityChange: raw.pointee.f_quantity_change,
            reason: LedgerEntry.Reason(raw.pointee.f_reason, "reason", &violations),
            note: raw.pointee.f_note.string("note", &violations),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__AdjustStockRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__AdjustStockRequest.self)
        unsafe holdfast__v1__adjust_stock_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        unsafe raw.pointee.f_quantity_change = self.quantityChange
        unsafe raw.pointee.f_reason = self.reason.rawValue
        unsafe raw.pointee.f_note = arena.copy(self.note)
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension AdjustStockResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__adjust_stock_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        171
    }
}

extension AdjustStockResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__AdjustStockResponse>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__AdjustStockResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__AdjustStockResponse.self)
        unsafe holdfast__v1__adjust_stock_response__init(raw)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}
