import Foundation
import Platform
@testable import StorageCrashChild

/// A disk on which a timeline happens: what is durable, and which changes a crash may take back or tear.
///
/// A change is durable when a flush of its file that began after it had ended has itself ended, or when it has ended
/// itself and is synchronous. An entry of a directory is durable after a flush of the directory, and not before: Linux's
/// own file systems promise more, others do not.
struct Disk {
    /// A change that has begun and is not part of the durable files yet.
    struct Pending {
        let index: Int
        var hasEnded = false
        /// It waits only for an earlier one of the same file.
        var isDurable = false
    }

    private let timeline: Timeline
    /// Where the durable bytes of each node are, in a file named by its number.
    private let scratch: TemporaryDirectory
    /// The durable entries.
    private(set) var entries: [String: Int]
    private(set) var pending: [Pending] = []
    /// For each flush that is under way the changes that it makes durable.
    private var flushing: [Int: Set<Int>] = [:]
    /// How much of the timeline has happened.
    private(set) var point = 0
    /// Every command up to there must survive a crash.
    private(set) var acknowledged: UInt64
    /// No command beyond it can.
    private(set) var submitted: UInt64
    /// Whether the store has been opened, so that its files are all there.
    private(set) var wasOpened: Bool

    /// - Parameters:
    ///   - base: the directory before the timeline, if there was one.
    ///   - start: what was said of it.
    init(timeline: Timeline, base: String?, start: CrashPromise, scratch: TemporaryDirectory) throws {
        self.timeline = timeline
        self.scratch = scratch
        entries = timeline.base
        acknowledged = start.acknowledged
        submitted = start.submitted
        wasOpened = start.wasOpened
        try FileManager.default.createDirectory(atPath: scratch.path, withIntermediateDirectories: true)
        for (path, node) in timeline.base where !timeline.directories.contains(node) {
            try FileManager.default.copyItem(atPath: base! + "/" + path, toPath: file(of: node))
        }
    }

    /// What a store that is opened after a crash at this point owes.
    var promise: CrashPromise {
        CrashPromise(acknowledged: acknowledged, submitted: submitted, wasOpened: wasOpened)
    }

    func change(_ pending: Pending) -> Timeline.Change { timeline.changes[pending.index] }

    // MARK: Time

    /// Lets everything before `point` happen.
    mutating func advance(to point: Int) throws {
        while self.point < point {
            try happen(timeline.happenings[self.point])
            self.point += 1
        }
    }

    private mutating func happen(_ happening: Timeline.Happening) throws {
        switch happening {
        case .begins(let index):
            try checkAlone(timeline.changes[index])
            pending.append(Pending(index: index))
        case .ends(let index):
            guard let place = pending.firstIndex(where: { $0.index == index }) else { return }
            pending[place].hasEnded = true
            if timeline.changes[index].isSynchronous { try makeDurable([index]) }
        case .flushBegins(let flush):
            let covered = pending.filter { $0.hasEnded && isCovered(timeline.changes[$0.index], by: flush) }
            flushing[flush] = Set(covered.map(\.index))
        case .flushEnds(let flush):
            try makeDurable(flushing.removeValue(forKey: flush) ?? [])
        case .said(.opened, let sequence):
            wasOpened = true
            acknowledged = sequence
            submitted = sequence
        case .said(.submitted, let sequence): submitted = sequence
        case .said(.acknowledged, let sequence): acknowledged = max(acknowledged, sequence)
        }
    }

    private func isCovered(_ change: Timeline.Change, by flush: Int) -> Bool {
        (change.parent ?? change.node) == timeline.flushes[flush].node
    }

    /// Two threads that write the same bytes at once leave it to chance what is there.
    private func checkAlone(_ change: Timeline.Change) throws {
        guard let range = change.writtenRange else { return }
        for other in pending where !other.hasEnded && timeline.changes[other.index].node == change.node {
            if timeline.changes[other.index].writtenRange?.overlaps(range) == true {
                throw UnusableRecording(reason: "the same bytes were written twice at once, at \(range)")
            }
        }
    }

