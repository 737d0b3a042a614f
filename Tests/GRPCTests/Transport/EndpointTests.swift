import GRPC
import Testing

@Suite("Where a server is found")
struct EndpointTests {
    @Test(
        "what can be written down is read again",
        arguments: [
            ("127.0.0.1:50051", Endpoint.tcp(host: "127.0.0.1", port: 50051), "127.0.0.1:50051"),
            ("stock.example.com:0", .tcp(host: "stock.example.com", port: 0), "stock.example.com:0"),
            ("[::1]:8443", .tcp(host: "::1", port: 8443), "[::1]:8443"),
            ("unix:/run/holdfast.sock", .unix(path: "/run/holdfast.sock"), "unix:/run/holdfast.sock"),
            ("unix:///run/holdfast.sock", .unix(path: "/run/holdfast.sock"), "unix:/run/holdfast.sock"),
            ("unix:here.sock", .unix(path: "here.sock"), "unix:here.sock"),
        ]
    )
    func reading(text: String, endpoint: Endpoint, description: String) {
        #expect(Endpoint(text) == endpoint)
        #expect(endpoint.description == description)
    }

    @Test(
        "what names no place is refused",
        arguments: ["", "host", "host:", ":1", "host:x", "host:65536", "::1:1", "unix:"]
    )
    func refusal(text: String) {
        #expect(Endpoint(text) == nil)
    }
}
