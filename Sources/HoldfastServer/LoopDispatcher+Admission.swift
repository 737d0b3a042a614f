import Commerce
import GRPC
import HoldfastEngine
import NIOCore

/// Too much to do: what is handed over in this turn, what waits, and what is refused.
extension LoopDispatcher {
    /// Lets a call wait for a later turn.
    func wait(_ call: UnaryCall, _ request: consuming EngineRequest, priority: CallPriority, byteCount: Int) {
        guard let caller = loop.callerKey(of: call.id) else { preconditionFailure("a call without its connection") }
        directCount = 0
        // What a turn reads had come when the turn began; later than this first time to look at the clock it was not.
        let arrival = arrival ?? .now()
        self.arrival = arrival
        let waiting = WaitingCall(
            QueuedCall(id: call.id, request: request),
            byteCount: byteCount,
            arrival: arrival,
            deadline: call.deadline
        )
        queue.add(waiting, of: caller, priority: priority) { refused.append(($0.id, $1)) }
        answerRefused(at: arrival)
    }

    /// Fills the batch with what waits, as far as there is room, and refuses what has waited too long.
    func takeWaiting() {
        arrival = nil
        let now = NIODeadline.now()
        while batch.calls.count < allowance.room {
            let serviceTime = allowance.time(of: batch.calls.count + 1)
            let next = queue.next(at: now, serviceTime: serviceTime) { refused.append(($0.id, $1)) }
            guard let next else { break }
            if loop.isWaiting(next.id) {
                batch.add(next.id, next.request)
            } else {
                loop.fail(next.id, Status(.cancelled))
            }
        }
        queue.shed(at: now) { refused.append(($0.id, $1)) }
        answerRefused(at: now)
    }

    /// To be called when what waits or what may be handed over has changed. Where both are left, the next turn goes on.
    func updateDirectCount() {
        directCount = queue.isEmpty ? allowance.room : 0
        if !queue.isEmpty, allowance.room > 0 { loop.requestTurn() }
    }

    private func answerRefused(at now: NIODeadline) {
        guard !refused.isEmpty else { return }
        for (call, refusal) in refused {
            switch refusal {
            case .overloaded: failOverloaded(call, at: now)
            case .deadlinePassed: loop.fail(call, Status(.deadlineExceeded, "the deadline has passed"))
            }
        }
        refused.removeAll(keepingCapacity: true)
    }

    /// Refuses a call and tells its caller when to try again (gRFC A6, "Pushback").
    func failOverloaded(_ call: CallID, at now: NIODeadline) {
        let milliseconds = queue.pushback(at: now).nanoseconds / 1_000_000
        loop.fail(call, overloadStatuses[milliseconds] ?? encodeOverloaded(milliseconds))
    }

    private func encodeOverloaded(_ milliseconds: Int64) -> EncodedStatus {
        var trailers = Metadata()
        trailers.add("grpc-retry-pushback-ms", String(milliseconds))
        let status = EncodedStatus(Self.overloaded, trailers: trailers)
        overloadStatuses[milliseconds] = status
        return status
    }

    private static let overloaded = Status(Rejection.overloaded)
}

/// A call that waits for the engine.
struct QueuedCall {
    let id: CallID
    let request: EngineRequest
}
