@testable import HoldfastEngine
import LMDB
import Platform
import Testing

@Suite("Stray groups")
struct StrayGroupTests {
    /// A store that trims and folds, so that pages are used again, and what a crash would make of it.
    private struct Crashing {
        let directory = TemporaryDirectory()
        let store: StepStore
        var workload: Workload
        /// Before each commit, and after the last.
        var models: [Model]
        var records: [[UInt8]] = []

        init(seed: UInt64) throws {
            var options = testOptions()
            options.journalRetainedByteCount = 64 << 10
            store = try StepStore(directory: directory, options: options)
            workload = Workload(seed: seed)
            models = [workload.model]
            records = [try JournalFile(in: directory).records()]
        }

        mutating func commit(commandCount: Int) throws {
            try store.commit(&workload, commandCount: commandCount)
            models.append(workload.model)
            records.append(try JournalFile(in: directory).records())
        }

        /// A copy in which the records of the last `count` groups never reached the disk.
        func crash(losing count: Int = 1) throws -> TemporaryDirectory {
            let copy = try directory.copy()
            try JournalFile(in: copy).restore(records: records[records.count - 1 - count])
            return copy
        }
    }

    private func strayGroupCount(in directory: TemporaryDirectory) throws -> Int {
        let report = try Verification.run(directory: directory.path, tables: Tables.all, options: testOptions())
        #expect(report.problems == [])
        return report.strayGroupCount
    }

    @Test(
        "a group whose record was lost is put back, whichever record it is, from the first group on",
        arguments: [1, 2]
    )
    func lostRecord(count: Int) throws {
        var crashing = try Crashing(seed: 60)
        for group in 1...40 {
            // Before the commit: nothing is folded that a crash can cut off.
            if group > count, group % 3 == 0 { try crashing.store.fold(keepingBack: count - 1) }
            try crashing.commit(commandCount: group % 5 == 0 ? 150 : 1 + group % 4)
            guard group >= count else { continue }
            let copy = try crashing.crash(losing: count)
            #expect(try strayGroupCount(in: copy) == count)
            try expectRecovery(in: copy, of: crashing.workload.model)
            #expect(try strayGroupCount(in: copy) == 0)
            #expect(!FileSystem.exists(copy.path + "/journal/stray-groups"))
            try expectRecovery(in: copy, of: crashing.workload.model)
        }
        #expect(try crashing.store.groupCount() < 40, "nothing was trimmed")
    }

    @Test("a store goes on after a group was put back, and can lose the next record as well")
    func goesOn() throws {
        var crashing = try Crashing(seed: 61)
        for _ in 0..<6 { try crashing.commit(commandCount: 9) }
        var directory = try crashing.crash()
        for _ in 0..<20 {
            let store = try StepStore(directory: directory)
            let records = try JournalFile(in: directory).records()
            try store.commit(&crashing.workload, commandCount: 5)
            directory = try directory.copy()
            try JournalFile(in: directory).restore(records: records)
        }
        #expect(try strayGroupCount(in: directory) == 1)
        try expectRecovery(in: directory, of: crashing.workload.model)
    }

    @Test(
        "a group that is not whole was never acknowledged: it is left alone and is no damage",
        arguments: [0, 9, 30, 80, 5000]
    )
    func torn(index: Int) throws {
        var crashing = try Crashing(seed: 62)
        for _ in 0..<4 { try crashing.commit(commandCount: 120) }
        let copy = try crashing.crash()
        try JournalFile(in: copy).damage(groupEndingAt: crashing.workload.model.lastSequence, index: index)
        #expect(try strayGroupCount(in: copy) == 0)
        try expectRecovery(in: copy, of: crashing.models[3])
    }

    /// A group that another server might have left.
    struct Planted: Sendable {
        var epoch: UInt64
        var firstSequence: UInt64 = 31
        var digestChange: UInt64 = 0
        var isTaken: Bool
    }

