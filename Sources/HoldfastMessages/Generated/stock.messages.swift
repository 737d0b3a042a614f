// Generated from holdfast/v1/stock.proto by Proto/generate; changes made here are lost.

/// The stock of one variant. Always: 0 ≤ current_stock, reserved_stock ≤ current_stock + backorder_limit.
public struct Stock: Equatable, Sendable {
    /// The variant, which the catalogue need not know.
    public var variantID: ID<ProductVariant>
    /// Units on the shelf, 0 to 10^12. The sum of `quantity_change` over the variant's ledger.
    public var currentStock: Int64
    /// Units held or committed and not yet shipped. The sum over the variant's open reservations.
    public var reservedStock: Int64
    /// current_stock − reserved_stock, in units; negative when units are promised that are on back order.
    public var availableStock: Int64
    /// At or below this many available units the variant counts as low on stock. 0 to 10^12.
    public var lowStockThreshold: Int64
    /// How many units may be reserved beyond the current stock. 0 to 10^12.
    public var backorderLimit: Int64
    /// When the row last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag
    /// The variant's newest ledger entry. 0 before the first.
    public var ledgerEntryID: Int64
    /// How many ledger entries the variant has.
    public var ledgerEntryCount: Int64

    @inlinable
    public init(
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        currentStock: Int64 = 0,
        reservedStock: Int64 = 0,
        availableStock: Int64 = 0,
        lowStockThreshold: Int64 = 0,
        backorderLimit: Int64 = 0,
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none,
        ledgerEntryID: Int64 = 0,
        ledgerEntryCount: Int64 = 0
    ) {
        self.variantID = variantID
        self.currentStock = currentStock
        self.reservedStock = reservedStock
        self.availableStock = availableStock
        self.lowStockThreshold = lowStockThreshold
        self.backorderLimit = backorderLimit
        self.updateTime = updateTime
        self.etag = etag
        self.ledgerEntryID = ledgerEntryID
        self.ledgerEntryCount = ledgerEntryCount
    }
}

extension Stock: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID)
        hasher.combine(self.currentStock)
        hasher.combine(self.reservedStock)
        hasher.combine(self.lowStockThreshold)
        hasher.combine(self.backorderLimit)
        hasher.combine(self.updateTime)
        hasher.combine(self.ledgerEntryID)
        hasher.combine(self.ledgerEntryCount)
    }
}

/// What `GetStock` of `StockService` asks.
public struct GetStockRequest: Equatable, Sendable {
    /// The moment asked for; now, if none is given. Of the answer then only the three balances, `update_time` and the
    /// ledger fields belong to that moment; settings and etag are empty.
    public enum AsOf: Equatable, Sendable {
        /// After the command with this sequence number. At least 1.
        case commitSeq(Int64)
        /// At this time.
        case time(Timestamp)
    }

    /// The variant.
    public var variantID: ID<ProductVariant>
    /// The moment asked for; now, if none is given. Of the answer then only the three balances, `update_time` and the
    /// ledger fields belong to that moment; settings and etag are empty.
    public var asOf: AsOf?

    @inlinable
    public init(
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        asOf: AsOf? = nil
    ) {
        self.variantID = variantID
        self.asOf = asOf
    }
}

extension GetStockRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID)
        hasher.combine(self.asOf) { hasher, value in
            switch value {
            case .commitSeq(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            case .time(let value):
                hasher.combine(3 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `GetStock` of `StockService` answers.
public struct GetStockResponse: Equatable, Sendable {
    /// The stock.
    public var stock: Stock
    /// The sequence number at which the answer was true.
    public var readSeq: Int64

    @inlinable
    public init(
        stock: Stock = Stock(),
        readSeq: Int64 = 0
    ) {
        self.stock = stock
        self.readSeq = readSeq
    }
}

extension GetStockResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stock)
        hasher.combine(self.readSeq)
    }
}

/// What `BatchGetStocks` of `StockService` asks.
public struct BatchGetStocksRequest: Equatable, Sendable {
    /// The variants, 1 to 8,190.
    public var variantIDs: [ID<ProductVariant>]

    @inlinable
    public init(
        variantIDs: [ID<ProductVariant>] = []
    ) {
        self.variantIDs = variantIDs
    }
}

extension BatchGetStocksRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantIDs) { $0.combine($1) }
    }
}

