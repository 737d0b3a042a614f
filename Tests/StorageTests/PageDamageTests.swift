import Foundation
@testable import HoldfastEngine
import Platform
import Testing

@Suite("Damaged pages")
struct PageDamageTests {
    /// What a disk may do to a file.
    enum Damage: CaseIterable {
        case flippedBit
        case flippedSector
        case lostPage
        case pageOfElsewhere

        /// Does it to `data`, anywhere behind the two pages that describe the file.
        func apply(to data: inout [UInt8], _ random: inout Workload) {
            let page = 2 + random.next(data.count / 4096 - 2)
            switch self {
            case .flippedBit: data[page * 4096 + random.next(4096)] ^= 1 << UInt8(random.next(8))
            case .flippedSector:
                let start = page * 4096 + random.next(8) * 512
                for index in start..<start + 512 { data[index] ^= 0xff }
            case .lostPage:
                for index in page * 4096..<(page + 1) * 4096 { data[index] = 0 }
            case .pageOfElsewhere:
                let other = random.next(data.count / 4096)
                data.replaceSubrange(page * 4096..<(page + 1) * 4096, with: data[other * 4096..<(other + 1) * 4096])
            }
        }
    }

    /// A store with groups that are folded and groups that are not, long ones and short ones, and free pages.
    private func storedDirectory() throws -> (TemporaryDirectory, Workload) {
        let directory = TemporaryDirectory()
        var workload = Workload(seed: 90)
        var options = testOptions()
        options.journalRetainedByteCount = 64 << 10
        let store = try StepStore(directory: directory, options: options)
        for round in 0..<40 {
            try store.commit(&workload, commandCount: round % 4 == 0 ? 120 : 3)
            if round < 35 { try store.fold() }
        }
        return (directory, workload)
    }

    @Test("the walk finds nothing in a sound store, and every page in use")
    func sound() throws {
        let (directory, workload) = try storedDirectory()
        for part in ["journal", "state"] {
            try PageWalk.check(directory.path + "/\(part)/data.mdb") { _ in .whole }
        }
        try expectRecovery(in: directory, of: workload.model)
    }

    @Test(
        "whatever lies in the pages, opening refuses in one line or gives the rows that were stored",
        arguments: ["journal", "state"],
        Damage.allCases
    )
    func anywhere(part: String, damage: Damage) throws {
        let (directory, workload) = try storedDirectory()
        var random = Workload(seed: 91)
        var refused = 0
        let count = 60
        let sound = try [UInt8](Data(contentsOf: URL(fileURLWithPath: directory.path + "/\(part)/data.mdb")))
        for _ in 0..<count {
            let copy = try directory.copy()
            var data = sound
            damage.apply(to: &data, &random)
            try Data(data).write(to: URL(fileURLWithPath: copy.path + "/\(part)/data.mdb"))
            do throws(StorageError) {
                var rows: [ModelKey: [UInt8]] = [:]
                let store = try Store(directory: copy.path, tables: Tables.all, options: testOptions()) {
                    table,
                    key,
                    value,
                    _ in
                    rows[ModelKey(table: table, key: key.copied())] = value.copied()
                }
                store.close()
                #expect(rows == workload.model.liveRows)
            } catch {
                refused += 1
                #expect("\(error)".contains(part) && !"\(error)".contains("\n"))
            }
        }
        #expect(refused > 0, "the damage was nowhere near")
    }

    @Test(
        "a file of which every page is damaged is refused, by opening and by verifying",
        arguments: ["journal", "state"]
    )
    func everywhere(part: String) throws {
        let (directory, _) = try storedDirectory()
        let url = URL(fileURLWithPath: directory.path + "/\(part)/data.mdb")
        var data = try [UInt8](Data(contentsOf: url))
        for index in 8192..<data.count { data[index] ^= 0xff }
        try Data(data).write(to: url)
        let opening = #expect(throws: StorageError.self) {
            try Store(directory: directory.path, tables: Tables.all, options: testOptions()) { _, _, _, _ in }
        }
        #expect("\(opening!)".contains("data.mdb is damaged: page"))
        let verifying = #expect(throws: StorageError.self) {
            try Verification.run(directory: directory.path, tables: Tables.all, options: testOptions())
        }
        #expect(opening == verifying)
    }
}
