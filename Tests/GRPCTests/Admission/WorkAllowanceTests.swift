import NIOCore
import Testing

@testable import GRPC

@Suite("The work allowance")
struct WorkAllowanceTests {
    private func limits(slice: TimeAmount = .milliseconds(2), unfinished: Int = 100_000) -> AdmissionLimits {
        var limits = AdmissionLimits()
        limits.slice = slice
        limits.unfinishedCallCount = unfinished
        return limits
    }

    @Test(
        "as many calls are allowed as take one slice, at least one",
        arguments: [(1, 2000), (50, 40), (1999, 1), (2000, 1), (50_000, 1)]
    )
    func slice(microseconds: Int64, room: Int) {
        var allowance = WorkAllowance(limits: limits())
        for _ in 0..<100 {
            allowance.begin(10)
            allowance.end(10, after: .microseconds(microseconds * 10))
        }
        // What is left of the first guess is less than a hundredth.
        #expect((room * 99 / 100...room).contains(allowance.room))
        allowance.begin(allowance.room)
        #expect(allowance.room == 0)
        #expect(abs(allowance.time(of: 3).nanoseconds - microseconds * 3000) <= microseconds * 30)
    }

    @Test("one turn that was interrupted does not close the door")
    func interruption() {
        var allowance = WorkAllowance(limits: limits())
        func runFast(_ count: Int) {
            for _ in 0..<count {
                allowance.begin(1)
                allowance.end(1, after: .microseconds(1))
            }
        }
        runFast(50)
        let before = allowance.room
        #expect(before >= 1980)
        allowance.begin(1)
        allowance.end(1, after: .milliseconds(20))
        #expect(allowance.room >= before / 3)
        runFast(10)
        #expect(allowance.room >= before * 9 / 10)
    }

    @Test("what took far longer than a slice is believed at once")
    func unmistakable() {
        var allowance = WorkAllowance(limits: limits())
        allowance.begin(50)
        allowance.end(50, after: .milliseconds(50))
        #expect(allowance.room == 2)
    }

    @Test("what runs and what waits to become durable is bounded together")
    func unfinished() {
        var allowance = WorkAllowance(limits: limits(slice: .seconds(1), unfinished: 100))
        #expect(allowance.room == 100)
        allowance.begin(60)
        #expect(allowance.room == 40)
        allowance.end(60, after: .microseconds(60))
        allowance.hold(60)
        #expect(allowance.room == 40)
        allowance.begin(40)
        #expect(allowance.room == 0)
        allowance.release(60)
        #expect(allowance.room == 60)
    }

    @Test("loops share what the server may do; a slice stays worth a hop")
    func loops() {
        let whole = AdmissionLimits()
        let half = whole.share(ofLoops: 2)
        #expect(half.waitingCallCount == whole.waitingCallCount / 2)
        #expect(half.waitingByteCount == whole.waitingByteCount / 2)
        #expect(half.unfinishedCallCount == whole.unfinishedCallCount / 2)
        #expect(half.slice == .milliseconds(2))
        #expect(whole.share(ofLoops: 200).slice == .microseconds(500))
        #expect(limits(slice: .microseconds(100)).share(ofLoops: 4).slice == .microseconds(100))
        #expect(whole.share(ofLoops: 1_000_000).waitingCallCount == 1)
    }
}