/// What `BatchGetStocks` of `StockService` answers.
public struct BatchGetStocksResponse: Equatable, Sendable {
    /// One row for each variant asked for, in that order.
    public var stocks: [Stock]
    /// The sequence number at which the answer was true.
    public var readSeq: Int64

    @inlinable
    public init(
        stocks: [Stock] = [],
        readSeq: Int64 = 0
    ) {
        self.stocks = stocks
        self.readSeq = readSeq
    }
}

extension BatchGetStocksResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stocks) { $0.combine($1) }
        hasher.combine(self.readSeq)
    }
}

/// What `SetStock` of `StockService` asks.
public struct SetStockRequest: Equatable, Sendable {
    /// Makes a retry harmless; see the README. A UUID.
    public var requestID: UUID?
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units counted, 0 to 10^12.
    public var currentStock: Int64
    /// Refuse unless the current stock is this many units. A variant without a row has 0.
    public var expectedCurrent: Int64?
    /// New threshold in units, 0 to 10^12; unchanged if absent.
    public var lowStockThreshold: Int64?
    /// New limit in units, 0 to 10^12; unchanged if absent.
    public var backorderLimit: Int64?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// A note for the ledger, at most 255 bytes.
    public var note: String
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        currentStock: Int64 = 0,
        expectedCurrent: Int64? = nil,
        lowStockThreshold: Int64? = nil,
        backorderLimit: Int64? = nil,
        etag: Etag = .none,
        note: String = "",
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.variantID = variantID
        self.currentStock = currentStock
        self.expectedCurrent = expectedCurrent
        self.lowStockThreshold = lowStockThreshold
        self.backorderLimit = backorderLimit
        self.etag = etag
        self.note = note
        self.validateOnly = validateOnly
    }
}

extension SetStockRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.variantID)
        hasher.combine(self.currentStock)
        hasher.combine(self.expectedCurrent) { $0.combine($1) }
        hasher.combine(self.lowStockThreshold) { $0.combine($1) }
        hasher.combine(self.backorderLimit) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.note)
        hasher.combine(self.validateOnly)
    }
}

/// What `SetStock` of `StockService` answers.
public struct SetStockResponse: Equatable, Sendable {
    /// The row after the change.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension SetStockResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// What `AdjustStock` of `StockService` asks.
public struct AdjustStockRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units to add, or to take when negative. Not 0; at most 10^9 either way.
    public var quantityChange: Int64
    /// Why: RECEIVED, RETURNED, DAMAGED, LOST, FOUND, TRANSFERRED or CORRECTION.
    public var reason: LedgerEntry.Reason
    /// A note for the ledger, at most 255 bytes.
    public var note: String
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantityChange: Int64 = 0,
        reason: LedgerEntry.Reason = .unspecified,
        note: String = "",
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.variantID = variantID
        self.quantityChange = quantityChange
        self.reason = reason
        self.note = note
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension AdjustStockRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.variantID)
        hasher.combine(self.quantityChange)
        hasher.combine(self.reason)
        hasher.combine(self.note)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `AdjustStock` of `StockService` answers.
public struct AdjustStockResponse: Equatable, Sendable {
    /// The row after the change.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension AdjustStockResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// What `ListStocks` of `StockService` asks.
public struct ListStocksRequest: Equatable, Sendable {
    /// Only those whose available stock is at or below their threshold.
    public var lowOnly: Bool
    /// Rows of the page, at most 1,000; 50 if 0.
    public var pageSize: Int32
    /// Where the page begins: `next_page_token` of the page before. Empty for the first.
    public var pageToken: String

