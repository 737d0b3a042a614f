import Testing

@testable import GRPC

@Suite("The budget of retries")
struct RetryThrottleTests {
    private func throttle(tokens: Int) -> RetryThrottle {
        var policy = RetryPolicy()
        policy.maximumTokens = tokens
        return RetryThrottle(policy)
    }

    @Test("half of the tokens can be spent")
    func half() {
        var throttle = throttle(tokens: 10)
        for _ in 0..<4 { throttle.failed() }
        #expect(throttle.allowsRetries)
        throttle.failed()
        #expect(!throttle.allowsRetries)
    }

    @Test("ten successes pay for one more retry, and none before that")
    func successes() {
        var throttle = throttle(tokens: 10)
        for _ in 0..<6 { throttle.failed() }
        for _ in 0..<10 { throttle.succeeded() }
        #expect(!throttle.allowsRetries)
        throttle.succeeded()
        #expect(throttle.allowsRetries)
    }

    @Test("there are never more tokens than at first, nor fewer than none")
    func bounds() {
        var throttle = throttle(tokens: 2)
        for _ in 0..<100 { throttle.succeeded() }
        throttle.failed()
        #expect(!throttle.allowsRetries)
        for _ in 0..<100 { throttle.failed() }
        for _ in 0..<11 { throttle.succeeded() }
        #expect(throttle.allowsRetries)
    }

    @Test("with every call failing once in a while, a tenth of the calls are retried")
    func share() {
        var throttle = RetryThrottle(RetryPolicy())
        var retries = 0
        // Of two attempts one fails: far more than the budget allows.
        for _ in 0..<100_000 {
            throttle.failed()
            if throttle.allowsRetries { retries += 1 }
            throttle.succeeded()
        }
        #expect(retries < 300)
        // Of eleven attempts one fails: just what the budget allows.
        throttle = RetryThrottle(RetryPolicy())
        retries = 0
        for _ in 0..<10_000 {
            throttle.failed()
            if throttle.allowsRetries { retries += 1 }
            for _ in 0..<10 { throttle.succeeded() }
        }
        #expect(retries == 10_000)
    }
}
