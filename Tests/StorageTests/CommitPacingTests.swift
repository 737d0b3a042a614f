@testable import HoldfastEngine
import Platform
import Testing

@Suite("Commit pacing")
struct CommitPacingTests {
    private func instant(_ microseconds: Int64) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: 1_000_000_000 + microseconds * 1000)
    }

    private func pacing() -> CommitPacing {
        CommitPacing(longestWait: 200_000, groupByteCount: 1 << 20)
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

    @Test("one busy moment does not make every later group small: the longest wait is tried again")
    func trial() {
        var pacing = pacing()
        var waits: [Int64] = []
        for group in 0..<32 as Range<Int64> {
            let now = instant(group * 1000)
            pacing.flushed(answered: 10, waiting: 0, flushDuration: 300_000, now: now)
            guard case .wait(let end, _) = pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: now) else {
                Issue.record("does not wait")
                return
            }
            waits.append(end.nanoseconds(since: now))
            _ = pacing.decide(bufferCount: 1, requestCount: 1, byteCount: 9, now: end)
        }
        #expect(waits.indices.filter { waits[$0] == 200_000 } == [0, 15, 31])
        #expect(waits.contains(10_000))
    }
}
