@testable import HoldfastEngine
import LMDB
import Platform
import Testing

@Suite("The journal's tail")
struct JournalTailTests {
    /// A store whose groups stay in the tail as long as there is room, and copies of its directory: what a kill would leave.
    private final class Running {
        let directory: TemporaryDirectory
        private let store: Store
        private let journal: any Journal
        private(set) var workload: Workload
        /// Before each group, and after the last.
        private(set) var models: [Model]
        private let durable = Monitor<UInt64>(0)

        convenience init(seed: UInt64) throws {
            try self.init(continuing: TemporaryDirectory(), Workload(seed: seed))
        }

        init(continuing directory: TemporaryDirectory, _ workload: Workload) throws {
            let options = JournalTailTests.options()
            self.directory = directory
            self.workload = workload
            models = [workload.model]
            store = try Store(directory: directory.path, tables: Tables.all, options: options) { _, _, _, _ in }
            journal = store.start(
                StorageHandlers(
                    onDurable: { [durable] sequence in
                        durable.withLock { $0 = sequence }
                        durable.broadcast()
                    },
                    onFatal: { Issue.record($0) }
                )
            )
        }

        deinit { store.close() }

        func commit(commandCount: Int) {
            let buffer = store.makeBuffer()
            workload.fill(buffer, commandCount: commandCount)
            let last = workload.model.lastSequence
            journal.submit(buffer)
            journal.turnEnded()
            durable.wait { $0 >= last ? WaitStep<Void>.done(()) : .waitForSignal }
            models.append(workload.model)
        }

        /// Half full of groups of `commandCount` commands, and nothing in LMDB.
        static func filled(seed: UInt64, groupCount: Int = 4, commandCount: Int = 10) throws -> Running {
            let running = try Running(seed: seed)
            for _ in 0..<groupCount { running.commit(commandCount: commandCount) }
            return running
        }
    }

    private static func options() -> StorageOptions {
        var options = testOptions()
        options.tailByteCount = 256 << 10
        options.settleDelay = .max / 4
        options.settleByteCount = .max
        options.foldDelay = .max / 4
        return options
    }

    private func tailGroupCount(in directory: TemporaryDirectory) throws -> Int {
        let report = try Verification.run(directory: directory.path, tables: Tables.all, options: testOptions())
        #expect(report.problems == [])
        return report.tailGroupCount
    }

    private func expectDamage(in directory: TemporaryDirectory, saying problem: String, sequence: UInt64? = nil) throws
    {
        let report = try Verification.run(directory: directory.path, tables: Tables.all, options: testOptions())
        #expect(report.problems.count == 1 && report.problems[0].contains(problem), "\(report.problems)")
        let error = #expect(throws: StorageError.self) {
            try Store(directory: directory.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        }
        guard case .damaged(let damage) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(damage.file == TailFile(in: directory).path && damage.sequence == sequence)
    }

    @Test("what is durable is recovered after a kill, wherever in the tail it is, and large groups as well")
    func killed() throws {
        let running = try Running(seed: 60)
        var counts: Set<Int> = []
        for group in 1...90 {
            // Some take several pages; the largest are not for the tail.
            running.commit(commandCount: group % 40 == 0 ? 600 : group % 5 == 0 ? 40 : 1 + group % 4)
            guard group % 7 == 0 || group % 40 < 2 else { continue }
            let copy = try running.directory.copy()
            counts.insert(try tailGroupCount(in: copy))
            try expectRecovery(in: copy, of: running.workload.model)
            #expect(try tailGroupCount(in: copy) == 0)
            try expectRecovery(in: copy, of: running.workload.model)
        }
        #expect(counts.contains(0) && counts.max()! > 12, "\(counts.sorted())")
    }

    @Test("a group that is not whole at the end was never acknowledged: it is left alone and is no damage")
    func torn() throws {
        let running = try Running.filled(seed: 62)
        let last = running.workload.model.lastSequence
        for index in [0, 9, 16, 30, 70, 80, 700] {
            let copy = try running.directory.copy()
            try TailFile(in: copy).damage(groupEndingAt: last, index: index)
            #expect(try tailGroupCount(in: copy) == 3)
            try expectRecovery(in: copy, of: running.models[3])
        }
    }

    @Test("a group that is not whole before others is damage")
    func damaged() throws {
        let running = try Running.filled(seed: 63)
        for index in [0, 9, 16, 30, 70, 80, 700] {
            let copy = try running.directory.copy()
            try TailFile(in: copy).damage(groupEndingAt: 20, index: index)
            // The third is whole, and nothing leads to it.
            try expectDamage(in: copy, saying: "the groups from 11 to it are missing", sequence: 30)
        }
    }

    @Test("what LMDB has is no longer needed in the tail")
    func settled() throws {
        let running = try Running.filled(seed: 64)
        let copy = try running.directory.copy()
        try expectRecovery(in: copy, of: running.workload.model)
        for sequence in [10, 30, 40] as [UInt64] { try TailFile(in: copy).damage(groupEndingAt: sequence) }
        #expect(try tailGroupCount(in: copy) == 0)
        try expectRecovery(in: copy, of: running.workload.model)
    }

    @Test("a store goes on after groups were found in its tail, and does so again and again")
    func goesOn() throws {
        var running = try Running.filled(seed: 61)
        for _ in 0..<5 {
            let next = try Running(continuing: running.directory.copy(), running.workload)
            for _ in 0..<3 { next.commit(commandCount: 7) }
            #expect(try tailGroupCount(in: next.directory.copy()) == 3)
            try expectRecovery(in: next.directory.copy(), of: next.workload.model)
            running = next
        }
    }

