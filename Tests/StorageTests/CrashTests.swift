import Foundation
@testable import HoldfastEngine
import Platform
import Testing

@Suite("Crashes")
struct CrashTests {
    private let tables = [
        StoredTable(id: TableID(rawValue: 1), name: "ledger", isLive: true),
        StoredTable(id: TableID(rawValue: 2), name: "stock", isLive: true),
    ]

    /// Runs the writing child until it has acknowledged `count` groups, kills it, and returns the last acknowledgement.
    private func killChild(in directory: TemporaryDirectory, afterAcknowledgements count: Int) throws -> UInt64 {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("StorageCrashChild")
        child.arguments = [directory.path]
        let output = Pipe()
        child.standardOutput = output
        try child.run()
        var text = Data()
        while text.count(where: { $0 == UInt8(ascii: "\n") }) < count {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            text.append(more)
        }
        kill(child.processIdentifier, SIGKILL)
        child.waitUntilExit()
        text.append(output.fileHandleForReading.readDataToEndOfFile())
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        // The last piece ends without a line break: nobody could have taken it for an acknowledgement.
        let acknowledged = lines.dropLast().compactMap { UInt64($0) }
        #expect(acknowledged.count == lines.count - 1, "the child failed: \(lines.first ?? "")")
        #expect(acknowledged == acknowledged.sorted())
        return acknowledged.last ?? 0
    }

    @Test("what was acknowledged before a kill is recovered, twelve times over")
    func kills() throws {
        let directory = TemporaryDirectory()
        for round in 1...12 {
            let acknowledged = try killChild(in: directory, afterAcknowledgements: 20 + round * 17 % 90)
            var options = testOptions()
            options.growthStep = 4 << 20
            let report = try Verification.run(directory: directory.path, tables: tables, options: options)
            #expect(report.problems == [])
            var ledger: [UInt64] = []
            var stock: [UInt64: UInt64] = [:]
            let store = try Store(directory: directory.path, tables: tables, options: options) { table, key, value, _ in
                let number = value.load(at: 0, as: UInt64.self)
                let keyNumber = key.load(at: 0, as: UInt64.self).byteSwapped
                if table == tables[0].id { ledger.append(keyNumber) } else { stock[keyNumber] = number }
            }
            store.close()
            let last = store.recovered.lastSequence
            #expect(last >= acknowledged)
            #expect(ledger == Array((last > 50 ? last - 49 : 1)...last))
            for number in (last - 15)...last { #expect(stock[number % 16] == number) }
        }
    }
}
