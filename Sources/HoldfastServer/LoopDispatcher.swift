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
    private let loop: ServerLoop
    private let crossing: EngineCrossing
    private let limits: Limits
    private let arena: Arena
    /// How other threads reach this dispatcher.
    private(set) lazy var receiver = LoopReceiver(NIOLoopBound(self, eventLoop: loop.eventLoop))

    /// The calls of the current turn.
    private var batch = LoopBatch()
    /// Batches that may be filled again.
    private var spareBatches: [LoopBatch] = []
    /// Answers that wait for their sequence number to become durable, the oldest first.
    private var held: Deque<LoopBatch> = []
    /// Calls whose outcome comes later, by ticket.
    private var pending: [UInt64: CallID] = [:]
    private var nextTicket: UInt64 = 0

    init(loop: ServerLoop, crossing: EngineCrossing, limits: Limits, maximumDecodedSize: Int) {
        self.loop = loop
        arena = Arena(chunkByteCount: min(64 << 10, maximumDecodedSize), maximumByteCount: maximumDecodedSize)
        self.crossing = crossing
        self.limits = limits
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
            let deadline = call.deadline.clamped
            batch.add(
                call.id,
                EngineRequest(request: request, caller: .anonymous, deadline: deadline, ticket: nextTicket)
            )
            nextTicket += 1
        } catch {
            loop.fail(call.id, Status(.internal, "the message does not parse"))
        }
    }

    func turnCompleted() {
        guard !batch.calls.isEmpty else { return }
        let full = batch
        batch = spareBatches.popLast() ?? LoopBatch()
        if crossing.run(full, receiver: receiver) { deliver(full) }
    }

    /// The answer that comes all the same goes nowhere; what was applied stays applied.
    func cancelled(_ call: CallID) {}

    // MARK: From the engine

    /// A batch that was carried out.
    func deliver(_ batch: LoopBatch) {
        if batch.content.hasPending { expectPending(of: batch) }
        if batch.content.releaseSequence <= crossing.durableSequence {
            answer(batch)
        } else {
            held.append(batch)
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
        deliver(LoopBatch(call: call, content: content))
        loop.flush()
    }

    /// Lets every answer go that waited for a sequence number up to this one.
    func release(through sequence: Int64) {
        while let first = held.first, first.content.releaseSequence <= sequence { answer(held.removeFirst()) }
        loop.flush()
    }

    /// Writes what was answered.
    func flush() {
        loop.flush()
    }

    private func answer(_ batch: LoopBatch) {
        let content = batch.content
        for (index, call) in batch.calls.enumerated() {
            switch content.outcomes[index] {
            case .answered(let range):
                content.withAnswer(range) { bytes in
                    loop.reply(to: call, limit: bytes.byteCount) { output in output.append(copying: bytes) }
                }
            case .rejected(let rejection): loop.fail(call, Status(rejection))
            case .dropped: loop.fail(call, Status(.deadlineExceeded, "the deadline has passed"))
            case .pending: break
            }
        }
        batch.reset()
        if spareBatches.count < Self.maximumSpareBatches { spareBatches.append(batch) }
    }

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
    private let dispatcher: NIOLoopBound<LoopDispatcher>

    init(_ dispatcher: NIOLoopBound<LoopDispatcher>) {
        self.dispatcher = dispatcher
    }

    func receive(_ batch: EngineBatch, ticket: UInt64) {
        dispatcher.eventLoop.execute { [dispatcher] in dispatcher.value.deliver(batch, ticket: ticket) }
    }

    func receive(_ batch: LoopBatch) {
        dispatcher.eventLoop.execute { [dispatcher] in
            dispatcher.value.deliver(batch)
            dispatcher.value.flush()
        }
    }

    /// Lets answers go, from any thread.
    func release(through sequence: Int64) {
        dispatcher.eventLoop.execute { [dispatcher] in dispatcher.value.release(through: sequence) }
    }
}
