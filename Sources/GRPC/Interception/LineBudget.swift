import NIOCore

/// Lets so many lines through in each interval, and counts the others. Pure: it is told the time.
struct LineBudget {
    private let limit: Int
    private let interval: TimeAmount
    private var intervalEnd = NIODeadline.distantPast
    private var count = 0
    private var omittedCount = 0

    init(limit: Int, interval: TimeAmount) {
        self.limit = limit
        self.interval = interval
    }

    /// Nil if the line is not to be written, else how many were not since the last one that was.
    mutating func take(at now: NIODeadline) -> Int? {
        if now >= intervalEnd {
            intervalEnd = now + interval
            count = 0
        }
        guard count < limit else {
            omittedCount += 1
            return nil
        }
        count += 1
        defer { omittedCount = 0 }
        return omittedCount
    }
}
