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
