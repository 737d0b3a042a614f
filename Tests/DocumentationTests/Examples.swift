import Foundation

/// What the files of examples lay between `// begin example` and `// end example`, moved to the margin.
enum Examples {
    static func all() throws -> [String] {
        let directory = Root.directory.appending(path: "Tests/DocumentationTests/Examples")
        return try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
            .flatMap { file in
                let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
                return Blocks.between("// begin example", "// end example", in: lines)
            }
    }
}

/// Runs of lines between two marks.
enum Blocks {
    static func between(_ first: String, _ last: String, in lines: [String]) -> [String] {
        var blocks: [String] = []
        var current: [String]?
        for line in lines {
            let text = line.trimmingCharacters(in: .whitespaces)
            if let block = current {
                if text == last {
                    blocks.append(atMargin(block))
                    current = nil
                } else {
                    current = block + [line]
                }
            } else if text == first {
                current = []
            }
        }
        return blocks
    }

    /// The lines without the indentation that all of them have.
    private static func atMargin(_ lines: [String]) -> String {
        let indentation = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { String($0.dropFirst(indentation)) }.joined(separator: "\n")
    }
}

/// Where the package lies.
enum Root {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
