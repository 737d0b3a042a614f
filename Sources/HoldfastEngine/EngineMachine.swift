import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

/// The engine as a synchronous step machine: one turn per batch, no thread, no waiting.
///
/// A turn fixes the time, runs what has come due, carries out the requests in order and hands what changed to the journal as
/// one group. The thread and the executor around it are in `Engine`.
struct EngineMachine: ~Copyable {
    private var commerce: Commerce
    private let clock: EngineClock
    private let storage: EngineStorage
    /// What the current turn has changed, where changes are journalled.
    private var recorder: ChangeRecorder?
    /// What is kept where they are not.
    private var memory = MemoryRecorder()
    /// The last command that was handed to the journal.
    private var submittedSequence: Int64
    /// Requests that wait for something to be read.
    private var pending: [Int: PendingRequest] = [:]
    private var nextPendingID = 0
    private let arena = Arena()

    init(commerce: consuming Commerce, clock: EngineClock, storage: EngineStorage) {
        submittedSequence = commerce.sequence
        self.commerce = commerce
        self.clock = clock
        self.storage = storage
    }

    /// The sequence number of the newest change.
    var sequence: Int64 { commerce.sequence }

    /// How many reads are under way for requests.
    var pendingCount: Int { pending.count }

    /// Carries out a batch. Requests that need something to be read come back as `pending`, with the read in `reads`.
    mutating func run(_ requests: [EngineRequest], receiver: any OutcomeReceiver, reads: inout [PendingRead])
        -> BatchResult
    {
        let now = beginTurn()
        var outcomes: [Outcome] = []
        outcomes.reserveCapacity(requests.count)
        var monotonicNow: Int64?
        for request in requests {
            if request.deadline != .max {
                monotonicNow = monotonicNow ?? MonotonicInstant.now.nanoseconds
                guard request.deadline > monotonicNow! else {
                    outcomes.append(.dropped)
                    continue
                }
            }
            let attempt = PendingRequest(
                request: request,
                receiver: receiver,
                context: Context(now: now, caller: request.caller)
            )
            outcomes.append(carryOut(attempt, now: now, reads: &reads))
        }
        endTurn(now: now, requestCount: requests.count)
        return BatchResult(outcomes: outcomes, releaseSequence: releaseSequence)
    }

    /// Carries out a request again for which something was read.
    mutating func resume(_ read: PendingRead, with fetched: Fetched, reads: inout [PendingRead]) {
        // Begun while the read still counts as under way: what has changed since must not leave memory before it is seen.
        let now = beginTurn()
        guard var attempt = pending.removeValue(forKey: read.id) else { return }
        attempt.context.now = now
        attempt.context.fetched[read.need] = fetched
        let outcome = carryOut(attempt, now: now, reads: &reads)
        endTurn(now: now, requestCount: 1)
        if case .pending = outcome { return }
        attempt.receiver.receive(outcome, ticket: attempt.request.ticket, releaseSequence: releaseSequence)
    }

    /// Refuses a request for which something could not be read.
    mutating func refuse(_ read: PendingRead, with rejection: Rejection) {
        guard let attempt = pending.removeValue(forKey: read.id) else { return }
        attempt.receiver.receive(.rejected(rejection), ticket: attempt.request.ticket, releaseSequence: releaseSequence)
    }

    /// A turn without requests: what has come due. Says whether more is due already.
    mutating func tick() -> Bool {
        let now = beginTurn()
        endTurn(now: now, requestCount: 0)
        return isDue(now)
    }

    /// When the next hold expires.
    mutating func nextDueTime() -> Timestamp? { commerce.nextDueTime() }

    /// Nothing computed up to now may leave before this is durable.
    private var releaseSequence: Int64 { storage.repliesWait ? commerce.sequence : 0 }

    // MARK: A turn

    private mutating func beginTurn() -> Timestamp {
        let now = clock.now
        if recorder == nil, let persistence = storage.persistence {
            recorder = ChangeRecorder(buffer: persistence.store.makeBuffer())
        }
        forgetFolded()
        var count = 0
        while count < commerce.limits.dueCommandsPerTurn, commerce.expireNext(now: now) {
            commitCommand()
            count += 1
        }
        return now
    }

