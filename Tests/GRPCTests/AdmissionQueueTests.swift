import NIOCore
import Testing

@testable import GRPC

/// A queue of numbers, and what it refused.
private final class Desk {
    enum Caller: UInt32 {
        case one
        case two
        case three
    }

    struct Arrival {
        let call: Int
        var caller = Caller.one
        var priority = CallPriority.beginning
        var byteCount = 100
    }

    static let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    private(set) var queue: AdmissionQueue<Int>
    private(set) var overloaded: [Int] = []
    private(set) var expired: [Int] = []

    init(_ limits: AdmissionLimits = AdmissionLimits()) {
        queue = AdmissionQueue(limits: limits)
    }

    func add(_ arrival: Arrival, at time: TimeAmount = .zero, deadline: NIODeadline = .distantFuture) {
        let call = WaitingCall(
            arrival.call,
            byteCount: arrival.byteCount,
            arrival: Desk.start + time,
            deadline: deadline
        )
        let caller = CallerKey.connection(slot: arrival.caller.rawValue, serial: 0)
        queue.add(call, of: caller, priority: arrival.priority, refuse: refuse)
    }

    /// Serves up to so many calls.
    func serve(_ count: Int, at time: TimeAmount = .zero, taking serviceTime: TimeAmount = .zero) -> [Int] {
        var served: [Int] = []
        while served.count < count,
            let call = queue.next(at: Desk.start + time, serviceTime: serviceTime, refuse: refuse)
        {
            served.append(call)
        }
        return served
    }

    func shed(at time: TimeAmount) {
        queue.shed(at: Desk.start + time, refuse: refuse)
    }

    func isOverloaded(at time: TimeAmount) -> Bool { queue.isOverloaded(at: Desk.start + time) }

