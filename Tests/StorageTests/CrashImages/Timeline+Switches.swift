@testable import StorageCrashChild

/// What the tests of the crash images change: each breaks storage's promise in one way.
extension Timeline {
    static let tailPath = CrashRecording.storeName + "/journal/tail"
    static let journalPath = CrashRecording.storeName + "/journal/data.mdb"
    static let statePath = CrashRecording.storeName + "/state/data.mdb"

    /// The same, had the system done nothing for the flush.
    func dropping(flush dropped: Int) -> Timeline {
        var timeline = self
        timeline.happenings.removeAll { happening in
            switch happening {
            case .flushBegins(dropped), .flushEnds(dropped): true
            default: false
            }
        }
        return timeline
    }

    /// The same, had each acknowledgement left before the last flush of the journal's tail.
    func acknowledgingEarly() -> Timeline {
        var timeline = self
        timeline.happenings = []
        for happening in happenings {
            if case .said(.acknowledged, _) = happening,
                let flush = timeline.happenings.lastIndex(where: { isTailFlush($0) })
            {
                timeline.happenings.insert(happening, at: flush)
            } else {
                timeline.happenings.append(happening)
            }
        }
        return timeline
    }

    private func isTailFlush(_ happening: Happening) -> Bool {
        if case .flushBegins(let flush) = happening { return flushes[flush].path == Self.tailPath }
        return false
    }

    /// The flushes of the file at `path` that something relies on, each with the happenings from its end until something has relied on
    /// it.
    func flushes(of path: String) -> [(flush: Int, stretch: Range<Int>)] {
        var found: [(flush: Int, stretch: Range<Int>)] = []
        for (index, happening) in happenings.enumerated() {
            guard case .flushEnds(let flush) = happening, flushes[flush].path == path else { continue }
            for later in happenings[(index + 1)...].indices {
                if case .flushBegins(let next) = happenings[later], flushes[next].path == path { break }
                if relies(on: flush, happenings[later]) {
                    found.append((flush, index + 1..<later + 1))
                    break
                }
            }
        }
        return found
    }

    /// Whether `happening` takes `flush` for granted: an acknowledgement after one of the tail, or a synchronous write of the record
    /// that leads to what was flushed.
    private func relies(on flush: Int, _ happening: Happening) -> Bool {
        switch happening {
        case .said(.acknowledged, _): flushes[flush].path == Self.tailPath
        case .ends(let change): changes[change].isSynchronous && changes[change].node == flushes[flush].node
        default: false
        }
    }

    /// Where flushes of the tail begin.
    var tailFlushBeginnings: [Int] {
        happenings.indices.filter { isTailFlush(happenings[$0]) }
    }
}
