import Foundation
@testable import HoldfastEngine
import LMDB
import Platform
import Testing

@Suite("Damage and refusal")
struct DamageTests {
    /// A closed store with three groups, all but the last folded, and rows that are easy to find in its files.
    private func storedDirectory() throws -> TemporaryDirectory {
        let directory = TemporaryDirectory()
        let store = try StepStore(directory: directory)
        var model = Model()
        for group in 1...3 as ClosedRange<UInt8> {
            let buffer = GroupBuffer()
            for table in Tables.all {
                let key = ModelKey(table: table.id, key: [group])
                model.put(key, Array("\(table.name) row \(group) of the test".utf8), into: buffer)
            }
            model.lastSequence += 1
            buffer.seal(
                firstSequence: model.lastSequence,
                lastSequence: model.lastSequence,
                engineTime: 1,
                requestCount: 1,
                stateHash: model.stateHash
            )
            try store.commit([buffer])
            if group < 3 { try store.fold() }
        }
        return directory
    }

    /// Flips a bit wherever `text` stands in the file, also in pages that LMDB no longer uses.
    private func flip(_ text: String, in path: String, skip: Int = 0) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        var start = data.startIndex
        var count = 0
        while let range = data.range(of: Data(text.utf8), in: start..<data.endIndex) {
            data[range.lowerBound + skip] ^= 4
            start = range.upperBound
            count += 1
        }
        #expect(count > 0)
        try data.write(to: URL(fileURLWithPath: path))
    }

    private func open(_ directory: TemporaryDirectory) throws {
        let store = try Store(directory: directory.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        store.close()
    }

    private func verify(_ directory: TemporaryDirectory) throws -> VerificationReport {
        try Verification.run(directory: directory.path, tables: Tables.all, options: testOptions())
    }

    @Test("a sound store verifies without a problem, folded and not")
    func sound() throws {
        let directory = try storedDirectory()
        let before = try verify(directory)
        #expect(before.problems == [])
        #expect(before.groupCount == 3)
        #expect(before.rowCount == 6)
        #expect(before.lastSequence == 3 && before.foldedSequence == 2)
        try open(directory)
        let after = try verify(directory)
        #expect(after.problems == [])
        #expect(after.rowCount == 9 && after.foldedSequence == 3)
    }

    @Test(
        "a flipped bit in any group is refused at opening, with the file and the sequence",
        arguments: ["ledger row 1", "stock row 2", "history row 3"]
    )
    func journalFlip(text: String) throws {
        let directory = try storedDirectory()
        try flip(text, in: directory.path + "/journal/data.mdb")
        let error = #expect(throws: StorageError.self) { try open(directory) }
        guard case .damaged(let damage) = error else {
            Issue.record("not damage: \(error!)")
            return
        }
        #expect(damage.file == directory.path + "/journal/data.mdb")
        #expect(damage.sequence == UInt64(text.last!.wholeNumberValue!))
        #expect(try verify(directory).problems.count == 1)
    }

    @Test("a flipped bit in a row that is loaded is refused at opening", arguments: ["ledger row 1", "stock row 2"])
    func stateFlip(text: String) throws {
        let directory = try storedDirectory()
        try flip(text, in: directory.path + "/state/data.mdb")
        let error = #expect(throws: StorageError.self) { try open(directory) }
        #expect("\(error!)".contains("in table \(text.prefix { $0 != " " })"))
        #expect(try verify(directory).problems.count == 1)
    }

    @Test("a flipped bit in a row that is not loaded is found by verifying, and by reading it")
    func historyFlip() async throws {
        let directory = try storedDirectory()
        try flip("history row 2", in: directory.path + "/state/data.mdb")
        #expect(try verify(directory).problems.count == 1)
        let store = try Store(directory: directory.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        defer { store.close() }
        let sound = try await store.read { try $0.get(Tables.history, [1 as UInt8].span.memory) { $0.copied() } }
        #expect(sound == Array("history row 1 of the test".utf8))
        await #expect(throws: StorageError.self) {
            try await store.read { try $0.get(Tables.history, [2 as UInt8].span.memory) { $0.copied() } }
        }
    }

    @Test("a flipped bit in the snapshot's own record is refused, another format by its number")
    func recordFlip() throws {
        for skip in [0, 20, 40] {
            let directory = try storedDirectory()
            try flip("HFSS", in: directory.path + "/state/data.mdb", skip: skip)
            #expect(throws: StorageError.self) { try open(directory) }
        }
        let directory = try storedDirectory()
        try flip("HFSS", in: directory.path + "/state/data.mdb", skip: 4)
        let error = #expect(throws: StorageError.self) { try open(directory) }
        #expect(error == .unknownFormat(file: directory.path + "/state/data.mdb", found: 6, supported: 2))
    }

    @Test("a file cut short is refused rather than read beyond its end", arguments: ["journal", "state"])
    func truncated(part: String) throws {
        let directory = TemporaryDirectory()
        do {
            let store = try StepStore(directory: directory)
            var workload = Workload(seed: 80)
            for _ in 0..<20 { try store.commit(&workload, commandCount: 60) }
            try store.fold()
        }
        try File(path: directory.path + "/\(part)/data.mdb").truncate(to: 8 * 4096)
        let error = #expect(throws: StorageError.self) { try open(directory) }
        #expect("\(error!)".contains("bytes are missing"))
    }

    @Test("a missing group is refused, in the middle and where the snapshot needs it")
    func missingGroup() throws {
        for sequence in 1...3 as ClosedRange<UInt64> {
            let directory = try storedDirectory()
            do {
                let journal = try JournalEnvironment(path: directory.path + "/journal", options: testOptions())
                // Without the tail, the snapshot's own group is missing at the end.
                for missing in sequence == 2 ? [2, 3] : [sequence] {
                    try journal.environment.write { transaction in
                        try JournalEnvironment.withKey(missing) { _ = try transaction.delete($0, in: journal.groups) }
                    }
                }
            }
            if sequence == 2 {
                #expect(throws: StorageError.self) { try open(directory) }
            } else {
                // The first is history, and the last was never folded: nothing is missing between them.
                try open(directory)
            }
        }
    }

    @Test("a second server is refused, with the process that has the directory")
    func locked() throws {
        let directory = TemporaryDirectory()
        let store = try Store(directory: directory.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        let error = #expect(throws: StorageError.self) { try open(directory) }
        #expect(error == .locked(directory: directory.path, processID: FileSystem.processID))
        #expect(throws: StorageError.self) { try verify(directory) }
        store.close()
    }

    @Test("a path that cannot be a directory is an error in one line")
    func notADirectory() throws {
        let error = #expect(throws: StorageError.self) {
            try Store(directory: "/dev/null/data", tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        }
        #expect(!"\(error!)".contains("\n"))
    }
}
