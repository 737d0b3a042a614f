import NIOCore
import Testing

@testable import GRPC

@Suite("Waiting between attempts to connect")
struct ConnectionBackoffTests {
    private let start = NIODeadline.uptimeNanoseconds(5_000_000_000)

    /// The waits after attempts that each begin when they may.
    private func waits(count: Int, random: Double) -> [TimeAmount] {
        var backoff = ConnectionBackoff(BackoffPolicy())
        var now = start
        return (0..<count).map { _ in
            _ = backoff.attemptBegins(at: now, random: random)
            let delay = backoff.delay(at: now)
            now = now + delay
            return delay
        }
    }

    @Test("1 s at first, times 1.6, at most 120 s")
    func growth() {
        let expected: [Int64] = [
            1000, 1600, 2560, 4096, 6553, 10485, 16777, 26843, 42949, 68719, 109951, 120_000, 120_000,
        ]
        #expect(waits(count: 13, random: 0.5).map { $0.nanoseconds / 1_000_000 } == expected)
    }

    @Test(
        "moved by a fifth at most, either way",
        arguments: [(0, [800, 1280]), (1, [1200, 1920]), (0.25, [900, 1440])] as [(Double, [Int64])]
    )
    func jitter(random: Double, expected: [Int64]) {
        #expect(waits(count: 2, random: random).map { $0.nanoseconds / 1_000_000 } == expected)
    }

    @Test("an attempt may take 20 s, or until the next one where that is later")
    func timeout() {
        var backoff = ConnectionBackoff(BackoffPolicy())
        let timeouts = (0..<9).map { _ in backoff.attemptBegins(at: start, random: 0.5).nanoseconds / 1_000_000 }
        #expect(timeouts == [20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 20_000, 26_843, 42_949])
    }

    @Test("counted from the beginning of the attempt; a connection that stood longer is replaced at once")
    func fromBeginning() {
        var backoff = ConnectionBackoff(BackoffPolicy())
        _ = backoff.attemptBegins(at: start, random: 0.5)
        backoff.reset()
        #expect(backoff.delay(at: start + .milliseconds(300)) == .milliseconds(700))
        #expect(backoff.delay(at: start + .seconds(3)) == .zero)
    }

    @Test("success begins it anew")
    func reset() {
        var backoff = ConnectionBackoff(BackoffPolicy())
        for _ in 0..<5 { _ = backoff.attemptBegins(at: start, random: 0.5) }
        backoff.reset()
        _ = backoff.attemptBegins(at: start, random: 0.5)
        #expect(backoff.delay(at: start) == .seconds(1))
    }
}
