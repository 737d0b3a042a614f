import Commerce
import HoldfastMessages
import Platform
import Synchronization
import Testing

@testable import HoldfastEngine

/// Small files, so that tests are quick.
func testConfiguration(
    _ directory: TemporaryDirectory,
    durability: GetServerInfoResponse.Durability = .group,
    limits: Limits = Limits()
) -> EngineConfiguration {
    var configuration = EngineConfiguration(durability: durability, directory: directory.path, limits: limits)
    configuration.storage.journalMapSize = 256 << 20
    configuration.storage.stateMapSize = 256 << 20
    configuration.storage.ballastByteCount = 0
    configuration.storage.foldDelay = 0
    return configuration
}

/// The engine over a real data directory, with every part of it stepped by the test: turns, groups, folds and reads happen
/// when the test says so, on its own thread.
final class StepEngine {
    /// Keeps what came later than its batch.
    final class Receiver: OutcomeReceiver {
        private struct Ticket {
            var request: UnaryRequest
            var answers: [Answer] = []
        }

        private let tickets = Mutex<[UInt64: Ticket]>([:])

        func expect(_ request: UnaryRequest, ticket: UInt64) {
            tickets.withLock { $0[ticket] = Ticket(request: request) }
        }

        func receive(_ batch: EngineBatch, ticket: UInt64) {
            tickets.withLock { tickets in
                let answer = Answer(batch.outcomes[0], to: tickets[ticket]!.request, in: batch)
                tickets[ticket]!.answers.append(answer)
            }
        }

        /// Everything received under a ticket.
        subscript(ticket: UInt64) -> [Answer] { tickets.withLock { $0[ticket]?.answers ?? [] } }
    }

    let clock: TestClock
    let journal: StepJournal
    let store: Store
    let receiver = Receiver()
    /// Reads that the machine asked for and that were not carried out yet.
    private(set) var reads: [PendingRead] = []
    private var machine: EngineMachine
    private let progress: SequenceProgress
    private var nextTicket: UInt64 = 0

    init(
        _ directory: TemporaryDirectory,
        clock: TestClock = TestClock(),
        limits: Limits = Limits(),
        seed: UInt64 = 1
    ) throws {
        let configuration = testConfiguration(directory, limits: limits)
        let opened = try EngineRecovery.open(configuration, seed: seed)
        store = opened.store
        journal = StepJournal(store: store, options: configuration.storage)
        progress = SequenceProgress(sequence: store.recovered.lastSequence)
        let feed = ChangeFeed(
            store: store,
            journal: journal,
            after: store.recovered.lastSequence,
            capacity: configuration.storage.changeRingByteCount,
            watcherLimit: configuration.limits.maximumWatcherCount
        )
        let persistence = Persistence(
            store: store,
            journal: journal,
            feed: feed,
            durability: SequenceProgress(sequence: store.recovered.lastSequence),
            folding: progress,
            groups: GroupCounter(),
            exports: ExportThreads(count: 0)
        )
        self.clock = clock
        machine = opened.makeMachine(
            clock: clock.engineClock,
            storage: EngineStorage(configuration: configuration, persistence: persistence)
        )
    }

    deinit { store.close() }

    var sequence: Int64 { machine.sequence }
    var pendingCount: Int { machine.pendingCount }
    func nextDueTime() -> Timestamp? { machine.nextDueTime() }
    func tick() -> Bool { machine.tick() }
    /// Whether the call changed something and is answered the same when it is made again.
    func hasCarriedOut(_ call: Call) -> Bool { machine.commerce.hasCarriedOut(call.request, for: call.caller) }

    /// One turn. What is pending stays pending, under the tickets that come with the outcomes.
    func turn(
        _ requests: [UnaryRequest],
        caller: Caller = .anonymous,
        deadline: Int64 = .max
    ) -> (result: TurnResult, tickets: [UInt64]) {
        let batch = EngineBatch()
        let tickets = requests.map { request in
            nextTicket += 1
            receiver.expect(request, ticket: nextTicket)
            batch.add(EngineRequest(request: request, caller: caller, deadline: deadline, ticket: nextTicket))
            return nextTicket
        }
        machine.run(batch, receiver: receiver, reads: &reads)
        return (TurnResult(outcomes: batch.results, releaseSequence: batch.releaseSequence), tickets)
    }

    /// What came of a turn.
    struct TurnResult {
        var outcomes: [Answer]
        var releaseSequence: Int64
    }

    /// Makes durable what was submitted.
    func commit() throws { try journal.commit() }

    /// Folds what is durable; the machine forgets it in its next turn.
    func fold(groupCount: Int = .max) throws {
        try journal.fold(groupCount: groupCount)
        progress.advance(to: journal.foldedSequence)
    }

    /// Reads what a request waits for, from the snapshot as it is now.
    func fetch(_ read: PendingRead) throws -> Fetched {
        switch read.need {
        case .changes(let query): .changes(try ChangeReader(journal: journal).page(query))
        case .oldestChange: .oldestChange(try ChangeReader(journal: journal).oldestSequence())
        default: try HistoryReader.fetch(read.need, Snapshot(of: store.state, maximumDuration: .max / 2))
        }
    }

    /// Takes the oldest read that is waiting.
    func takeRead() throws -> PendingRead {
        try #require(!reads.isEmpty, "nothing is to be read")
        return reads.removeFirst()
    }

    func resume(_ read: PendingRead, with fetched: Fetched) {
        machine.resume(read, with: fetched, reads: &reads)
    }

    func refuse(_ read: PendingRead, with rejection: Rejection) { machine.refuse(read, with: rejection) }

    /// Carries out one batch to its end: reads are made as they are asked for, and folds where a read waits for one.
    func answers(to requests: [UnaryRequest], caller: Caller = .anonymous) throws -> [Answer] {
        let (result, tickets) = turn(requests, caller: caller)
        try settleReads()
        return try zip(result.outcomes, tickets).map { outcome, ticket in
            guard outcome == .pending else { return outcome }
            let received = receiver[ticket]
            try #require(received.count == 1, "not exactly one outcome")
            return received[0]
        }
    }

    /// The same for one request.
    func answer(_ request: UnaryRequest) throws -> Answer { try answers(to: [request])[0] }

    /// Carries out reads until none waits; what has to be folded for one is made durable and folded first.
    func settleReads() throws {
        try settleReadsOfFolded()
        guard !reads.isEmpty else { return }
        try commit()
        try fold()
        while !reads.isEmpty { try settle(reads.removeFirst()) }
    }

    /// Carries out the reads that nothing has to be folded for.
    func settleReadsOfFolded() throws {
        while let index = reads.firstIndex(where: { !$0.need.waitsForFold }) { try settle(reads.remove(at: index)) }
    }

    private func settle(_ read: PendingRead) throws { resume(read, with: try fetch(read)) }
}

extension Need {
    /// Whether the snapshot must hold the newest changes before it can be read.
    fileprivate var waitsForFold: Bool {
        switch self {
        case .response, .verification, .reservations: true
        case .reservation, .ledgerEntry, .ledgerPage, .ledgerChain, .ledgerMoment, .row, .rowWithKey, .rowsFrom,
            .presence, .changes, .oldestChange:
            false
        }
    }
}
