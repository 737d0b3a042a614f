// Generated from holdfast/v1/storage.proto by Proto/generate; changes made here are lost.

/// That a request was carried out; what was answered lies beside it. Its key is `commit_seq`.
public struct IdempotencyRecord: Equatable, Sendable {
    /// The sequence number of the command.
    public var commitSeq: Int64
    /// Hash of caller, method and request id, upper half.
    public var keyHigh: UInt64
    /// Its lower half.
    public var keyLow: UInt64
    /// Hash of the request.
    public var requestHash: UInt64
    /// When it was carried out.
    public var createTime: Timestamp

    @inlinable
    public init(
        commitSeq: Int64 = 0,
        keyHigh: UInt64 = 0,
        keyLow: UInt64 = 0,
        requestHash: UInt64 = 0,
        createTime: Timestamp = Timestamp()
    ) {
        self.commitSeq = commitSeq
        self.keyHigh = keyHigh
        self.keyLow = keyLow
        self.requestHash = requestHash
        self.createTime = createTime
    }
}

extension IdempotencyRecord: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.commitSeq)
        hasher.combine(self.keyHigh)
        hasher.combine(self.keyLow)
        hasher.combine(self.requestHash)
        hasher.combine(self.createTime)
    }
}

/// Where a variant's ledger entry with a certain place lies. Its key is (variant, place / 64).
public struct LedgerIndexEntry: Equatable, Sendable {
    /// The entry.
    public var ledgerEntryID: Int64

    @inlinable
    public init(
        ledgerEntryID: Int64 = 0
    ) {
        self.ledgerEntryID = ledgerEntryID
    }
}

extension LedgerIndexEntry: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.ledgerEntryID)
    }
}

/// Where a row that has left memory lies that is found by something else than its key. Its key is what it is found by.
public struct HistoryIndexEntry: Equatable, Sendable {
    /// The upper half of the row's key.
    public var keyHigh: UInt64
    /// Its lower half.
    public var keyLow: UInt64

    @inlinable
    public init(
        keyHigh: UInt64 = 0,
        keyLow: UInt64 = 0
    ) {
        self.keyHigh = keyHigh
        self.keyLow = keyLow
    }
}

extension HistoryIndexEntry: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.keyHigh)
        hasher.combine(self.keyLow)
    }
}
