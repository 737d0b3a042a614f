import Testing

@testable import GRPC

@Suite("The name in a server's certificate")
struct ServerNameTests {
    @Test(
        "matches the one asked for",
        arguments: [
            ("stock.example.com", "stock.example.com", true),
            ("Stock.example.com.", "stock.EXAMPLE.com", true),
            ("localhost", "localhost", true),
            ("stock.example.com", "*.example.com", true),
            ("stock.example.com", "other.example.com", false),
            ("example.com", "*.example.com", false),
            ("a.stock.example.com", "*.example.com", false),
            ("stock.example.com", "st*.example.com", false),
            ("stock.example.com", "stock.*.com", false),
            ("example.com", "*.com", false),
            ("localhost", "*", false),
            (".example.com", "*.example.com", false),
            ("", "", false),
        ]
    )
    func matching(name: String, pattern: String, expected: Bool) {
        #expect(ServerName.matches(name, pattern: pattern) == expected)
    }
}
