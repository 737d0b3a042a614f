import NIOCore
import Testing

@testable import GRPC

@Suite("The places for connections")
struct ConnectionPoolTests {
    /// A pool of connections with names, and its time.
    private final class Pool {
        var pool: ConnectionPool<String>
        var now = NIODeadline.uptimeNanoseconds(5_000_000_000)
        var places: [ConnectionPool<String>.Place] = []

        init(count: Int) {
            pool = ConnectionPool(count: count, backoff: BackoffPolicy())
            for slot in pool.begin() { attempt(slot) }
        }

        /// The latest attempt at `slot`.
        @discardableResult
        func attempt(_ slot: Int) -> Bool {
            guard let attempt = pool.attempt(slot: slot, at: now, random: 0.5) else { return false }
            places.append(attempt.place)
            return true
        }

        func end(_ index: Int) -> TimeAmount? {
            pool.ended(places[index], Status(.unavailable, "gone"), at: now)
        }

        func picks(_ count: Int) -> [String] {
            var picks: [String] = []
            for _ in 0..<count { picks.append(pick()) }
            return picks
        }

        var state: ConnectivityState { pool.state }

        func begin() -> Range<Int> { pool.begin() }

        /// The attempt `index` succeeds.
        @discardableResult
        func connect(_ index: Int, _ name: String) -> Bool { pool.connected(places[index], name) }

        func shutDown() { pool.shutDown() }

        /// The name of the connection, the failure's text, or "wait".
        func pick(waitsForReady: Bool = false) -> String {
            switch pool.pick(waitsForReady: waitsForReady) {
            case .connection(let pooled): pooled.connection
            case .wait: "wait"
            case .fail(let status): status.message
            }
        }
    }

    @Test("idle until it is begun, once")
    func idle() {
        var pool = ConnectionPool<String>(count: 3, backoff: BackoffPolicy())
        #expect(pool.state == .idle)
        let slots = (pool.begin(), pool.begin())
        #expect(slots == (0..<3, 0..<0))
        #expect(pool.state == .connecting)
    }

    @Test("calls go to the ready connections by turns")
    func turns() {
        let pool = Pool(count: 3)
        #expect(pool.pick() == "wait")
        for (index, name) in ["a", "b", "c"].enumerated() { #expect(pool.connect(index, name)) }
        #expect(pool.picks(6).sorted() == ["a", "a", "b", "b", "c", "c"])
        #expect(pool.state == .ready)
        #expect(pool.end(1) == .seconds(1))
        #expect(pool.picks(4).sorted() == ["a", "a", "c", "c"])
    }

    @Test("calls fail once all attempts have, unless they wait for better times")
    func failure() {
        let pool = Pool(count: 2)
        _ = pool.end(0)
        #expect(pool.state == .connecting)
        #expect(pool.pick() == "wait")
        _ = pool.end(1)
        #expect(pool.state == .transientFailure)
        #expect(pool.pick() == "gone")
        #expect(pool.pick(waitsForReady: true) == "wait")
    }

    @Test("a new attempt does not end the failure, a connection does")
    func sticky() {
        let pool = Pool(count: 1)
        _ = pool.end(0)
        pool.attempt(0)
        #expect(pool.state == .transientFailure)
        #expect(pool.connect(1, "a"))
        #expect(pool.state == .ready)
        _ = pool.end(1)
        #expect(pool.state == .connecting)
    }

    @Test("each failure makes the wait longer, and a connection begins it anew")
    func backoff() {
        let pool = Pool(count: 1)
        var delays: [TimeAmount?] = []
        for index in 0..<3 {
            delays.append(pool.end(index))
            pool.attempt(0)
        }
        pool.connect(3, "a")
        pool.now = pool.now + .seconds(60)
        delays.append(pool.end(3))
        pool.attempt(0)
        delays.append(pool.end(4))
        #expect(delays == [.seconds(1), .milliseconds(1600), .milliseconds(2560), .zero, .seconds(1)])
    }

    @Test("an end that was known, or belongs to an attempt before, changes nothing")
    func stale() {
        let pool = Pool(count: 1)
        #expect(!pool.attempt(0))
        pool.connect(0, "a")
        #expect(pool.end(0) != nil)
        #expect(pool.end(0) == nil)
        #expect(!pool.connect(0, "a"))
        pool.attempt(0)
        #expect(pool.end(0) == nil)
        #expect(pool.connect(1, "b"))
        #expect(pool.end(0) == nil)
        #expect(pool.pick() == "b")
    }

    @Test("shut down for ever")
    func shutDown() {
        let pool = Pool(count: 2)
        pool.connect(0, "a")
        pool.shutDown()
        #expect(pool.state == .shutDown)
        #expect(pool.pick(waitsForReady: true) == "the channel was shut down")
        #expect(!pool.connect(1, "b"))
        #expect(pool.end(0) == nil)
        #expect(!pool.attempt(0))
        #expect(pool.begin().isEmpty)
    }
}
