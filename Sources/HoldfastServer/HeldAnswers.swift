import DequeModule
import HoldfastEngine

/// Answers that may not leave yet, in the order of what they wait for.
struct HeldAnswers {
    /// A batch and what came of it.
    struct Entry {
        var batch: Batch
        var result: BatchResult
    }

    private var entries: Deque<Entry> = []

    mutating func append(_ entry: Entry) {
        entries.append(entry)
    }

    /// The oldest entry, if it waits for nothing beyond `sequence`.
    mutating func removeFirst(through sequence: Int64) -> Entry? {
        guard let first = entries.first, first.result.releaseSequence <= sequence else { return nil }
        return entries.removeFirst()
    }
}
