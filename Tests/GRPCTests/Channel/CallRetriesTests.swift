import NIOCore
import Testing

@testable import GRPC

@Suite("Whether a call is sent again")
struct CallRetriesTests {
    struct Attempt: Sendable {
        var code = StatusCode.unavailable
        var reach = CallReach.server
        var pushback: Pushback?
        var remaining = TimeAmount.seconds(3600)
        var random = 1.0
        /// Nil for no retry.
        let milliseconds: Int64?
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var isIdempotent = true
        let attempts: [Attempt]
    }

    static let rows: [Row] = [
        Row(
            testDescription: "three attempts, a longer wait each time",
            attempts: [Attempt(milliseconds: 50), Attempt(milliseconds: 100), Attempt(milliseconds: nil)]
        ),
        Row(testDescription: "the wait is random", attempts: [Attempt(random: 0.5, milliseconds: 25)]),
        Row(
            testDescription: "a call that is not idempotent",
            isIdempotent: false,
            attempts: [Attempt(milliseconds: nil)]
        ),
        Row(
            testDescription: "never left",
            isIdempotent: false,
            attempts: (0..<10).map { _ in Attempt(reach: .client, milliseconds: 0) }
                + [Attempt(reach: .client, remaining: .zero, milliseconds: nil)]
        ),
        Row(
            testDescription: "cancelled before it left",
            attempts: [Attempt(code: .cancelled, reach: .client, milliseconds: nil)]
        ),
        Row(
            testDescription: "refused: at once, then like others, idempotent or not",
            isIdempotent: false,
            attempts: [
                Attempt(reach: .serverRefused, milliseconds: 0), Attempt(reach: .serverRefused, milliseconds: 50),
                Attempt(reach: .serverRefused, milliseconds: 100), Attempt(reach: .serverRefused, milliseconds: nil),
            ]
        ),
        Row(
            testDescription: "refused, then failed",
            isIdempotent: false,
            attempts: [Attempt(reach: .serverRefused, milliseconds: 0), Attempt(milliseconds: nil)]
        ),
        Row(
            testDescription: "the server says when, and the wait begins anew",
            attempts: [
                Attempt(pushback: .after(.milliseconds(700)), milliseconds: 700), Attempt(milliseconds: 50),
                Attempt(pushback: .after(.zero), milliseconds: nil),
            ]
        ),
        Row(testDescription: "the server says never", attempts: [Attempt(pushback: .never, milliseconds: nil)]),
        Row(
            testDescription: "not past the deadline",
            attempts: [Attempt(remaining: .milliseconds(50), milliseconds: nil)]
        ),
        Row(
            testDescription: "just within the deadline",
            attempts: [Attempt(remaining: .nanoseconds(50_000_001), milliseconds: 50)]
        ),
        Row(
            testDescription: "the server's wait is past the deadline",
            attempts: [Attempt(pushback: .after(.seconds(2)), remaining: .seconds(1), milliseconds: nil)]
        ),
    ]

    @Test("each attempt is followed by what it should be", arguments: rows)
    func decisions(row: Row) {
        var retries = CallRetries(RetryPolicy(), isIdempotent: row.isIdempotent)
        var throttle = RetryThrottle(RetryPolicy())
        for attempt in row.attempts {
            let decision = retries.next(
                after: attempt.code,
                attempt.reach,
                attempt.pushback,
                remaining: attempt.remaining,
                throttle: &throttle,
                random: attempt.random
            )
            #expect(decision == attempt.milliseconds.map { .retry(after: .milliseconds($0)) } ?? .finish)
        }
    }

    @Test("of all statuses only UNAVAILABLE is retried", arguments: StatusCode.allCases)
    func codes(code: StatusCode) {
        var retries = CallRetries(RetryPolicy(), isIdempotent: true)
        var throttle = RetryThrottle(RetryPolicy())
        let decision = retries.next(
            after: code,
            .server,
            .after(.zero),
            remaining: .seconds(1),
            throttle: &throttle,
            random: 0
        )
        #expect(decision == (code == .unavailable ? .retry(after: .zero) : .finish))
    }

    @Test("without a budget only what the server did not begin with is sent again")
    func throttled() {
        var policy = RetryPolicy()
        policy.maximumTokens = 2
        var throttle = RetryThrottle(policy)
        let rows: [(CallReach, CallRetries.Decision)] = [
            (.server, .finish), (.client, .retry(after: .zero)), (.serverRefused, .retry(after: .zero)),
        ]
        for (reach, expected) in rows {
            var retries = CallRetries(policy, isIdempotent: true)
            let decision = retries.next(
                after: .unavailable,
                reach,
                nil,
                remaining: .seconds(9),
                throttle: &throttle,
                random: 1
            )
            #expect(decision == expected)
        }
    }

    @Test("attempts that failed are counted, not those that never left or were refused the first time")
    func count() {
        var retries = CallRetries(RetryPolicy(), isIdempotent: true)
        var throttle = RetryThrottle(RetryPolicy())
        let counts = [CallReach.client, .serverRefused, .server, .server].map { reach in
            _ = retries.next(after: .unavailable, reach, nil, remaining: .seconds(9), throttle: &throttle, random: 1)
            return retries.failureCount
        }
        #expect(counts == [0, 0, 1, 2])
    }

    @Test(
        "grpc-retry-pushback-ms",
        arguments: [
            ("0", .after(.zero)), ("250", .after(.milliseconds(250))), ("-1", .never), ("soon", .never), ("", .never),
            ("99999999999", .never),
        ] as [(String, Pushback)]
    )
    func pushback(text: String, expected: Pushback) {
        var trailers = Metadata()
        trailers.add("grpc-retry-pushback-ms", text)
        #expect(Pushback(trailers) == expected)
        #expect(Pushback(Metadata()) == nil)
    }
}
