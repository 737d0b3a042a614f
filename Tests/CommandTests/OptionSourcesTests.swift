import Foundation
import Testing

@testable import holdfast

@Suite("Settings from the file, the environment and the command line")
struct OptionSourcesTests {
    /// The settings of `limit` as text, in order.
    private func settings(file: String?, environment: String?, given: [String] = []) throws -> [String] {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: url) }
        if let file { try Data(file.utf8).write(to: url) }
        let sources = try OptionSources(
            configurationFile: file == nil ? nil : url.path,
            environment: environment.map { ["HOLDFAST_LIMIT": $0] } ?? [:]
        )
        return try sources.settings("limit", given).map {
            $0.description.replacingOccurrences(of: url.path, with: "FILE")
        }
    }

    @Test("all are gathered: those of the file, of the environment, of the command line")
    func gathered() throws {
        #expect(
            try settings(file: #"{"limit": {"b": 2, "a": 1}}"#, environment: "b=3, c=4", given: ["d=5", "a=6"]) == [
                "FILE: limit a=1", "FILE: limit b=2", "HOLDFAST_LIMIT b=3", "HOLDFAST_LIMIT c=4", "--limit d=5",
                "--limit a=6",
            ]
        )
    }

    @Test("there need be none", arguments: [nil, "{}", #"{"limit": {}}"#])
    func none(file: String?) throws {
        #expect(try settings(file: file, environment: file.map { _ in "" }) == [])
    }

    @Test("in the file they are an object", arguments: ["5", "\"a=1\"", "[\"a=1\"]", "null"])
    func noObject(value: String) {
        let failure = #expect(throws: Failure.self) { try settings(file: "{\"limit\": \(value)}", environment: nil) }
        #expect(failure?.message.hasSuffix("\"limit\" is not an object of names and values") == true)
    }
}
