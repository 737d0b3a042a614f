import Testing

/// The articles show only what is compiled and run here, so that they do not rot.
@Suite("The articles")
struct ArticleTests {
    @Test("every example is one that is compiled here, word for word")
    func examplesAreCompiled() throws {
        let compiled = Set(try Examples.all())
        for article in try Article.all() {
            for example in article.examples {
                #expect(compiled.contains(example), "\(article.path) shows what no file of examples has")
            }
        }
    }

    @Test("every example that is compiled here is shown somewhere")
    func examplesAreShown() throws {
        let shown = Set(try Article.all().flatMap(\.examples))
        for example in try Examples.all() { #expect(shown.contains(example)) }
    }

    @Test("every article that tells how something is done shows it")
    func articlesHaveExamples() throws {
        for article in try Article.all() { #expect(!article.examples.isEmpty, "\(article.path) has no example") }
    }
}
