import Commerce
import DequeModule
import GRPC
import HoldfastCoding
import HoldfastEngine
import HoldfastMessages
import NIOCore
import Platform
import Protobuf

/// One event loop's way to the engine and back: decodes the calls of a turn, crosses once, and lets the answers go when what
/// they say is durable.
///
/// Confined to its loop.
final class LoopDispatcher: UnaryDispatcher {
    let loop: ServerLoop
    private let crossing: EngineCrossing
    private let limits: Limits
    /// Calls have callers.
    private let identifiesCallers: Bool
    private let arena: Arena
    /// How other threads reach this dispatcher.
    private(set) lazy var receiver = LoopReceiver(self)

    /// The calls that are handed over at the end of the current turn.
    var batch = LoopBatch()
    /// How many calls go straight into the batch: none while others wait.
    var directCount: Int
    /// How many calls may be handed over.
    var allowance: WorkAllowance
    /// Calls that found no room in the batch of their turn.
    var queue: AdmissionQueue<QueuedCall>
    /// When the first call of the current turn had to wait.
    var arrival: NIODeadline?
    /// Calls that have just left the queue to be refused.
    var refused: [(call: CallID, refusal: AdmissionQueue<QueuedCall>.Refusal)] = []
    /// What refused calls are answered, by the milliseconds after which they may be tried again: a few dozen.
    var overloadStatuses: [Int64: EncodedStatus] = [:]
    /// Batches that may be filled again.
    private var spareBatches: [LoopBatch] = []
    /// Answers that wait for their sequence number to become durable, the oldest first.
    private var held: Deque<LoopBatch> = []
    /// Calls whose outcome comes later, by ticket.
    private var pending: [UInt64: CallID] = [:]
    private var nextTicket: UInt64 = 0

    /// `admission` is what this loop has of the server's limits.
    init(
        loop: ServerLoop,
        crossing: EngineCrossing,
        limits: Limits,
        identifiesCallers: Bool,
        maximumDecodedSize: Int,
        admission: AdmissionLimits
    ) {
        self.identifiesCallers = identifiesCallers
        self.loop = loop
        arena = Arena(chunkByteCount: min(64 << 10, maximumDecodedSize), maximumByteCount: maximumDecodedSize)
        self.crossing = crossing
        self.limits = limits
        allowance = WorkAllowance(limits: admission)
        directCount = allowance.room
        queue = AdmissionQueue(limits: admission)
    }

    // MARK: From the loop

    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {
        guard let method = UnaryMethod(rawValue: method) else { preconditionFailure("not a method of the table") }
        var violations: [FieldViolation] = []
        do throws(DecodeError) {
            let request = try UnaryRequest.decode(method: method, message, in: arena, violations: &violations)
            guard violations.isEmpty else {
                return loop.fail(call.id, Status(fieldsOf: request, violations, limits: limits))
            }
            let queued = EngineRequest(
                request: request,
                caller: caller(of: call),
                deadline: call.deadline.clamped,
                ticket: nextTicket
            )
            nextTicket += 1
            if batch.calls.count < directCount {
                batch.add(call.id, queued)
            } else {
                wait(call, queued, priority: method.priority, byteCount: message.count)
            }
        } catch {
            loop.fail(call.id, Status(.internal, "the message does not parse"))
        }
    }

    private func caller(of call: UnaryCall) -> Caller {
        guard identifiesCallers, let caller = loop.caller(of: call.id) else { return .anonymous }
        return Caller(name: caller.name)
    }

    func turnCompleted() {
        if !queue.isCalm { takeWaiting() }
        if !batch.calls.isEmpty { handOver() }
        updateDirectCount()
    }

    /// Hands over what makes a batch of its own, where that takes no crossing: while what the calls touch is in the processor's caches
    /// still, not when the calls of all other connections have come in between (a seventh more calls/s with 10 connections of 100,
    /// `Benchmarks/run memory`).
    func readCompleted() -> Bool {
        guard crossing.isOnTheSpot, batch.calls.count >= Self.earlyBatchSize, queue.isCalm else { return false }
        let heldBefore = held.count
        handOver()
        updateDirectCount()
        // Else they wait for the disk.
        return held.count == heldBefore
    }

    /// Fewer are better handed over together.
    private static let earlyBatchSize = 64

    private func handOver() {
        let full = batch
        batch = spareBatches.popLast() ?? LoopBatch()
        allowance.begin(full.calls.count)
        if crossing.run(full, receiver: receiver) { carriedOut(full) }
    }

    /// The answer that comes all the same goes nowhere; what was applied stays applied. What waits in the queue is not applied.
    func cancelled(_ call: CallID) {}

    // MARK: From the engine

    /// A batch that was carried out on the engine's thread.
    func deliver(_ batch: LoopBatch) {
        carriedOut(batch)
        if queue.isEmpty { updateDirectCount() } else { turnCompleted() }
        loop.flush()
    }

