import NIOCore

@testable import GRPC

/// A queue of numbers, and what it refused.
final class Desk {
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
