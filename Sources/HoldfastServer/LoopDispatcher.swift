import Commerce
import GRPC
import HoldfastCoding
import HoldfastEngine
import HoldfastMessages
import NIOCore
import Platform
import Protobuf

/// One event loop's way to the engine and back: decodes the calls of a read, crosses once, and lets the answers go when what
/// they say is durable.
///
/// Confined to its loop.
final class LoopDispatcher: UnaryDispatcher {
    private let loop: ServerLoop
    private let crossing: EngineCrossing
    private let limits: Limits
    private let arena = Arena()
    /// How other threads reach this dispatcher.
    private(set) lazy var receiver = LoopReceiver(NIOLoopBound(self, eventLoop: loop.eventLoop))

    /// The calls of the current read, and what they ask for.
    private var calls: [CallID] = []
    private var requests: [EngineRequest] = []
    /// Answers that wait for their sequence number to become durable, the oldest first.
    private var held = HeldAnswers()
    /// Calls whose outcome comes later, by ticket.
    private var pending: [UInt64: CallID] = [:]
    private var nextTicket: UInt64 = 0

    init(loop: ServerLoop, crossing: EngineCrossing, limits: Limits) {
        self.loop = loop
        self.crossing = crossing
        self.limits = limits
    }

    // MARK: From the loop

    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {
        guard let method = UnaryMethod(rawValue: method) else { preconditionFailure("not a method of the table") }
        var violations: [FieldViolation] = []
        do throws(DecodeError) {
            let request = try UnaryRequest.decode(method: method, message, in: arena, violations: &violations)
            if violations.isEmpty {
                calls.append(call.id)
                requests.append(
                    EngineRequest(
                        request: request,
                        caller: .anonymous,
                        deadline: call.deadline.clamped,
                        ticket: nextTicket
                    )
                )
                nextTicket += 1
            } else {
                loop.fail(call.id, Status(fieldsOf: request, violations, limits: limits))
            }
        } catch {
            loop.fail(call.id, Status(.internal, "the message does not parse"))
        }
    }

    func readCompleted() {
        guard !requests.isEmpty else { return loop.flush() }
        let batch = Batch(calls: calls, requests: requests)
        calls.removeAll(keepingCapacity: true)
        requests.removeAll(keepingCapacity: true)
        if let result = crossing.run(batch, receiver: receiver) { deliver(result, of: batch) }
        loop.flush()
    }

    /// The answer that comes all the same goes nowhere; what was applied stays applied.
    func cancelled(_ call: CallID) {}

    // MARK: From the engine

    /// What came of a batch.
    func deliver(_ result: BatchResult, of batch: Batch) {
        if result.releaseSequence <= crossing.durableSequence {
            for (index, outcome) in result.outcomes.enumerated() { answer(batch, index, outcome) }
        } else {
            held.append(HeldAnswers.Entry(batch: batch, result: result))
        }
    }

    /// An outcome that was pending.
    func deliver(_ outcome: Outcome, ticket: UInt64, releaseSequence: Int64) {
        guard let call = pending.removeValue(forKey: ticket) else { return }
        let batch = Batch(calls: [call], requests: [])
        deliver(BatchResult(outcomes: [outcome], releaseSequence: releaseSequence), of: batch)
        loop.flush()
    }

    /// Lets every answer go that waited for a sequence number up to this one.
    func release(through sequence: Int64) {
        while let entry = held.removeFirst(through: sequence) {
            for (index, outcome) in entry.result.outcomes.enumerated() { answer(entry.batch, index, outcome) }
        }
        loop.flush()
    }

    /// Writes what was answered.
    func flush() {
        loop.flush()
    }

    private func answer(_ batch: Batch, _ index: Int, _ outcome: Outcome) {
        let call = batch.calls[index]
        switch outcome {
        case .response(let response):
            loop.reply(to: call, limit: response.maximumEncodedByteCount) { output in
                response.encode(into: &output, in: arena)
            }
        case .encoded(let bytes):
            loop.reply(to: call, limit: bytes.count) { output in output.append(copying: bytes.span.memory) }
        case .rejected(let rejection): loop.fail(call, Status(rejection))
        case .dropped: loop.fail(call, Status(.deadlineExceeded, "the deadline has passed"))
        case .pending: pending[batch.requests[index].ticket] = call
        }
    }
}

extension NIODeadline {
    /// Nanoseconds on the machine's monotonic clock.
    fileprivate var clamped: Int64 { Int64(clamping: uptimeNanoseconds) }
}

/// The calls of one read and what they ask for, side by side.
struct Batch: Sendable {
    var calls: [CallID]
    var requests: [EngineRequest]
}

/// Takes outcomes from any thread to the loop they belong to.
final class LoopReceiver: OutcomeReceiver {
    private let dispatcher: NIOLoopBound<LoopDispatcher>

    init(_ dispatcher: NIOLoopBound<LoopDispatcher>) {
        self.dispatcher = dispatcher
    }

    func receive(_ outcome: Outcome, ticket: UInt64, releaseSequence: Int64) {
        dispatcher.eventLoop.execute { [dispatcher] in
            dispatcher.value.deliver(outcome, ticket: ticket, releaseSequence: releaseSequence)
        }
    }

    func receive(_ result: BatchResult, of batch: Batch) {
        dispatcher.eventLoop.execute { [dispatcher] in
            dispatcher.value.deliver(result, of: batch)
            dispatcher.value.flush()
        }
    }

    /// Lets answers go, from any thread.
    func release(through sequence: Int64) {
        dispatcher.eventLoop.execute { [dispatcher] in dispatcher.value.release(through: sequence) }
    }
}
