// Generated from holdfast/v1/ledger.proto by Proto/generate; changes made here are lost.

/// One change of a variant's stock. Never altered, never deleted.
public struct LedgerEntry: Equatable, Sendable {
    /// Why stock or reservations changed.
    public enum Reason: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// Goods came in.
        case received = 1
        /// A customer sent goods back.
        case returned = 2
        /// Goods were found damaged.
        case damaged = 3
        /// Goods were found missing.
        case lost = 4
        /// Goods turned up.
        case found = 5
        /// Goods moved to or from another place.
        case transferred = 6
        /// An earlier entry was wrong.
        case correction = 7
        /// The shelf was counted (`SetStock`).
        case count = 8
        /// Units were held.
        case held = 9
        /// A commitment took fewer units than were held; the rest became available.
        case committed = 10
        /// A hold or commitment was given up.
        case released = 11
        /// A hold ran out.
        case expired = 12
        /// Committed units were shipped.
        case consumed = 13
        /// A hold was made larger or smaller.
        case changed = 14
    }

    /// The entry's number: 1, 2, 3, … over all variants.
    public var id: ID<LedgerEntry>
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units added to the current stock, negative when taken.
    public var quantityChange: Int64
    /// Units added to the reserved stock, negative when given back.
    public var reservedChange: Int64
    /// The current stock after the change, in units.
    public var currentAfter: Int64
    /// The reserved stock after the change, in units.
    public var reservedAfter: Int64
    /// Why.
    public var reason: LedgerEntry.Reason
    /// The caller's note. At most 255 bytes.
    public var note: String
    /// The order that caused the change, if any.
    public var orderID: ID<Order>?
    /// The reservation that caused the change, if any.
    public var reservationID: ID<Reservation>?
    /// When.
    public var createTime: Timestamp
    /// The sequence number of the command that caused the change.
    public var commitSeq: Int64
    /// The variant's entry before this one; 0 for its first.
    public var previousEntryID: Int64
    /// The entry's place among the variant's entries: 1, 2, 3, …
    public var entryNumber: Int64

    @inlinable
    public init(
        id: ID<LedgerEntry> = ID<LedgerEntry>(),
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantityChange: Int64 = 0,
        reservedChange: Int64 = 0,
        currentAfter: Int64 = 0,
        reservedAfter: Int64 = 0,
        reason: LedgerEntry.Reason = .unspecified,
        note: String = "",
        orderID: ID<Order>? = nil,
        reservationID: ID<Reservation>? = nil,
        createTime: Timestamp = Timestamp(),
        commitSeq: Int64 = 0,
        previousEntryID: Int64 = 0,
        entryNumber: Int64 = 0
    ) {
        self.id = id
        self.variantID = variantID
        self.quantityChange = quantityChange
        self.reservedChange = reservedChange
        self.currentAfter = currentAfter
        self.reservedAfter = reservedAfter
        self.reason = reason
        self.note = note
        self.orderID = orderID
        self.reservationID = reservationID
        self.createTime = createTime
        self.commitSeq = commitSeq
        self.previousEntryID = previousEntryID
        self.entryNumber = entryNumber
    }
}

extension LedgerEntry: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.variantID)
        hasher.combine(self.quantityChange)
        hasher.combine(self.reservedChange)
        hasher.combine(self.currentAfter)
        hasher.combine(self.reservedAfter)
        hasher.combine(self.reason)
        hasher.combine(self.note)
        hasher.combine(self.orderID) { $0.combine($1) }
        hasher.combine(self.reservationID) { $0.combine($1) }
        hasher.combine(self.createTime)
        hasher.combine(self.previousEntryID)
        hasher.combine(self.entryNumber)
    }
}

extension LedgerEntry: Entity {
    public typealias RawID = Int64
}

/// What `GetLedgerEntry` of `LedgerService` asks.
public struct GetLedgerEntryRequest: Equatable, Sendable {
    /// The entry.
    public var ledgerEntryID: ID<LedgerEntry>

    @inlinable
    public init(
        ledgerEntryID: ID<LedgerEntry> = ID<LedgerEntry>()
    ) {
        self.ledgerEntryID = ledgerEntryID
    }
}

extension GetLedgerEntryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.ledgerEntryID)
    }
}

/// What `GetLedgerEntry` of `LedgerService` answers.
public struct GetLedgerEntryResponse: Equatable, Sendable {
    /// The entry.
    public var entry: LedgerEntry

    @inlinable
    public init(
        entry: LedgerEntry = LedgerEntry()
    ) {
        self.entry = entry
    }
}

extension GetLedgerEntryResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.entry)
    }
}

/// What `ListLedgerEntries` of `LedgerService` asks.
public struct ListLedgerEntriesRequest: Equatable, Sendable {
    /// Only this variant's entries; all, if absent.
    public var variantID: ID<ProductVariant>?
    /// How many entries at most: 50 if 0, at most 1,000.
    public var pageSize: Int32
    /// The `next_page_token` of the page before; empty for the first.
    public var pageToken: String

    @inlinable
    public init(
        variantID: ID<ProductVariant>? = nil,
        pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.variantID = variantID
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension ListLedgerEntriesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID) { $0.combine($1) }
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListLedgerEntries` of `LedgerService` answers.
public struct ListLedgerEntriesResponse: Equatable, Sendable {
    /// The page, newest first.
    public var entries: [LedgerEntry]
    /// Asks for the next page; empty after the last.
    public var nextPageToken: String

    @inlinable
    public init(
        entries: [LedgerEntry] = [],
        nextPageToken: String = ""
    ) {
        self.entries = entries
        self.nextPageToken = nextPageToken
    }
}

extension ListLedgerEntriesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.entries) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
    }
}

/// What `VerifyLedger` of `LedgerService` asks.
public struct VerifyLedgerRequest: Equatable, Sendable {
    /// Only this variant; all, if absent.
    public var variantID: ID<ProductVariant>?

    @inlinable
    public init(
        variantID: ID<ProductVariant>? = nil
    ) {
        self.variantID = variantID
    }
}

extension VerifyLedgerRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID) { $0.combine($1) }
    }
}

/// What `VerifyLedger` of `LedgerService` answers.
public struct VerifyLedgerResponse: Equatable, Sendable {
    /// Whether every check held.
    public var verified: Bool
    /// How many entries were read.
    public var entryCount: Int64
    /// How many variants they belong to.
    public var variantCount: Int64
    /// The sequence number of the snapshot that was checked.
    public var readSeq: Int64
    /// What was wrong, at most 100 lines.
    public var problems: [String]

    @inlinable
    public init(
        verified: Bool = false,
        entryCount: Int64 = 0,
        variantCount: Int64 = 0,
        readSeq: Int64 = 0,
        problems: [String] = []
    ) {
        self.verified = verified
        self.entryCount = entryCount
        self.variantCount = variantCount
        self.readSeq = readSeq
        self.problems = problems
    }
}

extension VerifyLedgerResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.verified)
        hasher.combine(self.entryCount)
        hasher.combine(self.variantCount)
        hasher.combine(self.readSeq)
        hasher.combine(self.problems) { $0.combine($1) }
    }
}
