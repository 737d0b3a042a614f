import NIOCore
import Testing

@testable import GRPC

@Suite("Deadlines")
struct DeadlineWheelTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    private func due(_ wheel: inout DeadlineWheel<Int>, _ now: NIODeadline) -> [Int] {
        var due: [Int] = []
        while let call = wheel.next(at: now) { due.append(call) }
        return due
    }

    @Test("none comes early, and each comes once", arguments: [0, 1, 7, 8, 9, 100, 4_095, 4_096, 4_097, 60_000])
    func comesOnTime(milliseconds: Int64) {
        var wheel = DeadlineWheel<Int>()
        _ = wheel.insert(7, deadline: start + .milliseconds(milliseconds), now: start)
        var now = start
        while now + .milliseconds(3) < start + .milliseconds(milliseconds) {
            now = now + .milliseconds(3)
            #expect(due(&wheel, now) == [])
        }
        #expect(due(&wheel, start + .milliseconds(milliseconds)) == [7])
        #expect(due(&wheel, start + .seconds(100)) == [])
        #expect(wheel.count == 0)
    }

    @Test("a cleared deadline does not come, and its place is used again")
    func cleared() {
        var wheel = DeadlineWheel<Int>()
        let keys = (0..<10).map { wheel.insert($0, deadline: start + .milliseconds(5), now: start) }
        for key in [keys[0], keys[9], keys[4]] { wheel.remove(key) }
        let again = wheel.insert(99, deadline: start + .milliseconds(5), now: start)
        #expect(keys.contains(again))
        #expect(Set(due(&wheel, start + .milliseconds(5))) == [1, 2, 3, 5, 6, 7, 8, 99])
    }

    @Test("random deadlines, some cleared, agree with a plain list")
    func random() {
        var generator = SystemRandomNumberGenerator()
        var wheel = DeadlineWheel<Int>()
        var expected: [Int: (NIODeadline, DeadlineKey)] = [:]
        var now = start
        for number in 0..<5_000 {
            let deadline = now + .microseconds(Int64.random(in: 0...9_000_000, using: &generator))
            expected[number] = (deadline, wheel.insert(number, deadline: deadline, now: now))
            if Bool.random(using: &generator), let (victim, entry) = expected.first {
                wheel.remove(entry.1)
                expected[victim] = nil
            }
            now = now + .microseconds(Int64.random(in: 0...20_000, using: &generator))
            let due = Set(due(&wheel, now))
            #expect(due == Set(expected.filter { $0.value.0 <= now }.keys))
            for call in due { expected[call] = nil }
        }
    }
}
