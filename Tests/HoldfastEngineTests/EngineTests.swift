import Commerce
import Glibc
import HoldfastMessages
import Platform
import Testing

@testable import HoldfastEngine

/// The actor with all its threads.
@Suite("Engine")
struct EngineTests {
    private typealias Durability = GetServerInfoResponse.Durability

    private static let variant = ID<ProductVariant>(UUID(high: 7, low: 1))

    private func open(
        _ configuration: EngineConfiguration,
        _ thread: EngineThread,
        clock: TestClock = TestClock(),
        seed: UInt64 = 1
    ) throws -> Engine {
        try Engine.open(
            configuration,
            executor: thread,
            seed: seed,
            makeClock: { _ in clock.engineClock },
            onDurable: { _ in }
        )
    }

    /// Opens a directory whose engine was closed: its lock goes with the last task that the folder began for that engine.
    private func reopen(
        _ configuration: EngineConfiguration,
        _ thread: EngineThread,
        clock: TestClock
    ) async throws -> Engine {
        while true {
            do { return try open(configuration, thread, clock: clock, seed: 2) } catch StorageError.locked {
                await Task.yield()
            }
        }
    }

    private func answer(_ request: UnaryRequest, ticket: UInt64, _ engine: Engine) async -> Answer {
        let outcomes = Outcomes()
        let call = EngineRequest(request: request, caller: .anonymous, ticket: ticket)
        return await engine.answers(to: [call], outcomes)[0]
    }

    @Test(
        "memory, async and group give the same answers to the same calls, and the two that keep anything keep the same"
    )
    func levels() async throws {
        var histories: [[Answer]] = []
        for durability in [Durability.memory, .async, .group] {
            let directory = TemporaryDirectory()
            var configuration = testConfiguration(directory, durability: durability, limits: RecordedHistory.limits)
            // As the folder likes: what has left memory at any moment differs from run to run.
            configuration.storage.foldDelay = 1_000_000
            let thread = EngineThread()
            defer { thread.stop() }
            let clock = TestClock()
            var outcomes: [Answer] = []
            do {
                let engine = try open(configuration, thread, clock: clock)
                outcomes = try await run(callCount: 600, on: engine, clock: clock)
                await engine.close()
            }
            histories.append(outcomes)
            if durability != .memory {
                let engine = try await reopen(configuration, thread, clock: clock)
                let hash = await answer(.getStateHash(GetStateHashRequest()), ticket: 1, engine)
                #expect(hash == outcomes.last)
                await engine.close()
            }
        }
        for (index, outcome) in histories[0].enumerated() {
            try #require(histories[1][index] == outcome, "call \(index), async")
            try #require(histories[2][index] == outcome, "call \(index), group")
        }
    }

    /// A workload of one call at a time; the last outcome is the state's hash.
    private func run(callCount: Int, on engine: Engine, clock: TestClock) async throws -> [Answer] {
        var workload = Workload(seed: 21)
        var answers: [Answer] = []
        let outcomes = Outcomes()
        for index in 0..<callCount {
            clock.advance(workload.pause())
            let call = workload.call(now: clock.now)
            let request = EngineRequest(request: call.request, caller: call.caller, ticket: UInt64(index))
            let answer = await engine.answers(to: [request], outcomes)[0]
            try workload.learn(call, answer)
            answers.append(answer)
        }
        answers.append(await answer(.getStateHash(GetStateHashRequest()), ticket: UInt64(callCount), engine))
        return answers
    }

    @Test(
        "a flush may hold up the engine's thread where a lone caller waits for it anyway, and never where no reply waits for the disk",
        arguments: [Durability.group, .async]
    )
    func flushes(durability: GetServerInfoResponse.Durability) async throws {
        let directory = TemporaryDirectory()
        let thread = EngineThread()
        defer { thread.stop() }
        let engineThread = await withCheckedContinuation { answer in
            thread.execute { answer.resume(returning: pthread_self()) }
        }
        let flushers = Monitor([pthread_t]())
        var configuration = testConfiguration(directory, durability: durability)
        configuration.storage.maximumCallerCommit = .max
        configuration.storage.maximumGatheringFlush = .max
        configuration.storage.injectFault = { step in
            if step == .tailFlush { flushers.withLock { $0.append(pthread_self()) } }
        }
        let engine = try open(configuration, thread)
        let persistence = try #require(engine.storage.persistence)
        for call in 0..<140 as Range<UInt64> {
            let set = SetStockRequest(variantID: EngineTests.variant, currentStock: Int64(call))
            _ = await answer(.setStock(set), ticket: call, engine)
            await persistence.durability.reaches(engine.newestSequence)
        }
        await engine.close()
        let isHeldUp = flushers.withLock { $0.contains(engineThread) }
        #expect(isHeldUp == (durability == .group))
        #expect(flushers.withLock { $0.count } == 140)
    }