    @Test(
        "only what continues the chain is put back, and of two the group of the higher epoch",
        arguments: [
            Planted(epoch: 1, isTaken: true), Planted(epoch: 7, isTaken: true),
            Planted(epoch: 0, isTaken: false), Planted(epoch: 7, digestChange: 1, isTaken: false),
            Planted(epoch: 7, firstSequence: 30, isTaken: false), Planted(epoch: 7, firstSequence: 32, isTaken: false),
        ]
    )
    func chain(planted: Planted) throws {
        var crashing = try Crashing(seed: 63)
        for _ in 0..<3 { try crashing.commit(commandCount: 10) }
        let end = crashing.store.writer.end
        let isAlone = planted.epoch == end.epoch
        var other = crashing.workload
        if !isAlone { try crashing.commit(commandCount: 10) }
        let copy = isAlone ? try crashing.directory.copy() : try crashing.crash()

        let buffer = GroupBuffer()
        other.fill(buffer, commandCount: 3)
        let images = buffer.content.bytes.copied()
        var header = GroupHeader(
            bodyByteCount: images.count,
            firstSequence: planted.firstSequence,
            lastSequence: planted.firstSequence + 2,
            epoch: planted.epoch,
            engineTime: buffer.engineTime,
            stateHash: buffer.stateHash,
            previousDigest: end.digest ^ planted.digestChange,
            imageCount: buffer.imageCount,
            requestCount: 1
        )
        header.checksum = header.computeChecksum { $0.add(images.span.memory) }
        try JournalFile(in: copy).plant(header, images: images)
        try expectRecovery(in: copy, of: planted.isTaken ? other.model : crashing.workload.model)
    }

    @Test("a second crash while groups are put back loses nothing")
    func crashWhilePuttingBack() throws {
        var crashing = try Crashing(seed: 64)
        for _ in 0..<5 { try crashing.commit(commandCount: 40) }
        let last = crashing.workload.model.lastSequence
        let copy = try crashing.crash(losing: 2)
        do {
            let journal = try JournalEnvironment(path: copy.path + "/journal", options: testOptions())
            let strays = try journal.strayGroups()
            #expect(strays.map(\.header.lastSequence) == [last - 40, last])
            try journal.keepCopies(of: strays)
        }
        // The transaction wrote over their pages, and its own record was lost.
        let overwritten = try copy.copy()
        for sequence in [last - 40, last] { try JournalFile(in: overwritten).damage(groupEndingAt: sequence) }
        #expect(try strayGroupCount(in: overwritten) == 2)
        try expectRecovery(in: overwritten, of: crashing.workload.model)
        #expect(!FileSystem.exists(overwritten.path + "/journal/stray-groups"))
        // The crash came while they were copied.
        for byteCount in [0, 50, 5000] {
            let cut = try copy.copy()
            try File(path: cut.path + "/journal/stray-groups").truncate(to: byteCount)
            try expectRecovery(in: cut, of: crashing.workload.model)
        }
    }

    @Test("groups of the oldest format, which lie in a leaf where they are short, are read and continued")
    func oldestFormat() throws {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 65)
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
        header.format = GroupHeader.oldestFormat
        header.checksum = header.computeChecksum { $0.add(images.span.memory) }
        #expect(header.storedByteCount == GroupHeader.byteCount + images.count)
        try store.journal.environment.write { transaction in
            try JournalEnvironment.withKey(1) { key in
                try transaction.put(key, byteCount: header.storedByteCount, in: store.journal.groups) { output in
                    header.encode(into: &output)
                    output.append(copying: images.span.memory)
                }
            }
        }
        try expectRecovery(in: directory.copy(), of: workload.model)
        store = try StepStore(directory: directory.copy())
        #expect(store.writer.end.byteCount == header.storedByteCount)
        try store.commit(&workload, commandCount: 4)
        #expect(store.writer.end.byteCount == header.storedByteCount + PageClass.pageByteCount - 16)
    }
}
