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
    private(set) var commerce: Commerce
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
    /// How far the snapshot had got when imports began to read; rows changed since stay in memory until they are done.
    private var heldSequences: [Int: Int64] = [:]

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
    mutating func run(_ batch: EngineBatch, receiver: any OutcomeReceiver, reads: inout [PendingRead]) {
        let now = beginTurn()
        // Read for the first request that has a deadline.
        var monotonicNow: Int64?
        let requests = batch.requests
        for index in requests.indices {
            if requests.span[index].deadline != .max {
                monotonicNow = monotonicNow ?? MonotonicInstant.now.nanoseconds
                guard requests.span[index].deadline > monotonicNow! else {
                    batch.append(.dropped)
                    continue
                }
            }
            let context = Context(now: now, caller: requests.span[index].caller)
            switch carryOut(requests.span[index].request, context, answeringIn: batch) {
            case .done(let outcome): batch.append(outcome)
            case .needs(let need):
                let request = PendingRequest(request: requests[index], receiver: receiver, context: context)
                batch.append(park(request, until: need, answeringIn: batch, reads: &reads))
            }
        }
        endTurn(now: now, requestCount: requests.count)
        batch.releaseSequence = releaseSequence
    }

    /// Carries out a request again for which something was read, unless its asker has stopped waiting meanwhile.
    mutating func resume(_ read: PendingRead, with fetched: Fetched, reads: inout [PendingRead]) {
        // Begun while the read still counts as under way: what has changed since must not leave memory before it is seen.
        let now = beginTurn()
        guard var request = pending.removeValue(forKey: read.id) else { return }
        request.context.now = now
        request.context.fetched[read.need] = fetched
        let answer = EngineBatch()
        if request.request.deadline <= MonotonicInstant.now.nanoseconds {
            answer.append(.dropped)
        } else {
            switch carryOut(request.request.request, request.context, answeringIn: answer) {
            case .done(let outcome): answer.append(outcome)
            case .needs(let need): answer.append(park(request, until: need, answeringIn: answer, reads: &reads))
            }
        }
        endTurn(now: now, requestCount: 1)
        deliver(answer, to: request)
    }

    /// Refuses a request for which something could not be read.
    mutating func refuse(_ read: PendingRead, with rejection: Rejection) {
        guard let request = pending.removeValue(forKey: read.id) else { return }
        let answer = EngineBatch()
        answer.append(.rejected(rejection))
        deliver(answer, to: request)
    }

    private func deliver(_ answer: EngineBatch, to request: PendingRequest) {
        if answer.outcomes[0] == .pending { return }
        answer.releaseSequence = releaseSequence
        request.receiver.receive(answer, ticket: request.request.ticket)
    }

    /// A turn without requests: what has come due, and offers to those who wait. Says whether there is more already.
    mutating func tick() -> Bool {
        let now = beginTurn()
        endTurn(now: now, requestCount: 0)
        return commerce.isDue(at: now, makingOffers: !storage.isFull)
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
        let folded = pending.values.reduce(storage.foldedSequence) { min($0, $1.foldedSequence) }
        commerce.evict(through: heldSequences.values.reduce(folded) { min($0, $1) })
    }

    // MARK: Imports

    enum ImportAttempt {
        case done(ImportOutcome)
        /// Nothing has changed; this must be read first.
        case needs(Need)
    }

    /// Rows that are folded from now on stay in memory until this is released.
    mutating func holdHistory() -> Int {
        nextPendingID += 1
        heldSequences[nextPendingID] = storage.foldedSequence
        return nextPendingID
    }

    mutating func releaseHistory(_ hold: Int) {
        heldSequences[hold] = nil
    }

    /// A turn that takes in rows as they are.
    mutating func importRows(
        _ rows: [EntityRow.Row],
        fetched: [Need: Fetched]
    ) throws(Rejection) -> ImportAttempt {
        guard !storage.isFull else { throw .storageFull }
        let now = beginTurn()
        defer { endTurn(now: now, requestCount: 1) }
        var context = Context(now: now, fetched: fetched)
        while true {
            do throws(Interruption) {
                let outcome = try commerce.importRows(rows, context)
                commitCommand()
                return .done(outcome)
            } catch {
                switch error {
                case .needs(let need) where storage.persistence == nil: context.fetched[need] = recall(need)
                case .needs(let need): return .needs(need)
                case .rejected(let rejection): throw rejection
                case .replay: preconditionFailure("an import has no request id")
                }
            }
        }
    }

    private enum Attempt {
        case done(Outcome)
        /// Nothing has changed; this must be read first.
        case needs(Need)
    }

    private mutating func carryOut(
        _ request: UnaryRequest,
        _ context: Context,
        answeringIn batch: EngineBatch
    ) -> Attempt {
        let makesOffers = !storage.isFull
        if commerce.isDue(at: context.now, makingOffers: makesOffers) {
            var settlement = commerce.settlement(before: request, context, makingOffers: makesOffers)
            while commerce.settleNext(&settlement) { commitCommand() }
        }
        if storage.isFull, request.growsStorage, !commerce.hasCarriedOut(request, for: context.caller) {
            return .done(.rejected(.storageFull))
        }
        do throws(Interruption) {
            let before = commerce.sequence
            var response = try commerce.run(request, context)
            commitCommand()
            if case .getServerInfo(var info) = response {
                storage.describe(&info)
                response = .getServerInfo(info)
            }
            if case .getWatermark(var watermark) = response {
                storage.describe(&watermark)
                response = .getWatermark(watermark)
            }
            let answer = batch.encode(response)
            if request.requestID != nil, commerce.sequence != before { record(response, encoded: answer, in: batch) }
            return .done(.answered(answer))
        } catch {
            switch error {
            case .rejected(let rejection): return .done(.rejected(rejection))
            case .replay(let bytes): return .done(.answered(batch.copy(bytes)))
            case .needs(let need): return .needs(need)
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

    /// Keeps the answer for retries.
    private mutating func record(
        _ response: borrowing UnaryResponse,
        encoded answer: Range<Int>,
        in batch: EngineBatch
    ) {
        if recorder != nil {
            recorder!.record(response: response, sequence: commerce.sequence)
        } else {
            batch.withAnswer(answer) { memory.record(response: $0, sequence: commerce.sequence) }
        }
    }

    private mutating func endTurn(now: Timestamp, requestCount: Int) {
        promote(now: now)
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

    /// Offers what has become free to those who wait for it; later, where the storage is nearly full: the room that is left is for
    /// what gives something back.
    private mutating func promote(now: Timestamp) {
        guard !storage.isFull else { return }
        var count = 0
        while count < commerce.limits.promotionsPerTurn, commerce.promoteNext(now: now) {
            commitCommand()
            count += 1
        }
    }

    // MARK: Reads

    private mutating func park(
        _ request: consuming PendingRequest,
        until need: Need,
        answeringIn batch: EngineBatch,
        reads: inout [PendingRead]
    ) -> Outcome {
        guard storage.persistence != nil else { return recall(need, for: request, answeringIn: batch) }
        request.foldedSequence = min(request.foldedSequence, storage.foldedSequence)
        let read = PendingRead(id: nextPendingID, need: need)
        nextPendingID += 1
        pending[read.id] = request
        reads.append(read)
        return .pending
    }

    /// Goes on where nothing is journalled, and nothing to be waited for.
    private mutating func recall(
        _ need: Need,
        for request: PendingRequest,
        answeringIn batch: EngineBatch
    ) -> Outcome {
        var need = need
        var context = request.context
        while true {
            context.fetched[need] = recall(need)
            switch carryOut(request.request.request, context, answeringIn: batch) {
            case .done(let outcome): return outcome
            case .needs(let next): need = next
            }
        }
    }

    /// What there is to know where nothing is journalled: everything that exists is in memory.
    private func recall(_ need: Need) -> Fetched {
        switch need {
        case .reservation: .reservation(nil)
        case .ledgerEntry, .ledgerPage, .ledgerChain, .ledgerMoment: .ledgerEntries([])
        case .response(let sequence, _): .response(memory.responses[sequence])
        case .verification(let variant): .verification(commerce.auditLedger(variant: variant))
        case .row, .rowWithKey: .row(nil)
        case .rowsFrom: .rows([])
        case .presence: .presence(HistoryPresence())
        case .reservations(let query, _): commerce.reservationsInMemory(query)
        case .changes, .oldestChange: .rejection(.notJournaled)
        }
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
        switch self {
        case .releaseReservation, .leaveWaitlist, .cancelOrder, .removeCartItem, .clearCart, .deleteCart,
            .deleteCategory, .deleteProduct, .deleteProductVariant, .deleteProductImage:
            return false
        default: return true
        }
    }
}
