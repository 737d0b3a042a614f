import Foundation
import Testing

@Suite("The table of limits")
struct LimitTableTests {
    @Test("every limit of the code has a row, with the default that it has", arguments: Limit.all.map(\.name))
    func row(name: String) throws {
        let limit = try #require(Limit.all.first { $0.name == name })
        let article = try #require(try Article.all().first { $0.path.hasSuffix("GRPC.docc/Limits.md") })
        let row = try #require(article.lines.first { $0.hasPrefix("| ") && $0.contains("`\(name)`") })
        let cells = row.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(limit.spellings.contains(cells[2]), "the default is \(limit.spellings[0])")
    }
}