    /// Moves what is durable to the durable files, save for what lies behind an older change that is not.
    private mutating func makeDurable(_ indices: Set<Int>) throws {
        guard !indices.isEmpty else { return }
        for place in pending.indices where indices.contains(pending[place].index) { pending[place].isDurable = true }
        var blocked: Set<Int> = []
        var left: [Pending] = []
        for item in pending {
            let change = timeline.changes[item.index]
            // The entries of all directories follow each other as the bytes of one file do.
            let queue = change.parent == nil ? change.node : -1
            if item.isDurable, !blocked.contains(queue) {
                try settle(change)
            } else {
                blocked.insert(queue)
                left.append(item)
            }
        }
        pending = left
    }

    private mutating func settle(_ change: Timeline.Change) throws {
        if change.parent == nil {
            try apply(change, .whole, to: try File(path: file(of: change.node)))
        } else {
            change.apply(to: &entries)
        }
    }

    // MARK: Images

    /// Makes `directory` what the disk holds after a crash now, where each pending change has the fate that `fates` gives it.
    ///
    /// - Parameter keepsSizes: whether a file has its new size even where the bytes that made it larger were lost.
    func writeImage(to directory: String, fates: [CrashFate], keepsSizes: Bool) throws {
        var entries = entries
        var byNode: [Int: [(change: Timeline.Change, fate: CrashFate)]] = [:]
        for (item, fate) in zip(pending, fates) {
            let change = timeline.changes[item.index]
            let fate = item.isDurable ? .whole : fate
            if change.parent == nil {
                byNode[change.node, default: []].append((change, fate))
            } else if fate == .whole {
                change.apply(to: &entries)
            }
        }
        // A directory comes before what is in it, which is lost with it.
        for (path, node) in entries.sorted(by: { $0.key < $1.key }) {
            let place = path.isEmpty ? directory : directory + "/" + path
            if timeline.directories.contains(node) {
                if path.isEmpty || FileSystem.isDirectory(Self.parent(of: place)) {
                    try FileSystem.createDirectory(place)
                }
            } else if FileSystem.isDirectory(Self.parent(of: place)) {
                try writeFile(node, to: place, byNode[node] ?? [], keepsSizes: keepsSizes)
            }
        }
    }

    private func writeFile(
        _ node: Int,
        to path: String,
        _ changes: [(change: Timeline.Change, fate: CrashFate)],
        keepsSizes: Bool
    ) throws {
        if FileSystem.exists(file(of: node)) {
            try FileManager.default.copyItem(atPath: file(of: node), toPath: path)
        }
        let file = try File(path: path)
        for (change, fate) in changes { try apply(change, fate, to: file) }
        let end = changes.compactMap { $0.change.writtenRange?.upperBound }.max() ?? 0
        if keepsSizes, end > (try file.size()) { try file.truncate(to: end) }
    }

    private func apply(_ change: Timeline.Change, _ fate: CrashFate, to file: borrowing File) throws {
        guard fate != .lost else { return }
        switch change.effect {
        case .write(let offset, let bytes):
            for part in fate.survivors(of: offset..<offset + bytes.count) {
                let start = bytes.lowerBound - offset
                let survivors = timeline.log.span.memory.extracting(start + part.lowerBound..<start + part.upperBound)
                try file.write(survivors, at: part.lowerBound)
            }
        case .truncate(let size): try file.truncate(to: size)
        case .allocate(let size): if size > (try file.size()) { try file.truncate(to: size) }
        case .enter, .remove, .rename: break
        }
    }

    private func file(of node: Int) -> String { "\(scratch.path)/\(node)" }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }
}

extension Timeline.Change {
    /// Where it writes; nil where it does not.
    var writtenRange: Range<Int>? {
        guard case .write(let offset, let bytes) = effect else { return nil }
        return offset..<offset + bytes.count
    }

    fileprivate func apply(to entries: inout [String: Int]) {
        switch effect {
        case .enter(let path): entries[path] = node
        case .remove(let path): entries[path] = nil
        case .rename(let path, let to):
            entries[path] = nil
            entries[to] = node
        case .write, .truncate, .allocate: break
        }
    }
}
