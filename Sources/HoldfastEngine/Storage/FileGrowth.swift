import LMDB
import Platform

/// Gives the journal's file real zeros ahead of its use, so that a steady commit changes no metadata of the file system
/// and its flush is one write.
///
/// Zeros are written by another thread than groups, beyond the end of the file. A group must never land where zeros are
/// still being written: `admit` keeps the writer below that place, and the zeros give way to it.
final class FileGrowth: Sendable {
    private struct State {
        /// Zeros are being written from here on; nil while none are.
        var zeroingFrom: Int?
        /// How far the transaction that is being written may reach; nil between two.
        var writerReach: Int?
        /// A group waits: stop after the piece in hand.
        var isWriterWaiting = false
    }

    /// Zeros are written in pieces of this many bytes: a few milliseconds each.
    private static let pieceByteCount = 1 << 20

    private let environment: Environment
    private let path: String
    private let step: Int
    private let limit: Int
    private let monitor = Monitor(State())

    /// Grows `environment`'s file in steps of `step` bytes; 0 never grows it.
    init(environment: Environment, step: Int) {
        self.environment = environment
        self.step = step
        path = environment.path + "/data.mdb"
        limit = environment.mapSize
    }

    /// Called by whoever writes the journal, before a group of `byteCount` bytes is written: waits, for one piece at most,
    /// until the transaction cannot reach the place where zeros are written. `finished` follows.
    func admit(groupByteCount byteCount: Int) {
        guard step > 0 else { return }
        // Beside the group a transaction writes a few pages of the tree, and the list of free pages: eight bytes a
        // page, so a quarter of a step is enough for a map a thousand times as large.
        let reach = environment.usage.byteCount + 2 * byteCount + step / 4 + limit / 1024
        monitor.wait { state -> WaitStep<Void> in
            guard let from = state.zeroingFrom, reach > from else {
                state.isWriterWaiting = false
                state.writerReach = reach
                return .done(())
            }
            state.isWriterWaiting = true
            return .waitForSignal
        }
    }

    /// Called by the same after the transaction has ended.
    func finished() {
        guard step > 0 else { return }
        monitor.withLock { $0.writerReach = nil }
        monitor.signal()
    }

    /// Writes one step of zeros where less than three quarters of one are left ahead of `environment`'s last page.
    /// Returns whether the whole step was written: the writer may need the place itself, or the map may end.
    ///
    /// Throws `SystemCallError`; a full disk is no disaster here.
    @discardableResult
    func growIfNeeded() throws -> Bool {
        guard step > 0 else { return true }
        let file = try File(path: path, direct: true)
        let end = try file.size()
        guard end - environment.usage.byteCount < step / 4 * 3 else { return true }
        // Whatever the size was, pieces begin and end on a page.
        var offset = (end + 4095) / 4096 * 4096
        let target = min(offset + step, limit)
        monitor.wait { state -> WaitStep<Void> in
            if let reach = state.writerReach, reach > end { return .waitForSignal }
            state.zeroingFrom = end
            return .done(())
        }
        defer {
            monitor.withLock { $0.zeroingFrom = nil }
            monitor.signal()
        }
        // The transaction that was waited for may have passed the end.
        guard try file.size() == end else { return false }
        while offset < target {
            let count = min(Self.pieceByteCount, target - offset)
            try file.writeZeros(at: offset, count: count)
            offset += count
            let givesWay = monitor.withLock { state in
                state.zeroingFrom = offset
                return state.isWriterWaiting
            }
            if givesWay { return false }
        }
        return true
    }
}
