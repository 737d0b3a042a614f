import NIOCore
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Rate limits")
struct RateLimitTests {
    private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    private func admitted(_ limit: inout RateLimit, _ count: Int, at time: NIODeadline) -> Int {
        var admitted = 0
        for _ in 0..<count where limit.admits(at: time) { admitted += 1 }
        return admitted
    }

    @Test("as many events as the limit says are admitted at once, and not one more")
    func burst() {
        var limit = RateLimit(10, per: .seconds(1))
        #expect(admitted(&limit, 100, at: Self.start) == 10)
    }

    @Test("another event is admitted when the oldest of as many as are allowed is an interval ago, and not before")
    func boundary() {
        var limit = RateLimit(3, per: .seconds(30))
        for second in [0, 10, 20] as [Int64] { #expect(admitted(&limit, 1, at: Self.start + .seconds(second)) == 1) }
        for second in [0, 10, 20] as [Int64] {
            let free = Self.start + .seconds(second + 30)
            #expect(admitted(&limit, 1, at: free - .nanoseconds(1)) == 0)
            #expect(admitted(&limit, 5, at: free) == 1)
        }
    }

    @Test("a burst at the end of one interval and one at the beginning of the next are not admitted both")
    func burstAround() {
        var limit = RateLimit(200, per: .seconds(30))
        #expect(admitted(&limit, 1_000, at: Self.start + .seconds(29)) == 200)
        // Where time paid by and by, half of them were free again by now.
        #expect(admitted(&limit, 1_000, at: Self.start + .seconds(44)) == 0)
        #expect(admitted(&limit, 1_000, at: Self.start + .seconds(59)) == 200)
    }

    @Test("whatever comes when, no interval has more than the limit, and what fits is admitted", arguments: 1...20)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 1...8, using: &generator)
        var limit = RateLimit(count, per: .seconds(1))
        var taken: [NIODeadline] = []
        var now = Self.start
        for _ in 0..<2_000 {
            now = now + .milliseconds(Int64.random(in: 0...200, using: &generator))
            // Seen from now: those of the last second, the one exactly a second ago left out.
            let fits = taken.count { $0 > now - .seconds(1) } < count
            #expect(admitted(&limit, 1, at: now) == (fits ? 1 : 0), "seed \(seed)")
            if fits { taken.append(now) }
        }
    }

    @Test("whoever stays within the limit in every interval is never refused")
    func honest() {
        var limit = RateLimit(200, per: .seconds(30))
        for second in 0..<300 {
            let time = Self.start + .seconds(Int64(second))
            #expect(admitted(&limit, 6, at: time) == 6)
        }
    }
}
