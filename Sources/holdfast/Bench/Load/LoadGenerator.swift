import Commerce
import GRPC
import Histogram
import HoldfastCoding
import HoldfastMessages
import HoldfastServices
import NIOCore
import Protobuf

/// Keeps calls of CreateReservation in flight over several connections, on one event loop.
///
/// Confined to the loop. In a closed loop every answer is followed by the next call; in an open loop calls come at random times,
/// and their latency counts from the time they were meant to be sent, so that waiting behind a slow server is not left out.
final class LoadGenerator: LoadReceiver {
    /// What was counted so far.
    struct Counts: Sendable {
        var reservationCount = 0
        var soldOutCount = 0
        /// Calls that an overloaded server refused.
        var overloadedCount = 0
        var failureCount = 0
        /// Of the calls that were not refused for overload.
        var latency = Histogram<UInt64>(
            highestTrackableValue: 3_600_000_000_000,
            numberOfSignificantValueDigits: .three
        )
        /// The first failure, in words.
        var firstFailure: String?
    }

    /// What is called.
    static let method = HoldfastMethods.unary[UnaryMethod.createReservation.rawValue]

    private let connections: [LoadConnection]
    private let load: LoadShape
    private let variants: [ID<ProductVariant>]
    private let popularity: Zipf?
    /// Whether calls stop once everybody has heard that there is nothing left.
    private let endsWhenSoldOut: Bool
    private let end: NIODeadline
    private let progress: Progress
    private let finished: EventLoopPromise<Counts>
    /// One system call for the seed instead of four for each call.
    private var random: SplitMix64
    private(set) var counts = Counts()
    /// By tag: when the call was meant to be sent, and on which connection it went.
    private var calls: [(start: NIODeadline, connection: Int)] = []
    private var freeTags: [UInt64] = []
    private var inFlightCount = 0
    private var isEnding = false
    /// The promise is kept; another generator may have the connections.
    private var isFinished = false
    /// Open loop: arrivals that found every connection full, and when the next one comes.
    private var waiting = CircularBuffer<NIODeadline>()
    private var nextArrival = NIODeadline.now()

    init(
        connections: [LoadConnection],
        load: LoadShape,
        variants: [ID<ProductVariant>],
        zipf: Double,
        endsWhenSoldOut: Bool,
        progress: Progress,
        finished: EventLoopPromise<Counts>
    ) {
        self.connections = connections
        self.load = load
        self.variants = variants
        popularity = zipf > 0 ? Zipf(count: variants.count, exponent: zipf) : nil
        self.endsWhenSoldOut = endsWhenSoldOut
        self.progress = progress
        self.finished = finished
        var seeds = SystemRandomNumberGenerator()
        random = SplitMix64(seed: seeds.next())
        end = .now() + .nanoseconds(Int64(load.duration * 1e9))
        for connection in connections { connection.receiver = self }
    }

    /// Begins. The promise is kept when the time is over and every call is answered.
    func start() {
        showProgress(since: 0)
        guard load.rate == nil else { return arrive() }
        for connection in connections.indices {
            for _ in 0..<load.streams { call(on: connection, meantFor: .now()) }
            connections[connection].flush()
        }
        // Nothing follows where no connection takes a call.
        finishIfDone(.now())
    }

    func completed(tag: UInt64, _ end: CallEnd) {
        let now = NIODeadline.now()
        let (start, connection) = calls[Int(tag)]
        freeTags.append(tag)
        inFlightCount -= 1
        if end.status.code == .unavailable, end.isPushedBack {
            counts.overloadedCount += 1
        } else {
            count(end.status, latency: UInt64(max(0, (now - start).nanoseconds)))
        }
        if load.rate == nil {
            if now < self.end, !isEnding { call(on: connection, meantFor: now) }
        } else if !isEnding, let meant = waiting.popFirst() {
            call(on: connection, meantFor: meant)
        }
        finishIfDone(now)
    }

    private func count(_ status: Status, latency: UInt64) {
        switch status.code {
        case .ok: counts.reservationCount += 1
        case .failedPrecondition:
            counts.soldOutCount += 1
            if endsWhenSoldOut, counts.soldOutCount >= load.connections * load.streams { isEnding = true }
        default:
            counts.failureCount += 1
            if counts.firstFailure == nil { counts.firstFailure = "\(status.code.name): \(status.message)" }
        }
        counts.latency.record(latency)
    }

    private func call(on connection: Int, meantFor start: NIODeadline) {
        let tag: UInt64
        if let free = freeTags.popLast() {
            tag = free
            calls[Int(tag)] = (start, connection)
        } else {
            tag = UInt64(calls.count)
            calls.append((start, connection))
        }
        let request = CreateReservationRequest(
            requestID: .version7(using: &random),
            variantID: variants[popularity?.next(using: &random) ?? Int.random(in: 0..<variants.count, using: &random)],
            quantity: 1,
            ttl: .seconds(24 * 60 * 60)
        )
        let isStarted = connections[connection].call(tag: tag, limit: request.maximumEncodedByteCount) {
            request.encode(into: &$0)
        }
        if !isStarted {
            freeTags.append(tag)
            counts.failureCount += 1
            counts.firstFailure = counts.firstFailure ?? "the connection takes no more calls"
            isEnding = true
        } else {
            inFlightCount += 1
        }
    }

    // MARK: Open loop

    /// Sends what is due and comes back for the next: arrivals are a Poisson process.
    private func arrive() {
        let now = NIODeadline.now()
        guard now < end, !isEnding else { return finishIfDone(now) }
        let mean = 1e9 / (load.rate ?? 1)
        while nextArrival <= now {
            send(meantFor: nextArrival)
            let gap = mean * exponentialGap(using: &random)
            nextArrival = nextArrival + .nanoseconds(Int64(gap))
        }
        for connection in connections { connection.flush() }
        let eventLoop = connections[0].eventLoop
        let generator = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.scheduleTask(deadline: max(nextArrival, now + .microseconds(200))) { generator.value.arrive() }
    }

    private func send(meantFor start: NIODeadline) {
        guard
            let idlest = connections.indices.min(by: { connections[$0].inFlightCount < connections[$1].inFlightCount }),
            connections[idlest].inFlightCount < load.streams
        else { return waiting.append(start) }
        call(on: idlest, meantFor: start)
    }

    private func finishIfDone(_ now: NIODeadline) {
        guard !isFinished, inFlightCount == 0, now >= end || isEnding else { return }
        isFinished = true
        isEnding = true
        for connection in connections { connection.receiver = nil }
        progress.end()
        finished.succeed(counts)
    }

    /// Says every second how many reservations it brought.
    private func showProgress(since last: Int) {
        let eventLoop = connections[0].eventLoop
        let generator = NIOLoopBound(self, eventLoop: eventLoop)
        eventLoop.scheduleTask(in: .seconds(1)) {
            guard !generator.value.isEnding else { return }
            let count = generator.value.counts.reservationCount
            generator.value.progress.show("\(count - last) reservations/s")
            generator.value.showProgress(since: count)
        }
    }
}
