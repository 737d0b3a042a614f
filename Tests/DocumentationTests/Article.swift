import Foundation

/// A file of Markdown, and the blocks of Swift in it.
struct Article {
    let path: String
    let lines: [String]

    init(_ url: URL) throws {
        path = url.path
        lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    }

    /// The README and the pages of every catalog.
    static func all() throws -> [Article] {
        let catalogs = try FileManager.default.subpathsOfDirectory(
            atPath: Root.directory.appending(path: "Sources").path
        )
        .filter { $0.contains(".docc/") && $0.hasSuffix(".md") }
        .sorted()
        return try (["README.md"] + catalogs.map { "Sources/\($0)" }).map {
            try Article(Root.directory.appending(path: $0))
        }
    }

    /// The text of every block that is fenced as Swift.
    var examples: [String] { Blocks.between("```swift", "```", in: lines) }
}
