import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Builds the text of a Swift file, line by line, at the right depth.
struct SourceWriter {
    /// Longest line of a comment; `.swift-format` has the same.
    private static let lineLength = 120

    private(set) var text: String
    private var depth = 0

    /// A file that says where it comes from and imports these modules.
    init(source: String, imports: [String]) {
        text = "// Generated from \(source) by Proto/generate; changes made here are lost.\n"
        if !imports.isEmpty { text += "\n" }
        for module in imports { text += "import \(module)\n" }
    }

    /// One line at the present depth; empty text gives an empty line.
    mutating func line(_ content: String = "") {
        text += content.isEmpty ? "\n" : String(repeating: "    ", count: depth) + content + "\n"
    }

    /// What `body` writes, one step deeper, between an opening line and `close`.
    mutating func block<E: Error>(_ open: String, close: String = "}", _ body: (inout SourceWriter) throws(E) -> Void)
        throws(E)
    {
        line(open)
        depth += 1
        try body(&self)
        depth -= 1
        line(close)
    }

    /// Names separated by commas, one to a line, between two lines.
    mutating func list(_ open: String, _ elements: [String], close: String) {
        if elements.isEmpty {
            line(open + close)
            return
        }
        block(open, close: close) { writer in
            for (index, element) in elements.enumerated() {
                writer.line(element + (index + 1 < elements.count ? "," : ""))
            }
        }
    }

    /// The comment of a part of the schema as documentation, or `fallback` where it has none.
    mutating func documentation(_ part: some ProvidesSourceCodeLocation, fallback: String? = nil) {
        let comment = part.sourceCodeInfoLocation?.leadingComments ?? ""
        let written = comment.split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }
        documentation(written.isEmpty ? fallback.map { [$0] } ?? [] : written)
    }

    /// Lines as documentation. A line that ends a sentence ends a line; other breaks are made anew to fit.
    mutating func documentation(_ lines: [String]) {
        let width = SourceWriter.lineLength - depth * 4 - 4
        var current = ""
        for written in lines {
            for word in written.split(separator: " ") {
                if !current.isEmpty && current.count + 1 + word.count > width {
                    line("/// " + current)
                    current = ""
                }
                current += (current.isEmpty ? "" : " ") + word
            }
            if current.hasSuffix(".") || current.hasSuffix(":") {
                line("/// " + current)
                current = ""
            }
        }
        if !current.isEmpty { line("/// " + current) }
    }
}

extension Substring {
    /// Without spaces at either end.
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
