import Synchronization

/// Tasks that wait until something is durable.
final class DurabilityWaiters: Sendable {
    private let waiting = Mutex<[(sequence: Int64, resume: CheckedContinuation<Void, Never>)]>([])

    /// Waits until everything up to a sequence number is durable. `isDurable` says whether it is already.
    func wait(for sequence: Int64, unless isDurable: () -> Bool) async {
        await withCheckedContinuation { continuation in
            let isOver = waiting.withLock { waiting in
                if isDurable() { return true }
                waiting.append((sequence, continuation))
                return false
            }
            if isOver { continuation.resume() }
        }
    }

    /// Everything up to a sequence number is durable.
    func release(through sequence: Int64) {
        let released = waiting.withLock { waiting -> [CheckedContinuation<Void, Never>] in
            guard !waiting.isEmpty else { return [] }
            let split = waiting.partition { $0.sequence <= sequence }
            defer { waiting.removeSubrange(split...) }
            return waiting[split...].map(\.resume)
        }
        for continuation in released { continuation.resume() }
    }
}
