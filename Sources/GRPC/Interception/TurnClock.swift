import NIOCore

/// The time for interceptors: read once while a loop reads and once while it answers, if anybody asks.
struct TurnClock {
    private var time: NIODeadline?

    mutating func now(_ eventLoop: any EventLoop) -> NIODeadline {
        if let time { return time }
        let now = eventLoop.now
        time = now
        return now
    }

    /// The loop has begun another part of its turn.
    mutating func expire() {
        time = nil
    }
}
