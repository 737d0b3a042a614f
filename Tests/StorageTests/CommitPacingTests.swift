@testable import HoldfastEngine
import Platform
import Testing

@Suite("Commit pacing")
struct CommitPacingTests {
    private func instant(_ microseconds: Int64) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: 1_000_000_000 + microseconds * 1000)
    }

    private func pacing() -> CommitPacing {
        CommitPacing(longestWait: 200_000, longestGatheringWait: 2_000_000, groupByteCount: 1 << 20)
    }

    @Test("nothing waiting means sleep, the first request means commit")
    func first() {
        var pacing = pacing()
        #expect(pacing.decide(bufferCount: 0, requestCount: 0, byteCount: 0, now: instant(0)) == .sleep)
        #expect(pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: instant(0)) == .commit)
    }

    @Test("a lone caller never waits", arguments: [0, 50, 199, 300, 100_000] as [Int64])
    func lone(delay: Int64) {
        var pacing = pacing()
        pacing.flushed(answered: 1, waiting: 0, flushDuration: 300_000, now: instant(0))
        #expect(pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: instant(delay)) == .commit)
    }

    @Test("after a group the next waits for as many as were answered, beside those already waiting")
    func completes() {
        var pacing = pacing()
        pacing.flushed(answered: 10, waiting: 3, flushDuration: 300_000, now: instant(0))
        let wait = CommitPacing.Decision.wait(until: instant(200), requestCount: 13)
        #expect(pacing.decide(bufferCount: 3, requestCount: 3, byteCount: 9, now: instant(1)) == wait)
        #expect(pacing.decide(bufferCount: 12, requestCount: 12, byteCount: 9, now: instant(90)) == wait)
        #expect(pacing.decide(bufferCount: 13, requestCount: 13, byteCount: 9, now: instant(91)) == .commit)
    }

    @Test("the wait ends after 0.2 ms, or after as long as the last flush took")
    func deadline() {
        for (flush, end) in [(300_000, 200), (80_000, 80)] as [(Int64, Int64)] {
            var pacing = pacing()
            pacing.flushed(answered: 10, waiting: 0, flushDuration: flush, now: instant(0))
            let early = pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: instant(end - 1))
            #expect(early == .wait(until: instant(end), requestCount: 10))
            #expect(pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: instant(end)) == .commit)
        }
    }

    @Test("a full group does not wait")
    func full() {
        var pacing = pacing()
        pacing.flushed(answered: 10, waiting: 0, flushDuration: 300_000, now: instant(0))
        #expect(pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 1 << 20, now: instant(1)) == .commit)
    }

    @Test("callers that stay away shorten the wait, callers that come back lengthen it again")
    func patience() {
        var pacing = pacing()
        for expected in [100_000, 50_000, 25_000, 12_500, 10_000, 10_000] as [Int64] {
            pacing.flushed(answered: 10, waiting: 0, flushDuration: 300_000, now: instant(0))
            #expect(pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: instant(500)) == .commit)
            #expect(pacing.patience == expected)
        }
        for expected in [20_000, 40_000, 80_000, 160_000, 200_000, 200_000] as [Int64] {
            pacing.flushed(answered: 10, waiting: 0, flushDuration: 300_000, now: instant(0))
            #expect(pacing.decide(bufferCount: 10, requestCount: 10, byteCount: 9, now: instant(1)) == .commit)
            #expect(pacing.patience == expected)
        }
    }

    /// Callers who come `apart` microseconds after each other once their group is answered, over `groups` groups; gives the number
    /// of requests in each.
    private func closedLoop(callers: Int, apart: Int64, groups: Int, _ pacing: inout CommitPacing) -> [Int] {
        let flush: Int64 = 200
        // When each caller's next request comes.
        var arrivals = (0..<callers).map { Int64($0) * apart }
        var now: Int64 = 0
        var sizes: [Int] = []
        while sizes.count < groups {
            arrivals.sort()
            let waiting = arrivals.count { $0 <= now }
            let decision = pacing.decide(
                bufferCount: waiting,
                requestCount: waiting,
                byteCount: waiting,
                now: instant(now)
            )
            switch decision {
            case .sleep: now = arrivals[0]
            case .wait(let end, let count):
                let deadline = (end.nanoseconds(since: instant(0)) + 999) / 1000
                now = count > callers ? deadline : min(deadline, arrivals[count - 1])
            case .commit:
                sizes.append(waiting)
                now += flush
                let came = arrivals[waiting...].count { $0 <= now }
                pacing.flushed(answered: waiting, waiting: came, flushDuration: flush * 1000, now: instant(now))
                for index in 0..<waiting { arrivals[index] = now + Int64(index + 1) * apart }
            }
        }
        return sizes
    }

    @Test(
        "callers of a closed loop who come back within two flushes are brought together, and stay so",
        arguments: [(2, 150), (10, 20), (64, 6)] as [(Int, Int64)]
    )
    func gathers(callers: Int, apart: Int64) {
        var pacing = pacing()
        let sizes = closedLoop(callers: callers, apart: apart, groups: 100, &pacing)
        #expect(sizes.suffix(60).allSatisfy { $0 == callers }, "\(sizes)")
        #expect(pacing.gathering == .together)
    }

    @Test(
        "callers who take longer than two flushes to come back are left apart",
        arguments: [(4, 110), (10, 45), (64, 7)] as [(Int, Int64)]
    )
    func tooMany(callers: Int, apart: Int64) {
        var pacing = pacing()
        var together = 0
        for _ in 0..<100 {
            _ = closedLoop(callers: callers, apart: apart, groups: 20, &pacing)
            if pacing.gathering == .together { together += 1 }
        }
        #expect(together == 0)
    }

    @Test("however long a flush takes, nobody waits longer than the longest wait")
    func longestGatheringWait() {
        var pacing = pacing()
        for _ in 0..<16 { pacing.flushed(answered: 10, waiting: 0, flushDuration: 3_000_000, now: instant(0)) }
        let wait = CommitPacing.Decision.wait(until: instant(2000), requestCount: 10)
        #expect(pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: instant(1)) == wait)
    }

    @Test("callers commit only while they are together, and the last flush was short")
    func callersCommit() {
        var pacing = pacing()
        #expect(!pacing.callersMayCommit(within: 500_000))
        _ = closedLoop(callers: 10, apart: 20, groups: 60, &pacing)
        #expect(pacing.callersMayCommit(within: 200_000) && !pacing.callersMayCommit(within: 199_999))
        _ = closedLoop(callers: 64, apart: 20, groups: 60, &pacing)
        #expect(!pacing.callersMayCommit(within: 500_000))
    }

    @Test("requests that come when they like wait no longer than a flush takes, save in a trial")
    func openLoop() {
        var pacing = pacing()
        var waits: [Int64] = []
        for group in 0..<1000 as Range<Int64> {
            let now = instant(group * 1000)
            // Half of them come during a flush: they are never together.
            pacing.flushed(answered: 10, waiting: 5, flushDuration: 150_000, now: now)
            guard case .wait(let end, _) = pacing.decide(bufferCount: 5, requestCount: 5, byteCount: 9, now: now) else {
                Issue.record("does not wait")
                return
            }
            waits.append(end.nanoseconds(since: now))
            #expect(pacing.decide(bufferCount: 15, requestCount: 15, byteCount: 9, now: end) == .commit)
        }
        // Six trials of three groups, each after twice as many groups as the one before.
        #expect(waits.count { $0 > 150_000 } == 18)
    }

    @Test("callers whose flushes take long are not gathered")
    func longFlush() {
        var pacing = CommitPacing(
            longestWait: 200_000,
            longestGatheringWait: 2_000_000,
            longestGatheringFlush: 300_000,
            groupByteCount: 1 << 20
        )
        for group in 1...100 as ClosedRange<Int64> {
            _ = pacing.decide(bufferCount: 10, requestCount: 10, byteCount: 9, now: instant(group * 1000))
            pacing.flushed(answered: 10, waiting: 0, flushDuration: 300_001, now: instant(group * 1000 + 400))
            #expect(pacing.gathering != .together)
        }
        for group in 101...200 as ClosedRange<Int64> {
            _ = pacing.decide(bufferCount: 10, requestCount: 10, byteCount: 9, now: instant(group * 1000))
            pacing.flushed(answered: 10, waiting: 0, flushDuration: 300_000, now: instant(group * 1000 + 400))
        }
        #expect(pacing.gathering == .together)
    }

    @Test("one caller who stays away costs one wait, not the others' being together")
    func straggler() {
        var pacing = pacing()
        _ = closedLoop(callers: 10, apart: 20, groups: 60, &pacing)
        #expect(pacing.gathering == .together)
        pacing.flushed(answered: 10, waiting: 0, flushDuration: 200_000, now: instant(0))
        _ = pacing.decide(bufferCount: 9, requestCount: 9, byteCount: 9, now: instant(2000))
        pacing.flushed(answered: 9, waiting: 0, flushDuration: 200_000, now: instant(3000))
        for group in 1...5 as ClosedRange<Int64> {
            _ = pacing.decide(bufferCount: 9, requestCount: 9, byteCount: 9, now: instant(3000 + group * 1000))
            pacing.flushed(answered: 9, waiting: 0, flushDuration: 200_000, now: instant(3500 + group * 1000))
        }
        #expect(pacing.gathering == .together)
    }

    @Test("one busy moment does not make every later group small: after a trial the longest wait counts again")
    func busyMoment() {
        var pacing = pacing()
        var waits: [Int64] = []
        for group in 0..<40 as Range<Int64> {
            let now = instant(group * 10_000)
            pacing.flushed(answered: 10, waiting: 0, flushDuration: 300_000, now: now)
            guard case .wait(let end, _) = pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: now) else {
                Issue.record("does not wait")
                return
            }
            waits.append(end.nanoseconds(since: now))
            _ = pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: end)
        }
        #expect(waits.contains(10_000))
        let trials = waits.indices.filter { waits[$0] == 600_000 }
        #expect(trials.count >= 3)
        #expect(waits[trials[2] + 1] == 200_000)
    }
}

extension CommitPacing {
    /// The decision, and what follows from it.
    fileprivate mutating func decide(
        bufferCount: Int,
        requestCount: Int,
        byteCount: Int,
        now: MonotonicInstant
    ) -> Decision {
        let decision = decision(bufferCount: bufferCount, requestCount: requestCount, byteCount: byteCount, now: now)
        if decision == .commit { closed(requestCount: requestCount) }
        return decision
    }
}
