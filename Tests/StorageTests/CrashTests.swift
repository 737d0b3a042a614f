import Foundation
import Testing

@testable import StorageCrashChild

@Suite("Crashes")
struct CrashTests {
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
        while text.count(where: { $0 == UInt8(ascii: "\n") }) < 2 * count {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            text.append(more)
        }
        kill(child.processIdentifier, SIGKILL)
        child.waitUntilExit()
        text.append(output.fileHandleForReading.readDataToEndOfFile())
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        // The last piece ends without a line break: nobody could have taken it for an acknowledgement.
        var acknowledged: [UInt64] = []
        for line in lines.dropLast() {
            let words = line.split(separator: " ")
            let statement = CrashRun.Statement(rawValue: String(words[0]))
            #expect(statement != nil, "the child failed: \(line)")
            if statement == .acknowledged { acknowledged.append(UInt64(words[1]) ?? 0) }
        }
        #expect(acknowledged == acknowledged.sorted())
        return acknowledged.last ?? 0
    }

    @Test("what was acknowledged before a kill is recovered, twelve times over")
    func kills() throws {
        let directory = TemporaryDirectory()
        for round in 1...12 {
            let acknowledged = try killChild(in: directory, afterAcknowledgements: 20 + round * 17 % 90)
            let promise = CrashPromise(acknowledged: acknowledged, submitted: .max, wasOpened: true)
            #expect(promise.check(directory.path).problems == [])
        }
    }
}
