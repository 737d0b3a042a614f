@testable import StorageCrashChild

/// What the tests of the crash images change: each breaks storage's promise in one way.
extension Timeline {
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

    /// The same, had each acknowledgement left before the last flush of the journal.
    func acknowledgingEarly() -> Timeline {
        var timeline = self
        timeline.happenings = []
        for happening in happenings {
            if case .said(.acknowledged, _) = happening,
                let flush = timeline.happenings.lastIndex(where: { isJournalFlush($0) })
            {
                timeline.happenings.insert(happening, at: flush)
            } else {
                timeline.happenings.append(happening)
            }
        }
        return timeline
    }

    private func isJournalFlush(_ happening: Happening) -> Bool {
        if case .flushBegins(let flush) = happening { return flushes[flush].path == Self.journalPath }
        return false
    }

    /// The flushes of the file at `path` that something relies on, each with the happenings from its end to the beginning
    /// of the next one.
    func flushes(of path: String) -> [(flush: Int, stretch: Range<Int>)] {
        var found: [(flush: Int, stretch: Range<Int>)] = []
        for (index, happening) in happenings.enumerated() {
            switch happening {
            case .flushBegins(let flush) where flushes[flush].path == path:
                if let last = found.indices.last { found[last].stretch = found[last].stretch.lowerBound..<index }
            case .flushEnds(let flush) where flushes[flush].path == path:
                found.append((flush, index + 1..<happenings.count))
            default: break
            }
        }
        return found.filter { relies(on: $0.flush, in: $0.stretch) }
    }

    /// Whether something in `stretch` takes `flush` for granted: an acknowledgement after one of the journal, or a
    /// synchronous write of the record that leads to what was flushed.
    private func relies(on flush: Int, in stretch: Range<Int>) -> Bool {
        happenings[stretch].contains { happening in
            switch happening {
            case .said(.acknowledged, _): flushes[flush].path == Self.journalPath
            case .ends(let change): changes[change].isSynchronous && changes[change].node == flushes[flush].node
            default: false
            }
        }
    }

    /// Where flushes of the journal begin.
    var journalFlushBeginnings: [Int] {
        happenings.indices.filter { isJournalFlush(happenings[$0]) }
    }
}