    private func carriedOut(_ batch: LoopBatch) {
        allowance.end(batch.calls.count, after: batch.duration)
        answerOrHold(batch)
    }

    private func answerOrHold(_ batch: LoopBatch) {
        if batch.content.hasPending { expectPending(of: batch) }
        if batch.content.releaseSequence <= crossing.durableSequence {
            answer(batch)
        } else {
            held.append(batch)
            allowance.hold(batch.calls.count)
        }
    }

    /// Expects what comes later; before the batch is released, since a read may be done before the batch is durable.
    private func expectPending(of batch: LoopBatch) {
        for (index, outcome) in batch.content.outcomes.enumerated() {
            if case .pending = outcome { pending[batch.content.requests[index].ticket] = batch.calls[index] }
        }
    }

    /// An outcome that was pending.
    func deliver(_ content: EngineBatch, ticket: UInt64) {
        guard let call = pending.removeValue(forKey: ticket) else { return }
        answerOrHold(LoopBatch(call: call, content: content))
        loop.flush()
    }

    /// Lets every answer go that waited for a sequence number up to this one.
    func release(through sequence: Int64) {
        while let first = held.first, first.content.releaseSequence <= sequence {
            allowance.release(first.calls.count)
            answer(held.removeFirst())
        }
        // What waits is not handed over here: where the engine shares the loop, groups would follow each other without a look at the
        // sockets.
        updateDirectCount()
        loop.flush()
    }

    private func answer(_ batch: LoopBatch) {
        let content = batch.content
        for (index, call) in batch.calls.enumerated() {
            switch content.outcomes[index] {
            case .answered(let range): content.withAnswer(range) { bytes in reply(to: call, bytes) }
            case .rejected(.overloaded): failOverloaded(call, at: .now())
            case .rejected(let rejection): loop.fail(call, Status(rejection))
            case .dropped: loop.fail(call, Status(.deadlineExceeded, "the deadline has passed"))
            case .pending: break
            }
        }
        batch.reset()
        if spareBatches.count < Self.maximumSpareBatches { spareBatches.append(batch) }
    }

    /// A caller who compresses what it sends is given compressed answers where that saves something.
    private func reply(to call: CallID, _ bytes: RawSpan) {
        if bytes.byteCount >= Self.smallestCompressedAnswer, loop.requestIsCompressed(call) {
            loop.replyCompressed(to: call, limit: bytes.byteCount) { output in output.append(copying: bytes) }
        } else {
            loop.reply(to: call, limit: bytes.byteCount) { output in output.append(copying: bytes) }
        }
    }

    /// Less fits one packet as it is.
    private static let smallestCompressedAnswer = 1024

    /// As many as wait for one commit in ordinary times.
    private static let maximumSpareBatches = 64
}

extension NIODeadline {
    /// Nanoseconds on the machine's monotonic clock.
    fileprivate var clamped: Int64 { Int64(clamping: uptimeNanoseconds) }
}

/// The calls of one turn, side by side with what they ask for.
final class LoopBatch: @unchecked Sendable {
    // Sendable as its content is: it has one owner at a time.

    private(set) var calls: [CallID] = []
    let content: EngineBatch
    /// How long the engine took.
    var duration = TimeAmount.zero

    init() {
        content = EngineBatch()
    }

    /// One call, with what came of it.
    init(call: CallID, content: EngineBatch) {
        calls = [call]
        self.content = content
    }

    func add(_ call: CallID, _ request: consuming EngineRequest) {
        calls.append(call)
        content.add(request)
    }

    func reset() {
        calls.removeAll(keepingCapacity: true)
        content.reset()
    }
}

/// Takes outcomes from any thread to the loop they belong to.
final class LoopReceiver: OutcomeReceiver {
    /// Weakly, since the dispatcher has the receiver: a server that has stopped would keep its data directory locked for ever.
    private struct Reference {
        weak var dispatcher: LoopDispatcher?
    }

    private let reference: NIOLoopBound<Reference>

    /// To be made on the dispatcher's loop.
    init(_ dispatcher: LoopDispatcher) {
        reference = NIOLoopBound(Reference(dispatcher: dispatcher), eventLoop: dispatcher.loop.eventLoop)
    }

    func receive(_ batch: EngineBatch, ticket: UInt64) {
        reference.eventLoop.execute { [reference] in reference.value.dispatcher?.deliver(batch, ticket: ticket) }
    }

    func receive(_ batch: LoopBatch) {
        reference.eventLoop.execute { [reference] in reference.value.dispatcher?.deliver(batch) }
    }

    /// Lets answers go, from any thread.
    func release(through sequence: Int64) {
        reference.eventLoop.execute { [reference] in reference.value.dispatcher?.release(through: sequence) }
    }
}