    @inlinable
    public init(
        lowOnly: Bool = false,
        pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.lowOnly = lowOnly
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension ListStocksRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.lowOnly)
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListStocks` of `StockService` answers.
public struct ListStocksResponse: Equatable, Sendable {
    /// The rows.
    public var stocks: [Stock]
    /// For the next page; empty when this is the last.
    public var nextPageToken: String
    /// The sequence number at which the answer was true.
    public var readSeq: Int64

    @inlinable
    public init(
        stocks: [Stock] = [],
        nextPageToken: String = "",
        readSeq: Int64 = 0
    ) {
        self.stocks = stocks
        self.nextPageToken = nextPageToken
        self.readSeq = readSeq
    }
}

extension ListStocksResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stocks) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
        hasher.combine(self.readSeq)
    }
}

/// One change of a batch.
public struct StockAdjustment: Equatable, Sendable {
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units to add, or to take when negative. Not 0; at most 10^9 either way.
    public var quantityChange: Int64
    /// Why: RECEIVED, RETURNED, DAMAGED, LOST, FOUND, TRANSFERRED or CORRECTION.
    public var reason: LedgerEntry.Reason
    /// A note for the ledger, at most 255 bytes.
    public var note: String

    @inlinable
    public init(
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantityChange: Int64 = 0,
        reason: LedgerEntry.Reason = .unspecified,
        note: String = ""
    ) {
        self.variantID = variantID
        self.quantityChange = quantityChange
        self.reason = reason
        self.note = note
    }
}

extension StockAdjustment: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID)
        hasher.combine(self.quantityChange)
        hasher.combine(self.reason)
        hasher.combine(self.note)
    }
}

/// What `BatchAdjustStocks` of `StockService` asks.
public struct BatchAdjustStocksRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The changes, 1 to 8,190, made in this order.
    public var lines: [StockAdjustment]
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        lines: [StockAdjustment] = [],
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.lines = lines
        self.validateOnly = validateOnly
    }
}

extension BatchAdjustStocksRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.lines) { $0.combine($1) }
        hasher.combine(self.validateOnly)
    }
}

/// What `BatchAdjustStocks` of `StockService` answers.
public struct BatchAdjustStocksResponse: Equatable, Sendable {
    /// For each line its variant's row after it.
    public var stocks: [Stock]
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        stocks: [Stock] = [],
        commitSeq: Int64 = 0
    ) {
        self.stocks = stocks
        self.commitSeq = commitSeq
    }
}

extension BatchAdjustStocksResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stocks) { $0.combine($1) }
        hasher.combine(self.commitSeq)
    }
}

/// What `UpdateStockSettings` of `StockService` asks.
public struct UpdateStockSettingsRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// New threshold in units, 0 to 10^12; unchanged if absent.
    public var lowStockThreshold: Int64?
    /// New limit in units, 0 to 10^12; unchanged if absent.
    public var backorderLimit: Int64?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        lowStockThreshold: Int64? = nil,
        backorderLimit: Int64? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.variantID = variantID
        self.lowStockThreshold = lowStockThreshold
        self.backorderLimit = backorderLimit
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension UpdateStockSettingsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.variantID)
        hasher.combine(self.lowStockThreshold) { $0.combine($1) }
        hasher.combine(self.backorderLimit) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `UpdateStockSettings` of `StockService` answers.
public struct UpdateStockSettingsResponse: Equatable, Sendable {
    /// The row after the change.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension UpdateStockSettingsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// What `WatchStocks` of `StockService` asks.
public struct WatchStocksRequest: Equatable, Sendable {
    /// Only of these variants, at most 1,000; of all, if empty.
    public var variantIDs: [ID<ProductVariant>]
    /// Changes after this sequence number; those to come, if absent.
    public var afterSeq: Int64?

    @inlinable
    public init(
        variantIDs: [ID<ProductVariant>] = [],
        afterSeq: Int64? = nil
    ) {
        self.variantIDs = variantIDs
        self.afterSeq = afterSeq
    }
}

extension WatchStocksRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantIDs) { $0.combine($1) }
        hasher.combine(self.afterSeq) { $0.combine($1) }
    }
}

/// What `WatchStocks` of `StockService` answers.
public struct WatchStocksResponse: Equatable, Sendable {
    /// Rows as commands left them. Where several change a row one right after the other, only what the last one made of
    /// it.
    public var stocks: [Stock]
    /// The `after_seq` with which to go on after this response.
    public var resumeSeq: Int64

    @inlinable
    public init(
        stocks: [Stock] = [],
        resumeSeq: Int64 = 0
    ) {
        self.stocks = stocks
        self.resumeSeq = resumeSeq
    }
}

extension WatchStocksResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.stocks) { $0.combine($1) }
        hasher.combine(self.resumeSeq)
    }
}
