import Commerce
import GRPC
import HoldfastEngine
import HoldfastMessages

/// What all who watch have in common: reads what has become durable, picks what each wants, and says with every response where to go on after it.
struct Watching: Sendable {
    let engine: Engine
    let limits: Limits

    /// Rows of one response at most, so that it stays small beside any limit of messages.
    private static let largestRowCount = 200
    /// How long a caller is not told how far its stream has got while nothing of it is for that caller.
    private static let longestSilence = Duration.seconds(5)

    /// Tells at once where the changes begin, and then of the rows that `pick` makes of them, until the caller goes or cannot be told
    /// what comes next.
    func watch<Row>(
        after sequence: Int64?,
        _ pick: (Change) -> Row?,
        tell: (_ rows: [Row], _ resumeSequence: Int64) async throws -> Void
    ) async throws {
        if let sequence, sequence < 0 { throw Watching.invalidField("after_seq", "must be at least 0") }
        do {
            let watch = try await engine.watch(after: sequence)
            var position = watch.startSequence
            try await tell([], position)
            var told = position
            var tellingTime = ContinuousClock.now
            while true {
                for group in try await watch.next(after: position) {
                    if try await tellOf(group, after: position, pick, tell) {
                        told = group.lastSequence
                        tellingTime = .now
                    }
                    position = group.lastSequence
                }
                // Else a caller for whom nothing comes would go on, after a break, where it was long ago.
                if position > told, tellingTime.duration(to: .now) >= Watching.longestSilence {
                    try await tell([], position)
                    told = position
                    tellingTime = .now
                }
                // Others have their turn on the event loop.
                await Task.yield()
            }
        } catch let rejection as Rejection {
            throw Status(rejection)
        }
    }

    /// Says whether there was anything to tell.
    private func tellOf<Row>(
        _ group: GroupChanges,
        after position: Int64,
        _ pick: (Change) -> Row?,
        _ tell: (_ rows: [Row], _ resumeSequence: Int64) async throws -> Void
    ) async throws -> Bool {
        // Of what changed before, in the group in the middle of which the caller was, it knows already.
        let rows = group.changes.filter { $0.commitSeq > position }.compactMap { pick($0) }
        guard !rows.isEmpty else { return false }
        for start in stride(from: 0, to: rows.count, by: Watching.largestRowCount) {
            let end = min(start + Watching.largestRowCount, rows.count)
            // As long as more of the group is to come, whoever goes on after this begins with it again.
            try await tell(Array(rows[start..<end]), end == rows.count ? group.lastSequence : position)
        }
        return true
    }

    static func invalidField(_ field: String, _ description: String) -> Status {
        Status(.invalidFields([InvalidField(field: field, description: description)]))
    }
}
