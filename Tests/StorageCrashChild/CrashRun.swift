import Glibc
import HoldfastEngine
import Platform

/// A running store that the workload writes to, saying on the standard output what was submitted and acknowledged.
struct CrashRun {
    /// What the child says, one line each: the word and the last command it goes for.
    enum Statement: String {
        /// The store was opened and ends there: a server would show it, so it must be found from now on, and nothing more.
        case opened
        /// It is about to be handed to the journal: from now on it may be found.
        case submitted
        /// It is durable: from now on it must be found.
        case acknowledged
    }

    /// How far the store has come.
    private struct Progress {
        var durable: UInt64
        var folded: UInt64
    }

    /// The last command submitted.
    private(set) var last: UInt64
    private let store: Store
    private let journal: any Journal
    private let progress: Monitor<Progress>

    /// Opens `directory`.
    init(directory: String) throws {
        store = try Store(directory: directory, tables: CrashWorkload.tables, options: CrashWorkload.options) {
            _,
            _,
            _,
            _ in
        }
        last = store.recovered.lastSequence
        Self.say(.opened, last)
        let progress = Monitor(Progress(durable: last, folded: last))
        self.progress = progress
        journal = store.start(
            StorageHandlers(
                onDurable: { sequence in
                    // The acknowledgement leaves the process here, and not before.
                    Self.say(.acknowledged, sequence)
                    progress.withLock { $0.durable = sequence }
                    progress.signal()
                },
                onFolded: { sequence in
                    progress.withLock { $0.folded = sequence }
                    progress.signal()
                },
                onFatal: Store.stopProcess
            )
        )
    }

    /// Submits one turn of `commandCount` commands.
    mutating func submit(commandCount: Int) {
        let buffer = store.makeBuffer()
        let first = last + 1
        for _ in 0..<commandCount {
            last += 1
            CrashWorkload.command(last, into: buffer)
        }
        buffer.seal(
            firstSequence: first,
            lastSequence: last,
            engineTime: Int64(last),
            requestCount: 1,
            stateHash: CrashWorkload.stateHash(after: last)
        )
        Self.say(.submitted, last)
        journal.submit(buffer)
        journal.turnEnded()
    }

    /// Waits until at most `count` commands are not durable.
    func waitForDurability(within count: UInt64) {
        let wanted = last - min(count, last)
        progress.wait { $0.durable >= wanted ? WaitStep<Void>.done(()) : .waitForSignal }
    }

    /// Waits until the last group is settled and folded as well.
    func waitForFolding() {
        let wanted = last
        progress.wait { $0.folded >= wanted ? WaitStep<Void>.done(()) : .waitForSignal }
    }

    func close() {
        store.close()
    }

    private static func say(_ statement: Statement, _ sequence: UInt64) {
        let line = Array("\(statement.rawValue) \(sequence)\n".utf8)
        _ = unsafe line.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) }
    }
}
