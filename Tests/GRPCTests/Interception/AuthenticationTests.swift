import HTTP2
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Authentication")
struct AuthenticationTests {
    private static let token = "0123456789abcdef-._~+/=="
    private static let certificate = PeerIdentity(kind: .uri, name: "spiffe://shop/web")

    private static func tokens() -> BearerTokens {
        var tokens = BearerTokens()
        do throws(BearerTokens.Refusal) {
            try tokens.add(token, of: CallerIdentity(name: "shop"))
            try tokens.add(String(repeating: "b", count: 16), of: CallerIdentity(name: "shop"))
        } catch {
            Issue.record("\(error)")
        }
        return tokens
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let authorization: [String]
        var peer: PeerIdentity?
        var isRequired = true
        /// The caller's name, or why the call is refused.
        let expected: String
        var testDescription: String { "\(authorization) \(peer?.name ?? "")" }
    }

    static let rows: [Row] = [
        Row(authorization: ["Bearer \(token)"], expected: "shop"),
        Row(authorization: ["bearer \(token)"], expected: "shop"),
        Row(authorization: ["BEARER bbbbbbbbbbbbbbbb"], expected: "shop"),
        Row(authorization: ["Bearer \(token)="], expected: "the token is not known"),
        Row(authorization: ["Bearer " + String(token.dropLast())], expected: "the token is not known"),
        Row(authorization: ["Bearer 1123456789abcdef-._~+/=="], expected: "the token is not known"),
        Row(authorization: ["Bearer bbbbbbbbbbbbbbbc"], expected: "the token is not known"),
        Row(authorization: ["Bearer  \(token)"], expected: "the token is not known"),
        Row(authorization: ["Bearer"], expected: "the authorization is not \"Bearer\" and a token"),
        Row(authorization: [token], expected: "the authorization is not \"Bearer\" and a token"),
        Row(authorization: ["Basic \(token)"], expected: "the authorization is not \"Bearer\" and a token"),
        Row(
            authorization: ["Bearer " + String(repeating: "b", count: 513)],
            expected: "the authorization is not \"Bearer\" and a token"
        ),
        Row(authorization: ["Bearer \(token)", "Bearer \(token)"], expected: "the authorization is there twice"),
        Row(authorization: [], expected: "the call carries no credentials"),
        Row(authorization: [""], expected: "the call carries no credentials"),
        Row(authorization: [], isRequired: false, expected: "nobody"),
        Row(authorization: ["Bearer x"], isRequired: false, expected: "the token is not known"),
        Row(authorization: [], peer: certificate, expected: "spiffe://shop/web"),
        Row(authorization: ["Bearer \(token)"], peer: certificate, expected: "shop"),
        Row(authorization: ["Bearer x"], peer: certificate, expected: "the token is not known"),
    ]

    @Test("a call has the caller that its token or else its certificate proves, or is refused", arguments: rows)
    func calls(row: Row) throws {
        let authentication = AuthenticationInterceptor(
            methods: ServerPair.methods,
            verifiers: [Self.tokens(), PeerCertificates()],
            isRequired: row.isRequired
        )
        let observer = Observer()
        var seen = ""
        observer.look = { ended in
            seen = ended.status.isOK ? ended.call.caller?.name ?? "nobody" : ended.status.message
            #expect(ended.status.isOK || ended.status.code == .unauthenticated)
        }
        let pair = try ServerPair(interceptors: [authentication, observer], peerIdentity: row.peer)
        let stream = try pair.open(row.authorization.map { ("authorization", $0) })
        pair.client.append(ServerPair.framed([]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        for call in pair.recorder.received { pair.reply(call.id, []) }
        #expect(seen == row.expected)
    }

    @Test("health checks and reflection need no credentials unless they are to", arguments: [true, false])
    func openServices(isOpen: Bool) throws {
        let methods = HealthService(services: []).methods + ReflectionService(files: []).methods
        let descriptors = ServerPair.methods + methods.map(\.descriptor)
        let authentication =
            isOpen
            ? AuthenticationInterceptor(methods: descriptors, verifiers: [Self.tokens()])
            : AuthenticationInterceptor(methods: descriptors, verifiers: [Self.tokens()], openServices: [])
        let pair = try ServerPair(interceptors: [authentication], services: methods)
        for method in methods {
            let stream = try pair.open([":path": method.descriptor.path])
            #expect(try pair.exchange().lastFields.contains("grpc-status=16") != isOpen)
            pair.client.reset(stream, .cancel)
            _ = try pair.exchange()
        }
        #expect(try pair.send(ServerPair.framed([])).lastFields.contains("grpc-status=16"))
    }

    @Test(
        "a token must be long enough not to be guessed, and travel in a header",
        arguments: [
            "", "short", String(repeating: "a", count: 15), String(repeating: "a", count: 513), "with space 0123456789",
            "=leading0123456789", "in=the=middle0123456789", "umlaut-ä-0123456789", "================",
        ]
    )
    func malformed(token: String) {
        var tokens = BearerTokens()
        #expect(throws: BearerTokens.Refusal.malformed) { try tokens.add(token, of: CallerIdentity(name: "a")) }
    }

    @Test("a token stands for one caller")
    func known() {
        var tokens = Self.tokens()
        #expect(throws: BearerTokens.Refusal.known) { try tokens.add(Self.token, of: CallerIdentity(name: "b")) }
    }
}