    /// A group that is whole, and what makes it not the next one.
    struct Planted: Sendable {
        var firstSequence: UInt64 = 41
        var digestChange: UInt64 = 0
        var format = GroupHeader.format
        var outcome: Outcome

        enum Outcome { case taken, leftAlone, damage }
    }

    @Test(
        "what continues the chain is taken, what is older is left alone, and what follows something else is damage",
        arguments: [
            Planted(outcome: .taken), Planted(digestChange: 1, outcome: .damage),
            Planted(firstSequence: 42, outcome: .damage), Planted(firstSequence: 40, outcome: .leftAlone),
            Planted(format: 2, outcome: .leftAlone), Planted(format: 3, outcome: .taken),
        ]
    )
    func chain(planted: Planted) throws {
        let running = try Running.filled(seed: 65)
        let copy = try running.directory.copy()
        var end = JournalEnd()
        do {
            let journal = try JournalEnvironment(path: copy.path + "/journal", options: testOptions())
            let last = try #require(try journal.tailGroups().groups.last).header
            end = JournalEnd(sequence: last.lastSequence, digest: last.digest, epoch: last.epoch)
        }
        var other = running.workload
        let buffer = GroupBuffer()
        other.fill(buffer, commandCount: 3)
        let images = buffer.content.bytes.copied()
        var header = GroupHeader(
            bodyByteCount: images.count,
            firstSequence: planted.firstSequence,
            lastSequence: planted.firstSequence + 2,
            epoch: end.epoch,
            engineTime: buffer.engineTime,
            stateHash: buffer.stateHash,
            previousDigest: end.digest ^ planted.digestChange,
            imageCount: buffer.imageCount,
            requestCount: 1
        )
        header.format = planted.format
        header.checksum = header.computeChecksum { $0.add(images.span.memory) }
        try TailFile(in: copy).plant(header, images: images)
        switch planted.outcome {
        case .taken: try expectRecovery(in: copy, of: other.model)
        case .leftAlone: try expectRecovery(in: copy, of: running.workload.model)
        case .damage: try expectDamage(in: copy, saying: "the groups from 41 to it", sequence: header.lastSequence)
        }
    }

    @Test("a tail that is missing, cut short or without its header is damage, another format is refused by its number")
    func file() throws {
        let running = try Running.filled(seed: 66)
        let copy = try running.directory.copy()
        // So that LMDB has groups that say there is a tail.
        try expectRecovery(in: copy, of: running.workload.model)
        let path = TailFile(in: copy).path
        let contents = try File(path: path).contents()
        for byteCount in [0, 19, 4096, contents.count - 1] {
            try File(path: path).truncate(to: byteCount)
            let begins = byteCount > 19
            try expectDamage(in: copy, saying: begins ? "its length does not match" : "does not begin like")
            try File(path: path).write(contents.span.memory, at: 0)
        }
        for (offset, problem) in [(0, "does not begin like"), (9, "its length does not"), (17, "its length does not")] {
            try TailFile(in: copy).flip(at: offset)
            try expectDamage(in: copy, saying: problem)
            try TailFile(in: copy).flip(at: offset)
        }
        try TailFile(in: copy).flip(at: 5)
        let error = #expect(throws: StorageError.self) {
            try Store(directory: copy.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        }
        #expect(error == .unknownFormat(file: path, found: 257, supported: 1))
        try FileSystem.remove(path)
        try expectDamage(in: copy, saying: "it is missing")
    }

    @Test("with another size for the tail its groups are kept, and the file has that size")
    func resized() throws {
        let running = try Running.filled(seed: 67)
        for byteCount in [64 << 10, 1 << 20] {
            let copy = try running.directory.copy()
            var options = testOptions()
            options.tailByteCount = byteCount
            try expectRecovery(in: copy, of: running.workload.model, options: options)
            #expect(try File(path: TailFile(in: copy).path).size() == 4096 + byteCount)
        }
    }

    @Test("groups of older formats, which in the oldest lie in a leaf where they are short, are read and continued")
    func olderFormats() throws {
        for format in [1, 2, 3] as [UInt16] {
            let directory = TemporaryDirectory()
            var workload = Workload(seed: 68)
            var store = try StepStore(directory: directory)
            let buffer = GroupBuffer()
            workload.fill(buffer, commandCount: 1)
            let images = buffer.content.bytes.copied()
            var header = GroupHeader(
                bodyByteCount: buffer.byteCount,
                firstSequence: 1,
                lastSequence: 1,
                epoch: 1,
                engineTime: buffer.engineTime,
                stateHash: buffer.stateHash,
                previousDigest: 0,
                imageCount: buffer.imageCount,
                requestCount: 1
            )
            header.format = format
            header.checksum = header.computeChecksum { $0.add(images.span.memory) }
            #expect((header.storedByteCount == GroupHeader.byteCount + images.count) == (format == 1))
            try store.journal.environment.write { transaction in
                try JournalEnvironment.withKey(1) { key in
                    try transaction.put(key, byteCount: header.storedByteCount, in: store.journal.groups) { output in
                        header.encode(into: &output)
                        output.append(copying: images.span.memory)
                        output.fillWithZeros()
                    }
                }
            }
            // Versions before the third had no tail.
            try FileSystem.remove(TailFile(in: directory).path)
            try expectRecovery(in: directory.copy(), of: workload.model)
            store = try StepStore(directory: directory.copy())
            #expect(store.writer.byteCount == header.storedByteCount)
            try store.commit(&workload, commandCount: 4)
            #expect(store.writer.byteCount == header.storedByteCount + PageClass.pageByteCount - 16)
        }
    }
}
