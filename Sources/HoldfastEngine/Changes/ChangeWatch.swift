import Commerce
import HoldfastMessages

/// One caller who watches what becomes durable. It counts against the limit until it goes.
public final class ChangeWatch: Sendable {
    private let feed: ChangeFeed
    /// After which sequence number its changes begin.
    public let startSequence: Int64

    init(_ feed: ChangeFeed, after sequence: Int64?) throws(Rejection) {
        let newest = try feed.beginWatching()
        self.feed = feed
        startSequence = sequence ?? newest
    }

    deinit {
        feed.endWatching()
    }

    /// The groups after a sequence number, as many as there are up to a few. Waits for one if there is none, for some seconds; then it
    /// gives none. Throws `changesTrimmed` when they are no longer kept, and `overloaded` where the engine is closing or the task
    /// was cancelled.
    public func next(after sequence: Int64) async throws(Rejection) -> [GroupChanges] {
        try await feed.next(after: sequence)
    }
}

extension Engine {
    /// Begins to watch what becomes durable after a sequence number; what is to come, if there is none.
    ///
    /// Throws `notJournaled` where nothing is kept, `asOfInFuture` and `watcherLimit`.
    public func watch(after sequence: Int64?) throws(Rejection) -> ChangeWatch {
        guard let persistence = storage.persistence else { throw .notJournaled }
        if let sequence, sequence > newestSequence { throw .asOfInFuture(sequence: newestSequence) }
        return try ChangeWatch(persistence.feed, after: sequence)
    }

    /// Ends all watching, for good.
    public nonisolated func endWatching() {
        storage.persistence?.feed.close()
    }
}