    @Test("a request sent again at once gets the first answer, however long that takes to be folded")
    func replayBeforeFold() async throws {
        let directory = TemporaryDirectory()
        let thread = EngineThread()
        defer { thread.stop() }
        var configuration = testConfiguration(directory)
        configuration.storage.foldDelay = 50_000_000
        let engine = try open(configuration, thread)
        let set = UnaryRequest.setStock(
            SetStockRequest(requestID: UUID(high: 1, low: 1), variantID: EngineTests.variant, currentStock: 5)
        )
        let calls = (0..<20 as Range<UInt64>).map { EngineRequest(request: set, caller: .anonymous, ticket: $0) }
        let outcomes = Outcomes()
        let answers = await engine.answers(to: calls, outcomes)
        guard case .encoded = answers[0] else { throw UnexpectedOutcome() }
        #expect(answers.allSatisfy { $0 == answers[0] })
        #expect(engine.storage.foldedSequence >= 1)
        #expect(outcomes.surplusCount == 0)
        await engine.close()
    }

    @Test("every ticket gets exactly one outcome, also when more is to be read than the readers take")
    func oneOutcomeEach() async throws {
        let directory = TemporaryDirectory()
        let thread = EngineThread()
        defer { thread.stop() }
        var configuration = testConfiguration(directory)
        configuration.storage.readerCount = 1
        configuration.storage.maximumWaitingReads = 8
        let engine = try open(configuration, thread)
        let set = UnaryRequest.setStock(
            SetStockRequest(requestID: UUID(high: 1, low: 1), variantID: EngineTests.variant, currentStock: 5)
        )
        let first = await answer(set, ticket: 0, engine)
        let unknown = ID<Reservation>(UUID(high: 1, low: 1))
        let kinds: [UnaryRequest] = [
            .getReservation(GetReservationRequest(reservationID: unknown)), set, .verifyLedger(VerifyLedgerRequest()),
            .getStock(GetStockRequest(variantID: EngineTests.variant)),
        ]
        let outcomes = Outcomes()
        await withTaskGroup { group in
            for batch in 0..<20 as Range<UInt64> {
                group.addTask {
                    let calls = (0..<20 as Range<UInt64>).map { index in
                        EngineRequest(
                            request: kinds[Int(index) % kinds.count],
                            caller: .anonymous,
                            ticket: batch * 20 + index
                        )
                    }
                    for (index, outcome) in await engine.answers(to: calls, outcomes).enumerated() {
                        let isRefused = outcome == .rejected(.overloaded)
                        switch index % kinds.count {
                        case 0: #expect(isRefused || outcome == .rejected(.reservationNotFound(unknown)))
                        case 1: #expect(isRefused || outcome == first)
                        default:
                            if case .response = outcome { break }
                            #expect(isRefused)
                        }
                    }
                }
            }
        }
        #expect(outcomes.surplusCount == 0)
        await engine.close()
    }

    @Test("what is still to be read when the engine stops changes nothing any more")
    func stopped() async throws {
        let directory = TemporaryDirectory()
        let thread = EngineThread()
        defer { thread.stop() }
        var configuration = testConfiguration(directory)
        configuration.storage.readerCount = 1
        let clock = TestClock()
        let hash: Answer
        do {
            let engine = try open(configuration, thread, clock: clock)
            let set = SetStockRequest(variantID: EngineTests.variant, currentStock: 5)
            _ = await answer(.setStock(set), ticket: 1, engine)
            let create = CreateReservationRequest(variantID: EngineTests.variant, quantity: 1, ttl: .seconds(1))
            let answered = await answer(.createReservation(create), ticket: 2, engine)
            guard case .response(.createReservation(let made)) = answered else { throw UnexpectedOutcome() }
            clock.advance(.seconds(2))
            hash = await answer(.getStateHash(GetStateHashRequest()), ticket: 3, engine)
            // Once its end is folded, the hold has left memory.
            while engine.storage.foldedSequence < 3 { await Task.yield() }
            let gate = Monitor(false)
            let store = try #require(engine.storage.persistence).store
            let (entered, enter) = AsyncStream.makeStream(of: Void.self)
            async let reading: Void = store.read { _ in
                enter.finish()
                gate.wait { $0 ? WaitStep.done(()) : .waitForSignal }
            }
            for await _ in entered {}
            let extend = UnaryRequest.extendReservation(ExtendReservationRequest(reservationID: made.reservation.id))
            let batch = EngineBatch([EngineRequest(request: extend, caller: .anonymous, ticket: 4)])
            await engine.run(batch, receiver: Outcomes())
            #expect(batch.outcomes == [.pending])
            await engine.stop()
            gate.withLock { $0 = true }
            gate.signal()
            try await reading
            await engine.close()
        }
        let engine = try await reopen(configuration, thread, clock: clock)
        #expect(await answer(.getStateHash(GetStateHashRequest()), ticket: 5, engine) == hash)
        await engine.close()
    }

    @Test("a data directory is refused while an engine has it, and free after that was closed and let go")
    func locked() async throws {
        let directory = TemporaryDirectory()
        let thread = EngineThread()
        defer { thread.stop() }
        do {
            let first = try open(testConfiguration(directory), thread)
            let error = #expect(throws: StorageError.self) { try open(testConfiguration(directory), thread) }
            guard case .locked = error else { throw UnexpectedOutcome() }
            await first.close()
        }
        try await reopen(testConfiguration(directory), thread, clock: TestClock()).close()
    }
}
