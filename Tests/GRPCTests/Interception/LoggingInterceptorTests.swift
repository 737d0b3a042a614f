import GRPCTestSupport
import Logging
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Log lines of calls")
struct LoggingInterceptorTests {
    private static let throwing = ServiceMethod.unary(Handlers.descriptor(.unary, "Throwing")) {
        (_, _: RawMessage) -> RawMessage in throw Handlers.Private()
    }

    @Test("at debug level each call has its line")
    func debug() throws {
        let lines = LogLines()
        let naming = Observer()
        naming.verdict = { _ in .admittedAs(CallerIdentity(name: "ann")) }
        let pair = try ServerPair(interceptors: [naming, LoggingInterceptor(logger: lines.logger(.debug))])
        _ = try pair.send(
            ServerPair.framed([]),
            ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
        )
        pair.eventLoop.advanceTime(by: .microseconds(1500))
        pair.reply(pair.recorder.received[0].id, [])
        _ = try pair.send([], [":path": "/a/b"])
        let peer = "peer=[IPv4]127.0.0.1:1"
        #expect(
            lines.all == [
                "debug call ended: caller=ann code=OK method=pkg.Service/First milliseconds=1.5 \(peer) "
                    + "trace=0af7651916cd43dd8448eb211c80319c",
                "debug call ended: code=UNIMPLEMENTED method=unknown milliseconds=0.0 \(peer) reason=unknown method",
            ]
        )
    }

    @Test("above debug level only what the service itself got wrong has a line")
    func failures() throws {
        let lines = LogLines()
        let pair = try ServerPair(
            interceptors: [LoggingInterceptor(logger: lines.logger(.warning))],
            services: [Self.throwing]
        )
        for code in StatusCode.allCases where code != .ok {
            _ = try pair.send(ServerPair.framed([]))
            pair.loop.fail(try #require(pair.recorder.received.last).id, Status(code))
            _ = try pair.exchange()
        }
        // The protocol's INTERNAL and UNKNOWN.
        _ = try pair.send([], ["grpc-timeout": "soon"])
        _ = try pair.send([], [":method": "GET"])
        _ = try pair.send(ServerPair.framed([]), [":path": Self.throwing.descriptor.path])
        #expect(
            lines.all.map { $0.split(separator: " peer")[0] } == [
                "error call failed: code=UNKNOWN method=pkg.Service/First milliseconds=0.0",
                "error call failed: code=INTERNAL method=pkg.Service/First milliseconds=0.0",
                "error call failed: code=UNKNOWN error=\(Handlers.Private()) method=pkg.Streams/Throwing milliseconds=0.0",
            ]
        )
    }

    @Test("callers who cause errors cannot fill the log")
    func limit() throws {
        let lines = LogLines()
        let pair = try ServerPair(interceptors: [LoggingInterceptor(logger: lines.logger(.warning))])
        func fail(_ count: Int) throws {
            for _ in 0..<count {
                _ = try pair.send(ServerPair.framed([]))
                pair.loop.fail(try #require(pair.recorder.received.last).id, Status(.internal))
                _ = try pair.exchange()
            }
        }
        try fail(LoggingInterceptor.errorLimit + 7)
        #expect(lines.all.count == LoggingInterceptor.errorLimit)
        pair.eventLoop.advanceTime(by: .seconds(1))
        try fail(2)
        #expect(lines.all.count == LoggingInterceptor.errorLimit + 2)
        #expect(lines.all.map { $0.contains("omitted=7") }.suffix(3) == [false, true, false])
    }
}
