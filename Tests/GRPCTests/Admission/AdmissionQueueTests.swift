import NIOCore
import Testing

@testable import GRPC

@Suite("The admission queue")
struct AdmissionQueueTests {
    // MARK: Order

    struct Order: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let arrivals: @Sendable () -> [Int: (UInt32, CallPriority)]
        let ordinarily: [Int]
        let overloaded: [Int]

        init(
            _ description: String,
            _ arrivals: [Int: (UInt32, CallPriority)],
            _ ordinarily: [Int],
            overloaded: [Int]
        ) {
            testDescription = description
            self.arrivals = { arrivals }
            self.ordinarily = ordinarily
            self.overloaded = overloaded
        }
    }

    private static let orders = [
        Order(
            "one caller is served in order, and the other way round when there is too much",
            [1: (0, .beginning), 2: (0, .beginning), 3: (0, .beginning)],
            [1, 2, 3],
            overloaded: [3, 2, 1]
        ),
        Order(
            "what finishes comes before what begins, and that before what reads",
            [1: (0, .reading), 2: (0, .beginning), 3: (0, .finishing), 4: (0, .reading), 5: (0, .beginning)],
            [3, 2, 5, 1, 4],
            overloaded: [3, 5, 2, 4, 1]
        ),
        Order(
            "callers take turns, however many calls one of them has",
            [1: (0, .beginning), 2: (0, .beginning), 3: (0, .beginning), 4: (0, .beginning), 5: (1, .beginning)],
            [1, 5, 2, 3, 4],
            overloaded: [4, 5, 3, 2, 1]
        ),
        Order(
            "a caller's share is one of its priority",
            [1: (0, .beginning), 2: (0, .beginning), 3: (0, .finishing), 4: (0, .finishing), 5: (1, .finishing)],
            [3, 5, 4, 1, 2],
            overloaded: [4, 5, 3, 2, 1]
        ),
    ]

    @Test("the order of service", arguments: orders)
    func order(_ row: Order) {
        for (time, expected) in [(TimeAmount.zero, row.ordinarily), (.milliseconds(100), row.overloaded)] {
            let desk = Desk()
            for (call, (caller, priority)) in row.arrivals().sorted(by: { $0.key < $1.key }) {
                desk.add(Desk.Arrival(call: call, caller: Desk.Caller(rawValue: caller)!, priority: priority))
            }
            #expect(desk.serve(10, at: time) == expected)
            #expect(desk.queue.isEmpty)
        }
    }

    @Test("whoever floods the first class does not keep the others out")
    func lowerClasses() {
        let desk = Desk()
        for call in 0..<100 { desk.add(Desk.Arrival(call: call, priority: .finishing)) }
        for call in 100..<110 { desk.add(Desk.Arrival(call: call, priority: .beginning)) }
        for call in 200..<210 { desk.add(Desk.Arrival(call: call, priority: .reading)) }
        let served = desk.serve(64)
        #expect(served.count { (100..<200).contains($0) } == 7)
        #expect(served.last == 200)
    }

    @Test("long messages count for more than short ones")
    func weight() {
        let desk = Desk()
        for call in 0..<3 { desk.add(Desk.Arrival(call: call, caller: .one, byteCount: 10_000)) }
        for call in 10..<200 { desk.add(Desk.Arrival(call: call, caller: .two, byteCount: 100)) }
        let served = desk.serve(200)
        let places = [0, 1, 2].map { served.firstIndex(of: $0)! }
        #expect(places[0] == 0)
        #expect((44...46).contains(places[1] - places[0]))
        #expect((44...46).contains(places[2] - places[1]))
    }

    @Test("who asks for one long call at a time is charged for it all the same")
    func oneAtATime() {
        let desk = Desk()
        for call in 10..<200 { desk.add(Desk.Arrival(call: call, caller: .two, byteCount: 100)) }
        desk.add(Desk.Arrival(call: 0, caller: .one, byteCount: 10_000))
        #expect(desk.serve(2) == [10, 0])
        desk.add(Desk.Arrival(call: 1, caller: .one, byteCount: 10_000))
        let served = desk.serve(200)
        #expect((43...46).contains(served.firstIndex(of: 1)!))
        // Who was away is not paid for it.
        desk.add(Desk.Arrival(call: 300, caller: .three))
        desk.add(Desk.Arrival(call: 301, caller: .three))
        desk.add(Desk.Arrival(call: 200, caller: .two))
        #expect(Set(desk.serve(2)) == [200, 300])
    }

    // MARK: Bounds

    struct Bound: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let callers: [UInt32]
        let priorities: [CallPriority]
        let newcomer: (caller: UInt32, priority: CallPriority)
        let refusedOrdinarily: Int
        let refusedOverloaded: Int

        init(
            _ description: String,
            _ callers: [UInt32],
            _ priorities: [CallPriority] = [.beginning, .beginning, .beginning],
            newcomer: (UInt32, CallPriority),
            refused: Int,
            overloaded: Int
        ) {
            testDescription = description
            self.callers = callers
            self.priorities = priorities
            self.newcomer = newcomer
            refusedOrdinarily = refused
            refusedOverloaded = overloaded
        }
    }

    private static let bounds = [
        Bound(
            "of one caller, what would be served last",
            [0, 0, 0],
            newcomer: (0, .beginning),
            refused: 3,
            overloaded: 0
        ),
        Bound("a call of who has most", [0, 0, 1], newcomer: (2, .beginning), refused: 1, overloaded: 0),
        Bound(
            "a call of who has most, if that is the newcomer",
            [0, 0, 1],
            newcomer: (0, .beginning),
            refused: 3,
            overloaded: 0
        ),
        Bound("the newcomer, if all have as much", [0, 1, 2], newcomer: (0, .beginning), refused: 3, overloaded: 0),
        Bound(
            "one of the lowest class, whoever asks",
            [0, 1, 2],
            [.finishing, .reading, .beginning],
            newcomer: (1, .beginning),
            refused: 1,
            overloaded: 1
        ),
        Bound(
            "the newcomer, if everything else matters more",
            [0, 0, 0],
            newcomer: (1, .reading),
            refused: 3,
            overloaded: 3
        ),
    ]

    @Test("one call too many: which is refused", arguments: bounds)
    func bound(_ row: Bound) {
        for (time, expected) in [(TimeAmount.zero, row.refusedOrdinarily), (.milliseconds(100), row.refusedOverloaded)]
        {
            var limits = AdmissionLimits()
            limits.waitingCallCount = 3
            let desk = Desk(limits)
            for call in 0..<3 {
                let caller = Desk.Caller(rawValue: row.callers[call])!
                desk.add(Desk.Arrival(call: call, caller: caller, priority: row.priorities[call]))
                #expect(desk.overloaded == [])
            }
            let caller = Desk.Caller(rawValue: row.newcomer.caller)!
            desk.add(Desk.Arrival(call: 3, caller: caller, priority: row.newcomer.priority), at: time)
            #expect(desk.overloaded == [expected])
            #expect(Set(desk.serve(10, at: time) + desk.overloaded) == [0, 1, 2, 3])
        }
    }

    @Test("the bytes that wait are bounded, and a message longer than all of them drives nobody out")
    func bytes() {
        var limits = AdmissionLimits()
        limits.waitingByteCount = 1000
        let desk = Desk(limits)
        for call in 0..<4 { desk.add(Desk.Arrival(call: call, byteCount: 250)) }
        #expect(desk.overloaded == [])
        desk.add(Desk.Arrival(call: 4, caller: .two, byteCount: 1001))
        #expect(desk.overloaded == [4])
        desk.add(Desk.Arrival(call: 5, caller: .two, byteCount: 400))
        #expect(desk.overloaded == [4, 3, 2])
        #expect(desk.queue.byteCount == 900)
        #expect(desk.queue.count == 3)
    }
}
