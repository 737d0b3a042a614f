// Generated from holdfast/v1/admin.proto by Proto/generate; changes made here are lost.

/// What `GetServerInfo` of `AdminService` asks.
public struct GetServerInfoRequest: Equatable, Sendable {
    @inlinable
    public init() {
    }
}

extension GetServerInfoRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
    }
}

/// What `GetServerInfo` of `AdminService` answers.
public struct GetServerInfoResponse: Equatable, Sendable {
    /// When a change counts as done.
    public enum Durability: Int32, Sendable, CaseIterable {
        /// Never sent.
        case unspecified = 0
        /// When it is applied in memory. A crash loses everything.
        case memory = 1
        /// When it is handed to the journal. A crash may lose the last changes.
        case async = 2
        /// When it is on the disk. A crash loses nothing.
        case group = 3
    }

    /// The server's version.
    public var version: String
    /// The currency of every amount: ISO 4217.
    public var currency: String
    /// When a change counts as done.
    public var durability: GetServerInfoResponse.Durability
    /// The engine's time.
    public var time: Timestamp
    /// The sequence number of the newest change.
    public var commitSeq: Int64
    /// The newest change that is on the disk.
    public var durableSeq: Int64
    /// The newest change that is in the snapshot.
    public var foldedSeq: Int64
    /// A UUIDv7 request id made before this time is refused.
    public var idempotencyFloor: Timestamp
    /// How many request ids are remembered.
    public var idempotencyRecordCount: Int64
    /// How many reservations are open.
    public var openReservationCount: Int64
    /// How many variants have a stock row.
    public var stockCount: Int64
    /// The newest ledger entry.
    public var ledgerEntryID: Int64
    /// How many groups of changes have become durable since the server started.
    public var groupCount: Int64

    @inlinable
    public init(
        version: String = "",
        currency: String = "",
        durability: GetServerInfoResponse.Durability = .unspecified,
        time: Timestamp = Timestamp(),
        commitSeq: Int64 = 0,
        durableSeq: Int64 = 0,
        foldedSeq: Int64 = 0,
        idempotencyFloor: Timestamp = Timestamp(),
        idempotencyRecordCount: Int64 = 0,
        openReservationCount: Int64 = 0,
        stockCount: Int64 = 0,
        ledgerEntryID: Int64 = 0,
        groupCount: Int64 = 0
    ) {
        self.version = version
        self.currency = currency
        self.durability = durability
        self.time = time
        self.commitSeq = commitSeq
        self.durableSeq = durableSeq
        self.foldedSeq = foldedSeq
        self.idempotencyFloor = idempotencyFloor
        self.idempotencyRecordCount = idempotencyRecordCount
        self.openReservationCount = openReservationCount
        self.stockCount = stockCount
        self.ledgerEntryID = ledgerEntryID
        self.groupCount = groupCount
    }
}

extension GetServerInfoResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.version)
        hasher.combine(self.currency)
        hasher.combine(self.durability)
        hasher.combine(self.time)
        hasher.combine(self.commitSeq)
        hasher.combine(self.durableSeq)
        hasher.combine(self.foldedSeq)
        hasher.combine(self.idempotencyFloor)
        hasher.combine(self.idempotencyRecordCount)
        hasher.combine(self.openReservationCount)
        hasher.combine(self.stockCount)
        hasher.combine(self.ledgerEntryID)
        hasher.combine(self.groupCount)
    }
}

/// What `GetStateHash` of `AdminService` asks.
public struct GetStateHashRequest: Equatable, Sendable {
    @inlinable
    public init() {
    }
}

extension GetStateHashRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
    }
}

/// What `GetStateHash` of `AdminService` answers.
public struct GetStateHashResponse: Equatable, Sendable {
    /// 32 hexadecimal digits.
    public var hash: String
    /// The sequence number at which the hash was taken.
    public var readSeq: Int64

    @inlinable
    public init(
        hash: String = "",
        readSeq: Int64 = 0
    ) {
        self.hash = hash
        self.readSeq = readSeq
    }
}

extension GetStateHashResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.hash)
        hasher.combine(self.readSeq)
    }
}

/// What `VerifyInvariants` of `AdminService` asks.
public struct VerifyInvariantsRequest: Equatable, Sendable {
    @inlinable
    public init() {
    }
}

extension VerifyInvariantsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
    }
}

/// What `VerifyInvariants` of `AdminService` answers.
public struct VerifyInvariantsResponse: Equatable, Sendable {
    /// Whether every check held.
    public var verified: Bool
    /// How many stock rows were checked.
    public var stockCount: Int64
    /// How many open reservations were checked.
    public var reservationCount: Int64
    /// The sequence number at which the check was made.
    public var readSeq: Int64
    /// What was wrong, at most 100 lines.
    public var problems: [String]

