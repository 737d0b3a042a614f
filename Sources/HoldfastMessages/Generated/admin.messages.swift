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
