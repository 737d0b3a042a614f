import NIOCore
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

    @Test("what the time has paid for is admitted again")
    func refill() {
        var limit = RateLimit(10, per: .seconds(1))
        _ = admitted(&limit, 10, at: Self.start)
        #expect(admitted(&limit, 100, at: Self.start + .milliseconds(99)) == 0)
        #expect(admitted(&limit, 100, at: Self.start + .milliseconds(100)) == 1)
        #expect(admitted(&limit, 100, at: Self.start + .milliseconds(500)) == 4)
        #expect(admitted(&limit, 100, at: Self.start + .seconds(100)) == 10)
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
