import Foundation

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
