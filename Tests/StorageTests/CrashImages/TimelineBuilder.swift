import Foundation
import Platform
@testable import StorageCrashChild

/// Makes a timeline of a log: follows descriptors and paths to the files they stand for.
struct TimelineBuilder {
    private let log: [UInt8]
    private let directory: String
    private var nodes: [String: Int]
    private var directories: Set<Int>
    private var nextNode: Int
    private var open: [Int: (node: Int, path: String, isSynchronous: Bool)] = [:]
    private var begun: [Int: (begun: Begun, byteCount: Int)] = [:]
    private var changes: [Timeline.Change] = []
    private var flushes: [Timeline.Flush] = []
    private var happenings: [Timeline.Happening] = []

    /// What a number in the log stands for.
    private enum Begun {
        case change(Int)
        case flush(Int)
        /// It says nothing about these files.
        case nothing
    }

    /// - Parameters:
    ///   - directory: the recorded directory, as the log names it.
    ///   - base: what was in it before, by path below it; true where it is a directory.
    static func timeline(of log: [UInt8], directory: String, base: [String: Bool]) throws -> Timeline {
        var builder = TimelineBuilder(log: log, directory: directory, base: base)
        let nodes = builder.nodes
        for event in try RecordedEvent.all(in: log) { try builder.add(event) }
        return Timeline(
            log: log,
            base: nodes,
            directories: builder.directories,
            changes: builder.changes,
            flushes: builder.flushes,
            happenings: builder.happenings
        )
    }

    private init(log: [UInt8], directory: String, base: [String: Bool]) {
        self.log = log
        self.directory = directory
        nodes = ["": 0]
        directories = [0]
        for (index, entry) in base.sorted(by: { $0.key < $1.key }).enumerated() {
            nodes[entry.key] = index + 1
            if entry.value { directories.insert(index + 1) }
        }
        nextNode = base.count + 1
    }

    private mutating func add(_ event: RecordedEvent) throws {
        switch event.kind {
        case .saying: try say(text(event.bytes))
        case .open: open(event)
        case .close: open[event.descriptor] = nil
        case .end: try end(event)
        case .write: change(.write(offset: event.offset, bytes: event.bytes), event)
        case .truncate: change(.truncate(size: event.offset), event)
        case .allocate: change(.allocate(size: event.offset + event.value), event)
        case .flush: flush(event)
        case .remove: remove(event)
        case .rename: rename(event)
        case .directory: makeDirectory(event)
        case .unknown: throw UnusableRecording(reason: "the recorder cannot follow \(text(event.bytes))")
        }
    }

    private mutating func say(_ text: String) throws {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 2, let statement = CrashRun.Statement(rawValue: String(words[0])),
                let sequence = UInt64(words[1])
            else { throw UnusableRecording(reason: "the process said: \(line)") }
            happenings.append(.said(statement, sequence))
        }
    }

    // MARK: Beginnings and ends

    private mutating func begin(_ change: Timeline.Change, _ event: RecordedEvent?) {
        changes.append(change)
        happenings.append(.begins(changes.count - 1))
        if let event {
            begun[event.number] = (.change(changes.count - 1), event.bytes.count)
        } else {
            happenings.append(.ends(changes.count - 1))
        }
    }

    private mutating func change(_ effect: Timeline.Change.Effect, _ event: RecordedEvent) {
        guard let file = open[event.descriptor] else { return }
        begin(Timeline.Change(effect: effect, node: file.node, isSynchronous: file.isSynchronous), event)
    }

    private mutating func flush(_ event: RecordedEvent) {
        guard let file = open[event.descriptor] else { return }
        flushes.append(Timeline.Flush(node: file.node, path: file.path))
        happenings.append(.flushBegins(flushes.count - 1))
        begun[event.number] = (.flush(flushes.count - 1), 0)
    }

    private mutating func end(_ event: RecordedEvent) throws {
        guard let (begun, byteCount) = begun.removeValue(forKey: event.number) else { return }
        switch begun {
        case .nothing: break
        case .flush(let flush):
            guard event.value == 0 else { throw UnusableRecording(reason: "a flush failed") }
            happenings.append(.flushEnds(flush))
        case .change(let change):
            if case .write = changes[change].effect, event.value != byteCount {
                throw UnusableRecording(reason: "a write was cut short")
            }
            guard event.value >= 0 else { throw UnusableRecording(reason: "a change failed") }
            happenings.append(.ends(change))
        }
    }

    // MARK: Names

    private mutating func open(_ event: RecordedEvent) {
        guard let path = path(text(event.bytes)) else { return }
        let node = nodes[path] ?? enter(path, nil)
        let isSynchronous = event.value & Int(O_DSYNC) != 0
        open[event.descriptor] = (node, path, isSynchronous)
        if event.value & Int(O_TRUNC) != 0 {
            begin(Timeline.Change(effect: .truncate(size: 0), node: node), nil)
        }
    }

    private mutating func enter(_ path: String, _ event: RecordedEvent?) -> Int {
        let node = nextNode
        nextNode += 1
        nodes[path] = node
        begin(Timeline.Change(effect: .enter(path: path), node: node, parent: nodes[Self.parent(of: path)]), event)
        return node
    }

    private mutating func makeDirectory(_ event: RecordedEvent) {
        guard let path = path(text(event.bytes)), nodes[path] == nil else {
            begun[event.number] = (.nothing, 0)
            return
        }
        directories.insert(enter(path, event))
    }

    private mutating func remove(_ event: RecordedEvent) {
        guard let path = path(text(event.bytes)), let node = nodes.removeValue(forKey: path) else {
            begun[event.number] = (.nothing, 0)
            return
        }
        begin(Timeline.Change(effect: .remove(path: path), node: node, parent: nodes[Self.parent(of: path)]), event)
    }

    private mutating func rename(_ event: RecordedEvent) {
        let paths = text(event.bytes).split(separator: "\0").compactMap { path(String($0)) }
        guard paths.count == 2, let node = nodes.removeValue(forKey: paths[0]) else { return }
        nodes[paths[1]] = node
        let effect = Timeline.Change.Effect.rename(path: paths[0], to: paths[1])
        begin(Timeline.Change(effect: effect, node: node, parent: nodes[Self.parent(of: paths[1])]), event)
    }

    private func text(_ bytes: Range<Int>) -> String {
        String(decoding: log[bytes], as: UTF8.self)
    }

    /// The path below the directory; nil where it is elsewhere.
    private func path(_ path: String) -> String? {
        guard path.hasPrefix(directory) else { return nil }
        return String(path.dropFirst(directory.count).drop { $0 == "/" })
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }
}
