import HTTP2
import NIOCore
import Testing

@testable import GRPC

/// What happens to a connection, by the second, and what the machine must then have asked for.
struct LifetimeRow: Sendable, CustomTestStringConvertible {
    enum Event: Sendable {
        case preface
        case acknowledgement
        case read
        case callBegins
        case callEnds
        case goAwaySent
    }

    struct Asked: Equatable, Sendable {
        let second: Int
        let step: ConnectionLifetime.Step
    }

    let testDescription: String
    let settings: ConnectionLifetimeSettings
    let events: [(second: Int, event: Event)]
    let expected: [Asked]

    init(
        _ description: String,
        _ change: (inout ConnectionLifetimeSettings) -> Void = { _ in },
        _ events: [(Int, Event)] = [(0, .preface), (0, .acknowledgement)],
        is expected: [(Int, ConnectionLifetime.Step)]
    ) {
        testDescription = description
        var settings = ConnectionLifetimeSettings()
        settings.jitter = 0
        change(&settings)
        self.settings = settings
        self.events = events
        self.expected = expected.map { Asked(second: $0.0, step: $0.1) }
    }

    /// Lets `duration` seconds pass and looks every second or, as a loop does, only when the machine has asked to.
    func run(for duration: Int, lookingEverySecond: Bool) -> [Asked] {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
        var machine = ConnectionLifetime(settings, openedAt: start)
        var activity = ConnectionLifetime.Activity(lastRead: start, lastCallEnd: start, openCallCount: 0)
        var asked: [Asked] = []
        var next = start
        for second in 0...duration {
            let now = start + .seconds(Int64(second))
            for (_, event) in events.filter({ $0.second == second }) {
                switch event {
                case .preface: machine.prefaceReceived(at: now)
                case .acknowledgement: machine.settingsAcknowledged()
                case .read: activity.lastRead = now
                case .callBegins: activity.openCallCount += 1
                case .callEnds:
                    activity.openCallCount -= 1
                    activity.lastCallEnd = now
                case .goAwaySent: machine.drained(at: now)
                }
            }
            guard lookingEverySecond || now >= next else { continue }
            while true {
                var agenda = Agenda(at: now)
                let step = machine.check(&agenda, activity)
                next = agenda.next
                if step == .wait { break }
                asked.append(Asked(second: second, step: step))
                switch step {
                case .close, .end: return asked
                case .wait, .ping, .drain: break
                }
            }
        }
        return asked
    }
}

@Suite("The life of a connection, as a table")
struct ConnectionLifetimeTests {
    private static let greeting: [(Int, LifetimeRow.Event)] = [(0, .preface), (0, .acknowledgement)]

