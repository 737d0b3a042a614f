// Generated from holdfast/v1/change.proto by Proto/generate; changes made here are lost.

/// A row that is there no more.
public struct DeletedRow: Equatable, Sendable {
    /// What it was a row of.
    public var entity: EntityKind
    /// Its key, as it stands in the row.
    public var key: String

    @inlinable
    public init(
        entity: EntityKind = .unspecified,
        key: String = ""
    ) {
        self.entity = entity
        self.key = key
    }
}

extension DeletedRow: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.entity)
        hasher.combine(self.key)
    }
}

/// A row that is new, has changed or is deleted.
public struct Change: Equatable, Sendable {
    /// Exactly one is set.
    public enum Change: Equatable, Sendable {
        /// The row as a command left it. Of stock that commands change one right after the other only what the last one
        /// made of it.
        case row(EntityRow)
        /// The row that is there no more.
        case deleted(DeletedRow)
    }

    /// Exactly one is set.
    public var change: Change?
    /// The sequence number of the command that changed it; of a deleted row, that of its group's last command.
    public var commitSeq: Int64

    @inlinable
    public init(
        change: Change? = nil,
        commitSeq: Int64 = 0
    ) {
        self.change = change
        self.commitSeq = commitSeq
    }
}

extension Change: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.change) { hasher, value in
            switch value {
            case .row(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .deleted(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.commitSeq)
    }
}

/// What `ListChanges` of `ChangeService` asks.
public struct ListChangesRequest: Equatable, Sendable {
    /// Changes after this sequence number. At least 0.
    public var afterSeq: Int64
    /// Only of these entities; of all, if empty. COUNTER and ORDER_AGGREGATE are never told.
    public var entities: [EntityKind]
    /// Changes of the page, at most 1,000; 50 if 0.
    public var pageSize: Int32
    /// Where the page begins: `next_page_token` of the page before. Empty for the first.
    public var pageToken: String

    @inlinable
    public init(
        afterSeq: Int64 = 0,
        entities: [EntityKind] = [],
        pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.afterSeq = afterSeq
        self.entities = entities
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension ListChangesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.afterSeq)
        hasher.combine(self.entities) { $0.combine($1) }
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListChanges` of `ChangeService` answers.
public struct ListChangesResponse: Equatable, Sendable {
    /// The changes.
    public var changes: [Change]
    /// For the next page; empty when there are no more changes yet.
    public var nextPageToken: String
    /// Where there are no more: the `after_seq` with which to ask later. Else 0.
    public var resumeSeq: Int64

    @inlinable
    public init(
        changes: [Change] = [],
        nextPageToken: String = "",
        resumeSeq: Int64 = 0
    ) {
        self.changes = changes
        self.nextPageToken = nextPageToken
        self.resumeSeq = resumeSeq
    }
}

extension ListChangesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.changes) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
        hasher.combine(self.resumeSeq)
    }
}

/// What `WatchChanges` of `ChangeService` asks.
public struct WatchChangesRequest: Equatable, Sendable {
    /// Changes after this sequence number; those to come, if absent.
    public var afterSeq: Int64?
    /// Only of these entities; of all, if empty.
    public var entities: [EntityKind]

    @inlinable
    public init(
        afterSeq: Int64? = nil,
        entities: [EntityKind] = []
    ) {
        self.afterSeq = afterSeq
        self.entities = entities
    }
}

extension WatchChangesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.afterSeq) { $0.combine($1) }
        hasher.combine(self.entities) { $0.combine($1) }
    }
}

/// What `WatchChanges` of `ChangeService` answers.
public struct WatchChangesResponse: Equatable, Sendable {
    /// The changes.
    public var changes: [Change]
    /// The `after_seq` with which to go on after this response.
    public var resumeSeq: Int64

    @inlinable
    public init(
        changes: [Change] = [],
        resumeSeq: Int64 = 0
    ) {
        self.changes = changes
        self.resumeSeq = resumeSeq
    }
}

extension WatchChangesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.changes) { $0.combine($1) }
        hasher.combine(self.resumeSeq)
    }
}

/// What `GetWatermark` of `ChangeService` asks.
public struct GetWatermarkRequest: Equatable, Sendable {
    @inlinable
    public init() {
    }
}

extension GetWatermarkRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
    }
}

/// What `GetWatermark` of `ChangeService` answers.
public struct GetWatermarkResponse: Equatable, Sendable {
    /// The newest change that is on the disk.
    public var durableSeq: Int64
    /// The newest change that is in the snapshot.
    public var foldedSeq: Int64
    /// The least `after_seq` that changes can be asked for.
    public var oldestSeq: Int64

    @inlinable
    public init(
        durableSeq: Int64 = 0,
        foldedSeq: Int64 = 0,
        oldestSeq: Int64 = 0
    ) {
        self.durableSeq = durableSeq
        self.foldedSeq = foldedSeq
        self.oldestSeq = oldestSeq
    }
}

extension GetWatermarkResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.durableSeq)
        hasher.combine(self.foldedSeq)
        hasher.combine(self.oldestSeq)
    }
}