    private func refuse(_ call: Int, _ refusal: AdmissionQueue<Int>.Refusal) {
        switch refusal {
        case .overloaded: overloaded.append(call)
        case .deadlinePassed: expired.append(call)
        }
    }
}

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

    // MARK: Time

    @Test("only after 100 ms without a pause is refused what has waited for more than 5 ms")
    func shedding() {
        let desk = Desk()
        desk.add(Desk.Arrival(call: 0), at: .zero)
        desk.add(Desk.Arrival(call: 1), at: .microseconds(94_999))
        desk.add(Desk.Arrival(call: 2), at: .milliseconds(95))
        desk.shed(at: .microseconds(99_999))
        #expect(desk.overloaded == [])
        desk.shed(at: .milliseconds(100))
        #expect(desk.overloaded == [0, 1])
        #expect(desk.serve(1, at: .milliseconds(100)) == [2])
    }

    @Test("what finishes something may wait for the whole interval")
    func finishing() {
        let desk = Desk()
        desk.add(Desk.Arrival(call: 0, priority: .reading))
        desk.add(Desk.Arrival(call: 1, priority: .beginning))
        desk.add(Desk.Arrival(call: 2, priority: .finishing))
        desk.shed(at: .milliseconds(100))
        #expect(desk.overloaded == [1, 0])
        desk.shed(at: .microseconds(100_001))
        #expect(desk.overloaded == [1, 0, 2])
    }

    @Test("who has little waiting may wait for the whole interval, unless all have as little")
    func sparseCallers() {
        for (floodCount, refused) in [(5, Set(0..<5)), (1, [0, 100])] {
            let desk = Desk()
            for call in 0..<floodCount { desk.add(Desk.Arrival(call: call, caller: .one)) }
            desk.add(Desk.Arrival(call: 100, caller: .two))
            desk.shed(at: .milliseconds(100))
            #expect(Set(desk.overloaded) == refused)
            desk.shed(at: .microseconds(100_001))
            #expect(Set(desk.overloaded) == refused.union([100]))
        }
    }

    @Test("overload ends when everything is served, and nothing has been refused for 100 ms")
    func ending() {
        let desk = Desk()
        desk.add(Desk.Arrival(call: 0))
        desk.shed(at: .milliseconds(100))
        #expect(desk.overloaded == [0] && desk.queue.isEmpty)
        #expect(desk.isOverloaded(at: .milliseconds(100)) && !desk.queue.isCalm)
        desk.shed(at: .milliseconds(101))
        #expect(!desk.isOverloaded(at: .milliseconds(101)) && desk.queue.isCalm)
        // A moment later it is the same overload.
        desk.add(Desk.Arrival(call: 1), at: .milliseconds(199))
        desk.shed(at: .milliseconds(205))
        #expect(desk.overloaded == [0, 1])
        // Long after, a new one would have to show.
        desk.shed(at: .milliseconds(206))
        desk.add(Desk.Arrival(call: 2), at: .milliseconds(305))
        desk.shed(at: .milliseconds(404))
        #expect(desk.overloaded == [0, 1])
        desk.shed(at: .milliseconds(405))
        #expect(desk.overloaded == [0, 1, 2])
    }

    @Test("a pause between two bursts keeps them from counting as one")
    func bursts() {
        let desk = Desk()
        for burst in 0..<10 {
            let start = TimeAmount.milliseconds(Int64(burst) * 60)
            desk.add(Desk.Arrival(call: burst), at: start)
            desk.shed(at: start + .milliseconds(50))
            #expect(desk.serve(1, at: start + .milliseconds(50)) == [burst])
            desk.shed(at: start + .milliseconds(50))
        }
        #expect(desk.overloaded == [])
    }

    @Test("whose caller stops waiting before the answer is not served")
    func deadlines() {
        let desk = Desk()
        for (call, deadline) in [0, 9, 10, 11, 12].enumerated() {
            desk.add(Desk.Arrival(call: call), deadline: Desk.start + .milliseconds(Int64(deadline)))
        }
        #expect(desk.serve(5, at: .milliseconds(10), taking: .milliseconds(1)) == [4])
        #expect(desk.expired == [0, 1, 2, 3])
        #expect(desk.queue.isEmpty)
    }

    @Test(
        "pushback grows with the overload and differs from call to call",
        arguments: [(0, 100), (500, 500), (9000, 2000)]
    )
    func pushback(busy: Int, base: Int) {
        var queue = AdmissionQueue<Int>(limits: AdmissionLimits())
        let call = WaitingCall(1, byteCount: 0, arrival: Desk.start, deadline: .distantFuture)
        queue.add(call, of: .address("10.0.0.1"), priority: .reading) { _, _ in }
        let now = Desk.start + .milliseconds(Int64(busy))
        let pushbacks = (0..<100).map { _ in Int(queue.pushback(at: now).nanoseconds / 1_000_000) }
        #expect(pushbacks.allSatisfy { $0 >= base / 2 && $0 <= base * 3 / 2 })
        #expect(Set(pushbacks).count >= 80)
        #expect(abs(pushbacks.reduce(0, +) / 100 - base) <= base / 20)
    }

    // MARK: All together

    /// Two seconds of a server that carries out 40 calls in a slice of 2 ms, while a greedy caller sends 80 in that time,
    /// a modest one two, and every tenth call of the greedy one finishes something.
    @Test("a flood at twice the capacity: who is served, how long it waits, and what is refused")
    func flood() {
        struct Served {
            var count = 0
            var longestWait = TimeAmount.zero
        }
        struct Call {
            let caller: Int
            let priority: CallPriority
            let arrival: NIODeadline
        }
        var queue = AdmissionQueue<Call>(limits: AdmissionLimits())
        var served: [Int: Served] = [:]
        var sent: [Int: Int] = [:]
        var refusedFinishing = 0
        for turn in 0..<1000 {
            let now = Desk.start + .milliseconds(Int64(turn) * 2)
            for number in 0..<82 {
                let caller = number < 2 ? 2 : 1
                let priority = caller == 1 && number % 10 == 0 ? CallPriority.finishing : .beginning
                let call = WaitingCall(
                    Call(caller: caller, priority: priority, arrival: now),
                    byteCount: 100,
                    arrival: now,
                    deadline: .distantFuture
                )
                sent[caller, default: 0] += 1
                let key = CallerKey.connection(slot: UInt32(caller), serial: 0)
                queue.add(call, of: key, priority: priority) { call, _ in
                    if call.priority == .finishing { refusedFinishing += 1 }
                }
            }
            for _ in 0..<40 {
                guard let call = queue.next(at: now, serviceTime: .zero, refuse: { _, _ in }) else { break }
                served[call.caller, default: Served()].count += 1
                guard turn >= 100 else { continue }
                served[call.caller]!.longestWait = max(served[call.caller]!.longestWait, now - call.arrival)
            }
            queue.shed(at: now) { call, _ in if call.priority == .finishing { refusedFinishing += 1 } }
        }
        #expect(served[1]!.count + served[2]!.count == 40_000)
        #expect(served[2]!.count >= sent[2]! - 2)
        #expect(refusedFinishing == 0)
        #expect(served.values.allSatisfy { $0.longestWait <= .milliseconds(5) })
    }
}