    static let rows = [
        LifetimeRow("nothing is wrong", is: []),
        LifetimeRow("no preface", { _ in }, [], is: [(10, .close)]),
        LifetimeRow("bytes, but no preface", { _ in }, [(5, .read), (9, .read)], is: [(10, .close)]),
        LifetimeRow("another limit of the preface", { $0.prefaceTimeout = .seconds(3) }, [], is: [(3, .close)]),
        LifetimeRow("SETTINGS unacknowledged", { _ in }, [(4, .preface)], is: [(14, .end(.settingsTimeout))]),
        LifetimeRow(
            "another limit of the acknowledgement",
            { $0.settingsTimeout = .seconds(30) },
            [(4, .preface), (8, .preface)],
            is: [(34, .end(.settingsTimeout))]
        ),
        LifetimeRow(
            "a short limit of the acknowledgement",
            { $0.settingsTimeout = .seconds(2) },
            [(1, .preface)],
            is: [(3, .end(.settingsTimeout))]
        ),
        LifetimeRow(
            "old before the first limit",
            { $0.maximumAge = .seconds(5) },
            [(1, .preface), (1, .acknowledgement)],
            is: [(5, .drain("max_age"))]
        ),
        LifetimeRow("both just in time", { _ in }, [(9, .preface), (18, .acknowledgement)], is: []),
        LifetimeRow("silence", { $0.keepaliveTime = .seconds(100) }, is: [(100, .ping), (120, .close)]),
        LifetimeRow(
            "silence, and another patience",
            {
                $0.keepaliveTime = .seconds(100); $0.keepaliveTimeout = .seconds(7)
            },
            is: [(100, .ping), (107, .close)]
        ),
        LifetimeRow(
            "silence that is broken",
            { $0.keepaliveTime = .seconds(100) },
            greeting + [(119, .read)],
            is: [(100, .ping), (219, .ping), (239, .close)]
        ),
        LifetimeRow(
            "an answer long before the patience ends",
            { (settings: inout ConnectionLifetimeSettings) in
                settings.keepaliveTime = .seconds(10)
                settings.keepaliveTimeout = .seconds(50)
            },
            greeting + [(11, .read)],
            is: [(10, .ping), (21, .ping), (71, .close)]
        ),
        LifetimeRow(
            "silence after a while",
            { $0.keepaliveTime = .seconds(100) },
            greeting + [(60, .read), (99, .read)],
            is: [(199, .ping), (219, .close)]
        ),
        LifetimeRow(
            "silence while a call is open",
            { $0.keepaliveTime = .seconds(100) },
            greeting + [(1, .callBegins)],
            is: [(100, .ping), (120, .close)]
        ),
        LifetimeRow("silence that nobody minds", { $0.keepaliveTime = nil }, is: []),
        LifetimeRow("idle from the beginning", { $0.maximumIdleTime = .seconds(30) }, is: [(30, .drain("max_idle"))]),
        LifetimeRow(
            "idle, whatever is read",
            { $0.maximumIdleTime = .seconds(30) },
            greeting + [(10, .read), (29, .read)],
            is: [(30, .drain("max_idle"))]
        ),
        LifetimeRow(
            "idle after a call",
            { $0.maximumIdleTime = .seconds(30) },
            greeting + [(5, .callBegins), (50, .callEnds)],
            is: [(80, .drain("max_idle"))]
        ),
        LifetimeRow(
            "never idle",
            { $0.maximumIdleTime = .seconds(30) },
            greeting + [(5, .callBegins), (6, .callBegins), (7, .callEnds)],
            is: []
        ),
        LifetimeRow("old", { $0.maximumAge = .seconds(50) }, is: [(50, .drain("max_age"))]),
        LifetimeRow(
            "old, and the grace is over",
            {
                $0.maximumAge = .seconds(50); $0.ageGrace = .seconds(20)
            },
            greeting + [(1, .callBegins), (53, .goAwaySent)],
            is: [(50, .drain("max_age")), (73, .close)]
        ),
        LifetimeRow(
            "old, and told long after",
            {
                $0.maximumAge = .seconds(50); $0.ageGrace = .seconds(2)
            },
            greeting + [(90, .goAwaySent)],
            is: [(50, .drain("max_age")), (92, .close)]
        ),
        LifetimeRow(
            "idle ends have no grace",
            {
                $0.maximumIdleTime = .seconds(30); $0.ageGrace = .seconds(5)
            },
            greeting + [(31, .goAwaySent)],
            is: [(30, .drain("max_idle"))]
        ),
        LifetimeRow(
            "the server stops before it is old",
            {
                $0.maximumAge = .seconds(50); $0.ageGrace = .seconds(5)
            },
            greeting + [(20, .goAwaySent)],
            is: [(50, .drain("max_age"))]
        ),
        LifetimeRow(
            "old and idle at once",
            {
                $0.maximumAge = .seconds(50); $0.maximumIdleTime = .seconds(50)
            },
            is: [(50, .drain("max_age"))]
        ),
        LifetimeRow(
            "old, and silent",
            {
                $0.maximumAge = .seconds(50); $0.keepaliveTime = .seconds(50)
            },
            is: [(50, .drain("max_age")), (50, .ping), (70, .close)]
        ),
        LifetimeRow(
            "the longest jitter",
            {
                $0.maximumAge = .seconds(100); $0.jitter = 0.1; $0.randomness = { 1 }
            },
            is: [(110, .drain("max_age"))]
        ),
        LifetimeRow(
            "the shortest jitter",
            {
                $0.maximumIdleTime = .seconds(100); $0.jitter = 0.1; $0.randomness = { -1 }
            },
            is: [(90, .drain("max_idle"))]
        ),
        LifetimeRow(
            "the longest grace",
            {
                $0.maximumAge = .seconds(100); $0.ageGrace = .seconds(50); $0.jitter = 0.1; $0.randomness = { 1 }
            },
            greeting + [(1, .callBegins), (120, .goAwaySent)],
            is: [(110, .drain("max_age")), (175, .close)]
        ),
        LifetimeRow(
            "the shortest grace",
            {
                $0.maximumAge = .seconds(100); $0.ageGrace = .seconds(50); $0.jitter = 0.1; $0.randomness = { -1 }
            },
            greeting + [(1, .callBegins), (120, .goAwaySent)],
            is: [(90, .drain("max_age")), (165, .close)]
        ),
        LifetimeRow(
            "another jitter",
            {
                $0.maximumAge = .seconds(100); $0.jitter = 0.5; $0.randomness = { -0.5 }
            },
            is: [(75, .drain("max_age"))]
        ),
    ]

    @Test("each step comes in its second, and no other, however rarely one looks", arguments: rows)
    func table(row: LifetimeRow) {
        for lookingEverySecond in [true, false] {
            let asked = row.run(for: 400, lookingEverySecond: lookingEverySecond)
            #expect(asked.filter { $0.second <= (row.expected.last?.second ?? 400) } == row.expected)
        }
    }

    @Test("the defaults are those of gRFC A8 and A9")
    func defaults() {
        let settings = ConnectionLifetimeSettings()
        #expect(settings.keepaliveTime == .hours(2) && settings.keepaliveTimeout == .seconds(20))
        #expect(settings.minimumPingInterval == .minutes(5) && settings.minimumIdlePingInterval == .hours(2))
        #expect(settings.maximumPingStrikes == 2 && !settings.permitsPingsWithoutCalls)
        #expect(settings.maximumIdleTime == nil && settings.maximumAge == nil && settings.ageGrace == nil)
        #expect(settings.jitter == 0.1)
        #expect(settings.prefaceTimeout == .seconds(10) && settings.settingsTimeout == .seconds(10))
        #expect(settings.requestTimeout == .seconds(60))
        #expect((0..<1_000).allSatisfy { _ in (-1...1).contains(settings.randomness()) })
    }

    @Test(
        "a loop looks at a tenth of the shortest duration, at most every second",
        arguments: [(100_000, 1_000), (10_000, 1_000), (5_000, 500), (200, 20), (1, 1)] as [(Int64, Int64)]
    )
    func resolution(shortest: Int64, expected: Int64) {
        var settings = ConnectionLifetimeSettings()
        settings.maximumAge = .milliseconds(shortest)
        #expect(settings.resolution == .milliseconds(expected))
    }
}
