import Commerce
import HoldfastMessages

extension Engine {
    /// Takes in rows as they are, those that can be, as one command; answers once that is durable.
    ///
    /// Throws `storageFull`, and what keeps rows from being read.
    public func importRows(_ rows: [EntityRow.Row]) async throws(Rejection) -> ImportOutcome {
        // What is read to see whether rows are there must still be true when they are taken in.
        let hold = holdHistory()
        defer { releaseHistory(hold) }
        var fetched: [Need: Fetched] = [:]
        while true {
            switch try carryOutImport(of: rows, fetched: fetched) {
            case .done(let outcome):
                await becomesDurable(outcome.sequence)
                return outcome
            case .needs(let need): fetched[need] = try await fetch(need)
            }
        }
    }

    /// Waits until a sequence number may be acknowledged.
    private nonisolated func becomesDurable(_ sequence: Int64) async {
        guard let persistence = storage.persistence, storage.repliesWait else { return }
        await persistence.durability.reaches(sequence)
    }
}