    @inlinable
    public init(
        verified: Bool = false,
        stockCount: Int64 = 0,
        reservationCount: Int64 = 0,
        readSeq: Int64 = 0,
        problems: [String] = []
    ) {
        self.verified = verified
        self.stockCount = stockCount
        self.reservationCount = reservationCount
        self.readSeq = readSeq
        self.problems = problems
    }
}

extension VerifyInvariantsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.verified)
        hasher.combine(self.stockCount)
        hasher.combine(self.reservationCount)
        hasher.combine(self.readSeq)
        hasher.combine(self.problems) { $0.combine($1) }
    }
}

/// What `ExportEntities` of `AdminService` asks.
public struct ExportEntitiesRequest: Equatable, Sendable {
    /// Only of these entities; of all, if empty. Orders are exported as ORDER_AGGREGATE, and nothing of them by itself.
    public var entities: [EntityKind]

    @inlinable
    public init(
        entities: [EntityKind] = []
    ) {
        self.entities = entities
    }
}

extension ExportEntitiesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.entities) { $0.combine($1) }
    }
}

/// What `ExportEntities` of `AdminService` answers.
public struct ExportEntitiesResponse: Equatable, Sendable {
    /// Rows, at most 1,000.
    public var rows: [EntityRow]
    /// How many rows have come, these included.
    public var rowCount: Int64
    /// How many there will be at most.
    public var totalRowCount: Int64
    /// The sequence number at which all of it was true.
    public var readSeq: Int64

    @inlinable
    public init(
        rows: [EntityRow] = [],
        rowCount: Int64 = 0,
        totalRowCount: Int64 = 0,
        readSeq: Int64 = 0
    ) {
        self.rows = rows
        self.rowCount = rowCount
        self.totalRowCount = totalRowCount
        self.readSeq = readSeq
    }
}

extension ExportEntitiesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.rows) { $0.combine($1) }
        hasher.combine(self.rowCount)
        hasher.combine(self.totalRowCount)
        hasher.combine(self.readSeq)
    }
}

/// What `ImportEntities` of `AdminService` asks.
public struct ImportEntitiesRequest: Equatable, Sendable {
    /// The rows, 1 to 1,000. A row comes after those that it refers to. A stock row without a ledger entry is taken for
    /// a count, as by SetStock, and any other must be what the ledger entries before it add up to.
    public var rows: [EntityRow]

    @inlinable
    public init(
        rows: [EntityRow] = []
    ) {
        self.rows = rows
    }
}

extension ImportEntitiesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.rows) { $0.combine($1) }
    }
}

/// A row that was refused.
public struct ImportError: Equatable, Sendable {
    /// Its place in the stream, from 0.
    public var rowNumber: Int64
    /// The reason, as it would stand in the status of a call.
    public var reason: ErrorReason
    /// The reason in words.
    public var message: String

    @inlinable
    public init(
        rowNumber: Int64 = 0,
        reason: ErrorReason = .unspecified,
        message: String = ""
    ) {
        self.rowNumber = rowNumber
        self.reason = reason
        self.message = message
    }
}

extension ImportError: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.rowNumber)
        hasher.combine(self.reason)
        hasher.combine(self.message)
    }
}

/// What `ImportEntities` of `AdminService` answers.
public struct ImportEntitiesResponse: Equatable, Sendable {
    /// How many rows have been read, those of this request included.
    public var rowCount: Int64
    /// How many of them were taken in.
    public var importedCount: Int64
    /// How many were there already.
    public var unchangedCount: Int64
    /// How many were refused.
    public var refusedCount: Int64
    /// The rows of this request that were refused.
    public var errors: [ImportError]
    /// The sequence number of the change; that of the one before, if no row was taken in.
    public var commitSeq: Int64

    @inlinable
    public init(
        rowCount: Int64 = 0,
        importedCount: Int64 = 0,
        unchangedCount: Int64 = 0,
        refusedCount: Int64 = 0,
        errors: [ImportError] = [],
        commitSeq: Int64 = 0
    ) {
        self.rowCount = rowCount
        self.importedCount = importedCount
        self.unchangedCount = unchangedCount
        self.refusedCount = refusedCount
        self.errors = errors
        self.commitSeq = commitSeq
    }
}

extension ImportEntitiesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.rowCount)
        hasher.combine(self.importedCount)
        hasher.combine(self.unchangedCount)
        hasher.combine(self.refusedCount)
        hasher.combine(self.errors) { $0.combine($1) }
        hasher.combine(self.commitSeq)
    }
}
