import HoldfastMessages

/// Which requests were carried out lately: the newest of them, at most so many and for at most so long.
public struct IdempotencyWindow {
    /// What is remembered of a request. The answer itself is in LMDB, under the sequence number.
    public struct Record: Equatable, Sendable {
        /// Hash of caller, method and request id.
        public var key: Hash128
        /// Hash of the request.
        public var requestHash: UInt64
        /// The sequence number of the command.
        public var sequence: Int64
        /// When it was carried out.
        public var time: Timestamp

        public init(key: Hash128, requestHash: UInt64, sequence: Int64, time: Timestamp) {
            self.key = key
            self.requestHash = requestHash
            self.sequence = sequence
            self.time = time
        }
    }

    /// The records, the oldest first.
    private var records = NumberedQueue<Record>(first: 0)
    /// Finds a record's number, of which it keeps the lower 31 bits.
    private var index = HashIndex()
    private let capacity: Int
    private let duration: Duration
    /// What was carried out up to this time may have been forgotten.
    public private(set) var floor: Timestamp

    /// An empty window that remembers `capacity` requests for `duration`.
    public init(capacity: Int, duration: Duration, floor: Timestamp = Timestamp()) {
        self.capacity = capacity
        self.duration = duration
        self.floor = floor
    }

    /// An empty window of the size that the limits give.
    public init(_ limits: Limits) {
        self.init(capacity: limits.idempotencyRecordCount, duration: limits.idempotencyDuration)
    }

    /// How many requests are remembered.
    public var count: Int { records.count }

    /// The record of the request with this key.
    public func find(_ key: Hash128) -> Record? {
        index.find(hash: UInt32(truncatingIfNeeded: key.low)) { record(slot: $0)?.key == key }
            .flatMap { record(slot: $0) }
    }

    /// Remembers a request; `forget` is told of each that has to go for it.
    public mutating func insert(_ record: Record, forget: (Record) -> Void) {
        let earliest = earliestTime(beside: record)
        while let oldest = records[records.first], oldest.time < earliest || records.count >= capacity {
            index.remove(hash: UInt32(truncatingIfNeeded: oldest.key.low), slot: IdempotencyWindow.slot(records.first))
            records.removeFirst()
            floor = max(floor, oldest.time)
            forget(oldest)
        }
        floor = max(floor, earliest)
        append(record)
    }

    /// Takes in a record of the snapshot, the oldest first. The window has forgotten what is too old beside the newest record, and a
    /// full one what is older than its oldest record.
    public mutating func load(_ record: Record) {
        append(record)
        floor = max(floor, earliestTime(beside: record))
        if records.count >= capacity, let oldest = records[records.first] { floor = max(floor, oldest.time) }
    }

    /// Nothing older is remembered once this record is there.
    private func earliestTime(beside record: Record) -> Timestamp {
        Timestamp(nanoseconds: record.time.nanoseconds - duration.nanoseconds)
    }

    private mutating func append(_ record: Record) {
        index.insert(hash: UInt32(truncatingIfNeeded: record.key.low), slot: IdempotencyWindow.slot(records.next))
        records.append(record)
    }

    private static func slot(_ number: Int64) -> UInt32 { UInt32(truncatingIfNeeded: number) & 0x7FFF_FFFF }

    private func record(slot: UInt32) -> Record? {
        records[records.first + Int64((slot &- IdempotencyWindow.slot(records.first)) & 0x7FFF_FFFF)]
    }
}
