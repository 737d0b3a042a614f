import NIOCore

/// Whether a peer still takes what its full socket holds for it. Pure: it is told the time.
struct OutputWatch {
    private let timeout: TimeAmount
    /// Bytes that had left for the kernel when there was progress last.
    private var takenByteCount = 0
    private var lastProgress: NIODeadline

    /// Begins to watch when so many bytes have been taken.
    init(timeout: TimeAmount, takenByteCount: Int, at now: NIODeadline) {
        self.timeout = timeout
        self.takenByteCount = takenByteCount
        lastProgress = now
    }

    /// How often to look: the end comes that much too late at most.
    var period: TimeAmount { .nanoseconds(max(1, timeout.nanoseconds / 4)) }

    /// Notes how many bytes have been taken by now. False if none were for too long.
    mutating func isMoving(takenByteCount: Int, at now: NIODeadline) -> Bool {
        if takenByteCount != self.takenByteCount {
            self.takenByteCount = takenByteCount
            lastProgress = now
        }
        return now - lastProgress < timeout
    }
}
