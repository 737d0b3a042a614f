import HoldfastEngine
import NIOCore
import Synchronization

/// How batches get to the engine: on the spot where the engine shares the one event loop, else over to its thread.
final class EngineCrossing: Sendable {
    private let engine: Engine
    /// The engine's thread; nil where it shares the loop.
    private let thread: EngineThread?
    /// How much longer every command takes: more than nothing only to see what overload does.
    private let commandDelay: TimeAmount

    init(engine: Engine, thread: EngineThread?, commandDelay: TimeAmount = .zero) {
        self.engine = engine
        self.thread = thread
        self.commandDelay = commandDelay
    }

    /// Whether ``run(_:receiver:)`` is done when it returns.
    var isOnTheSpot: Bool { thread == nil }

    /// Carries out a batch. Says whether that is done; if not, `receiver` gets the batch later.
    func run(_ batch: LoopBatch, receiver: LoopReceiver) -> Bool {
        guard let thread else {
            carryOut(batch, receiver: receiver)
            engine.turnEnded()
            return true
        }
        thread.execute { [self] in
            carryOut(batch, receiver: receiver)
            engine.turnEnded()
            receiver.receive(batch)
        }
        return false
    }

    /// On the engine's executor.
    private func carryOut(_ batch: LoopBatch, receiver: LoopReceiver) {
        let start = NIODeadline.now()
        engine.runHere(batch.content, receiver: receiver)
        var end = NIODeadline.now()
        if commandDelay > .zero {
            let count = batch.content.outcomes.count { $0 != .dropped }
            let slowEnd = end + commandDelay * count
            while end < slowEnd { end = .now() }
        }
        batch.duration = end - start
    }

    /// The newest change that may be acknowledged.
    var durableSequence: Int64 { engine.durableSequence ?? .max }

    /// Runs what has come due, a turn at a time, so that batches get in between. To be called on `eventLoop`.
    func tick(on eventLoop: any EventLoop) {
        if let thread {
            thread.execute { [engine] in
                guard engine.assumeIsolated({ $0.tick() }) else { return }
                eventLoop.execute { self.tick(on: eventLoop) }
            }
        } else if engine.assumeIsolated({ $0.tick() }) {
            eventLoop.execute { self.tick(on: eventLoop) }
        }
    }
}

/// Tells every loop what has become durable.
final class DurabilityFanOut: Sendable {
    private let receivers = Mutex<[LoopReceiver]>([])

    func add(_ receiver: LoopReceiver) {
        receivers.withLock { $0.append(receiver) }
    }

    func release(through sequence: Int64) {
        for receiver in receivers.withLock({ $0 }) { receiver.release(through: sequence) }
    }
}
