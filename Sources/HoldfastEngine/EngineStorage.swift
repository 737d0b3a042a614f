import HoldfastMessages
import Synchronization

/// A data directory that is open.
struct Persistence: Sendable {
    let store: Store
    let journal: any Journal
    let feed: ChangeFeed
    /// What is durable.
    let durability: SequenceProgress
    /// What is in the snapshot.
    let folding: SequenceProgress
    let groups: GroupCounter
    let exports: ExportThreads
}

/// Counts the groups that have become durable.
final class GroupCounter: Sendable {
    private let value = Atomic<Int64>(0)

    var count: Int64 { value.load(ordering: .relaxed) }

    func add() {
        value.add(1, ordering: .relaxed)
    }
}

/// Where the engine's changes go.
struct EngineStorage: Sendable {
    let configuration: EngineConfiguration
    /// The data directory; nil where nothing is kept.
    let persistence: Persistence?

    /// Whether changes must be refused until there is room again.
    var isFull: Bool { persistence?.store.isFull ?? false }

    /// The snapshot holds everything up to this sequence number.
    var foldedSequence: Int64 { persistence?.folding.sequence ?? 0 }

    /// Whether replies wait until what they say is on the disk.
    var repliesWait: Bool { configuration.durability == .group }

    /// The newest change that may be acknowledged; nil where nothing waits.
    var acknowledgedSequence: Int64? {
        repliesWait ? persistence.map { Int64($0.journal.durableSequence) } : nil
    }

    /// Adds how far the storage has got.
    func describe(_ watermark: inout GetWatermarkResponse) {
        watermark.durableSeq = Int64(persistence?.journal.durableSequence ?? 0)
        watermark.foldedSeq = foldedSequence
    }

    /// Adds what the storage knows to the server's description of itself.
    func describe(_ info: inout GetServerInfoResponse) {
        info.version = configuration.version
        info.currency = configuration.currency
        info.durability = configuration.durability
        info.durableSeq = Int64(persistence?.journal.durableSequence ?? 0)
        info.foldedSeq = foldedSequence
        info.groupCount = persistence?.groups.count ?? 0
    }
}
