import NIOCore
import Testing

@testable import GRPC

/// PINGs of a client by the second, and which of them is one too many.
struct PingRow: Sendable, CustomTestStringConvertible {
    enum Event: Sendable {
        /// A PING while a call is open.
        case ping(Int)
        /// One while none is.
        case idlePing(Int)
        /// HEADERS or DATA went out.
        case sent
    }

    let testDescription: String
    let settings: ConnectionLifetimeSettings
    let events: [Event]
    /// The index of the event that is too much.
    let expected: Int?

    init(
        _ description: String,
        _ change: (inout ConnectionLifetimeSettings) -> Void = { _ in },
        when events: [Event],
        tooMuch expected: Int?
    ) {
        testDescription = description
        var settings = ConnectionLifetimeSettings()
        change(&settings)
        self.settings = settings
        self.events = events
        self.expected = expected
    }
}

@Suite("The strikes of a client that pings")
struct PingStrikesTests {
    static let rows = [
        PingRow("one", when: [.ping(0)], tooMuch: nil),
        PingRow("the fourth at once", when: [.ping(0), .ping(0), .ping(0), .ping(0)], tooMuch: 3),
        PingRow("every five minutes", when: (0..<20).map { .ping($0 * 300) }, tooMuch: nil),
        PingRow("every 299 s", when: (0..<20).map { .ping($0 * 299) }, tooMuch: 5),
        PingRow("five minutes without calls", when: (0..<20).map { .idlePing($0 * 300) }, tooMuch: 3),
        PingRow("two hours without calls", when: (0..<20).map { .idlePing($0 * 7_200) }, tooMuch: nil),
        PingRow(
            "five minutes without calls, where that is permitted",
            { $0.permitsPingsWithoutCalls = true },
            when: (0..<20).map { .idlePing($0 * 300) },
            tooMuch: nil
        ),
        PingRow(
            "what is sent clears the strikes",
            when: [.ping(0), .ping(1), .ping(2), .sent, .ping(3), .ping(4), .ping(5), .ping(6)],
            tooMuch: 7
        ),
        PingRow("what is sent clears the time", when: (0..<20).flatMap { [.ping($0), .sent] }, tooMuch: nil),
        PingRow(
            "a good one does not clear the strikes",
            when: [.ping(0), .ping(1), .ping(2), .ping(300), .ping(301)],
            tooMuch: 4
        ),
        PingRow("no strike passes", { $0.maximumPingStrikes = 0 }, when: [.ping(0), .ping(1)], tooMuch: 1),
        PingRow(
            "another interval",
            { $0.minimumPingInterval = .seconds(10) },
            when: [.ping(0), .ping(10), .ping(20), .ping(25), .ping(28), .ping(29)],
            tooMuch: 5
        ),
        PingRow(
            "another interval without calls",
            { $0.minimumIdlePingInterval = .seconds(10) },
            when: (0..<20).map { .idlePing($0 * 10) },
            tooMuch: nil
        ),
    ]

    @Test("the right one is too many", arguments: rows)
    func table(row: PingRow) {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var strikes = PingStrikes(row.settings)
        let tooMuch = row.events.firstIndex { event in
            switch event {
            case .ping(let second):
                return strikes.pingReceived(at: start + .seconds(Int64(second)), hasOpenCalls: true)
            case .idlePing(let second):
                return strikes.pingReceived(at: start + .seconds(Int64(second)), hasOpenCalls: false)
            case .sent:
                strikes.reset()
                return false
            }
        }
        #expect(tooMuch == row.expected)
    }
}
