import MetricsTestKit
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Metrics of calls")
struct MetricsInterceptorTests {
    @Test("calls, their durations, messages and bytes are counted by method, and outcomes by code")
    func counts() throws {
        let metrics = TestMetrics()
        let interceptor = MetricsInterceptor(methods: ServerPair.methods, factory: metrics)
        let pair = try ServerPair(interceptors: [interceptor])
        for answer in [[1, 2], [3]] as [[UInt8]] {
            _ = try pair.send(ServerPair.framed([1, 2, 3]))
            pair.eventLoop.advanceTime(by: .milliseconds(3))
            pair.reply(try #require(pair.recorder.received.last).id, answer)
            _ = try pair.exchange()
        }
        _ = try pair.send(ServerPair.framed([9]), [":path": "/pkg.Service/Second"])
        pair.loop.fail(try #require(pair.recorder.received.last).id, Status(.notFound))
        for path in ["/a/b", "/c/d"] { _ = try pair.send([], [":path": path]) }

        func count(_ label: String, _ method: String, _ code: String? = nil) throws -> Int64 {
            let dimensions = [("method", method)] + (code.map { [("code", $0)] } ?? [])
            return try metrics.expectCounter("grpc.server.\(label)", dimensions).totalValue
        }
        #expect(try count("calls", "pkg.Service/First", "OK") == 2)
        #expect(try count("calls", "pkg.Service/Second", "NOT_FOUND") == 1)
        #expect(try count("calls", "unknown", "UNIMPLEMENTED") == 2)
        #expect(try count("messages.received", "pkg.Service/First") == 2)
        #expect(try count("bytes.received", "pkg.Service/First") == 6)
        #expect(try count("messages.sent", "pkg.Service/First") == 2)
        #expect(try count("bytes.sent", "pkg.Service/First") == 3)
        #expect(try count("messages.received", "pkg.Service/Second") == 1)
        #expect(try count("messages.sent", "pkg.Service/Second") == 0)
        #expect(try count("messages.received", "unknown") == 0)
        let timer = try metrics.expectTimer(
            "grpc.server.call.duration",
            [("method", "pkg.Service/First"), ("code", "OK")]
        )
        #expect(timer.values == [3_000_000, 3_000_000])
        #expect(Set(metrics.counters(label: "grpc.server.calls").map { "\($0.dimensions)" }).count == 3)
    }
}