    /// Rows leave memory once they are folded, except those that a read under way may have missed.
    mutating func forgetFolded() {
        guard storage.persistence != nil else { return }
        commerce.evict(through: pending.values.reduce(storage.foldedSequence) { min($0, $1.foldedSequence) })
    }

    private mutating func isDue(_ now: Timestamp) -> Bool { commerce.nextDueTime().map { $0 <= now } ?? false }

    private mutating func carryOut(
        _ attempt: PendingRequest,
        now: Timestamp,
        reads: inout [PendingRead]
    ) -> Outcome {
        let request = attempt.request.request
        if isDue(now) {
            while commerce.expireNext(touchedBy: request, now: now) { commitCommand() }
        }
        if storage.isFull, request.growsStorage { return .rejected(.storageFull) }
        do throws(Interruption) {
            let before = commerce.sequence
            let response = try commerce.run(request, attempt.context)
            commitCommand()
            guard request.requestID != nil, commerce.sequence != before else { return .response(complete(response)) }
            return .encoded(record(response))
        } catch {
            switch error {
            case .rejected(let rejection): return .rejected(rejection)
            case .replay(let bytes): return .encoded(bytes)
            case .needs(let need): return park(attempt, until: need, reads: &reads)
            }
        }
    }

    private mutating func commitCommand() {
        if recorder != nil {
            commerce.commit(&recorder!)
        } else {
            commerce.commit(&memory)
        }
    }

    /// Keeps the answer for retries; the same bytes go to the caller.
    private mutating func record(_ response: UnaryResponse) -> [UInt8] {
        let bytes = response.encoded(in: arena)
        if recorder != nil {
            recorder!.record(response: bytes, sequence: commerce.sequence)
        } else {
            memory.record(response: bytes, sequence: commerce.sequence)
        }
        return bytes
    }

    private mutating func endTurn(now: Timestamp, requestCount: Int) {
        guard let persistence = storage.persistence, commerce.sequence > submittedSequence else { return }
        let buffer = recorder!.finish()
        recorder = nil
        buffer.seal(
            firstSequence: UInt64(submittedSequence + 1),
            lastSequence: UInt64(commerce.sequence),
            engineTime: now.nanoseconds,
            requestCount: requestCount,
            stateHash: commerce.stateHash
        )
        submittedSequence = commerce.sequence
        persistence.journal.submit(buffer)
    }

    // MARK: Reads

    private mutating func park(
        _ attempt: PendingRequest,
        until need: Need,
        reads: inout [PendingRead]
    ) -> Outcome {
        var attempt = attempt
        attempt.foldedSequence = min(attempt.foldedSequence, storage.foldedSequence)
        guard storage.persistence != nil else {
            attempt.context.fetched[need] = recall(need)
            return carryOut(attempt, now: attempt.context.now, reads: &reads)
        }
        let read = PendingRead(id: nextPendingID, need: need)
        nextPendingID += 1
        pending[read.id] = attempt
        reads.append(read)
        return .pending
    }

    /// What there is to know where nothing is journalled: everything that exists is in memory.
    private func recall(_ need: Need) -> Fetched {
        switch need {
        case .reservation: .reservation(nil)
        case .ledgerEntry, .ledgerPage, .ledgerChain, .ledgerMoment: .ledgerEntries([])
        case .response(let sequence): .response(memory.responses[sequence])
        case .verification(let variant): .verification(commerce.auditLedger(variant: variant))
        }
    }

    /// Adds what the storage knows to what the domain answered.
    private func complete(_ response: UnaryResponse) -> UnaryResponse {
        guard case .getServerInfo(var info) = response else { return response }
        storage.describe(&info)
        return .getServerInfo(info)
    }
}

/// A request that waits for something to be read.
struct PendingRequest {
    var request: EngineRequest
    var receiver: any OutcomeReceiver
    var context: Context
    /// The snapshot had reached this when the first read was asked for; rows changed since stay in memory until it is done.
    var foldedSequence = Int64.max
}

/// Something to be read from the snapshot for a request.
struct PendingRead: Sendable {
    let id: Int
    let need: Need
}

extension UnaryRequest {
    /// Whether a nearly full storage must refuse it: every change, but for those that give something back.
    var growsStorage: Bool {
        guard isMutation, !validateOnly else { return false }
        if case .releaseReservation = self { return false }
        return true
    }
}
