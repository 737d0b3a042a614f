import NIOCore
import Testing

@testable import GRPC

@Suite("The admission queue: time")
struct AdmissionTimeTests {
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
        "pushback grows with the overload and differs from call to call, but is one of few",
        arguments: [(0, 100), (500, 800), (9000, 1600)]
    )
    func pushback(busy: Int, base: Int) {
        var queue = AdmissionQueue<Int>(limits: AdmissionLimits())
        let call = WaitingCall(1, byteCount: 0, arrival: Desk.start, deadline: .distantFuture)
        queue.add(call, of: .address("10.0.0.1"), priority: .reading) { _, _ in }
        let now = Desk.start + .milliseconds(Int64(busy))
        let pushbacks = (0..<160).map { _ in Int(queue.pushback(at: now).nanoseconds / 1_000_000) }
        #expect(pushbacks.allSatisfy { $0 >= base / 2 && $0 <= base * 3 / 2 })
        #expect(Set(pushbacks).count == 16)
        #expect(zip(pushbacks, pushbacks.dropFirst()).allSatisfy { $0 != $1 })
        #expect(abs(pushbacks.reduce(0, +) / 160 - base) <= base / 20)
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
