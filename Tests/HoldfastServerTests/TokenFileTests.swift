import GRPC
import Testing

@testable import HoldfastServer

@Suite("Files of tokens")
struct TokenFileTests {
    private static let token = "0123456789abcdef"

    private func caller(_ tokens: BearerTokens, _ token: String) -> String? {
        let authorization = Array("Bearer \(token)".utf8)
        guard case .caller(let caller) = tokens.verify(authorization: authorization.span, peer: nil) else { return nil }
        return caller.name
    }

    @Test("a line is a name and a token; comments and empty lines say nothing")
    func lines() throws {
        let tokens = try TokenFile.parse(
            "# callers\n\n  shop \t \(Self.token)  \r\nweb 1\(Self.token)\n#web x\nweb 2\(Self.token)"
        )
        #expect(caller(tokens, Self.token) == "shop")
        #expect(caller(tokens, "1\(Self.token)") == "web")
        #expect(caller(tokens, "2\(Self.token)") == "web")
        #expect(caller(tokens, "3\(Self.token)") == nil)
    }

    static let problems: [(text: String, problem: String)] = [
        ("", "there is no token in it"),
        ("# nothing\n", "there is no token in it"),
        ("shop", "line 1: expected NAME TOKEN"),
        ("\nshop \(token) more", "line 2: expected NAME TOKEN"),
        ("shop \(token)\nweb \(token)", "line 2: the token is there twice"),
        (
            "shop secret",
            "line 1: a token is 16 to 512 characters out of letters, digits and -._~+/, with = at the end"
        ),
        ("shöp \(token)", "line 1: a name is 1 to 128 visible ASCII characters"),
        (String(repeating: "a", count: 129) + " \(token)", "line 1: a name is 1 to 128 visible ASCII characters"),
    ]

    @Test("what is wrong is said with its line, and without the token", arguments: problems)
    func problem(text: String, problem: String) {
        #expect(throws: TokenFile.Problem(description: problem)) { try TokenFile.parse(text) }
    }

    @Test("a file has so many tokens at most")
    func limit() throws {
        let lines = (0..<TokenFile.maximumCount).map { "a \(Self.token)\($0)\n" }.joined()
        _ = try TokenFile.parse(lines)
        #expect(throws: TokenFile.Problem(description: "line 10001: more than 10000 tokens")) {
            try TokenFile.parse(lines + "a \(Self.token)")
        }
    }

    @Test("a file that is not there is a problem")
    func missing() {
        #expect(throws: TokenFile.Problem(description: "/nowhere/tokens cannot be read")) {
            try TokenFile.read("/nowhere/tokens")
        }
    }
}
