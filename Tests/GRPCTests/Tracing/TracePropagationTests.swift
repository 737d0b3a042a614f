import GRPCTestSupport
import Instrumentation
import NIOPosix
import Protobuf
import Testing

@testable import GRPC

@Suite("Traces across calls", .timeLimit(.minutes(1)))
struct TracePropagationTests {
    private static let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    private static let keys = ["traceparent", "tracestate"]

    /// Answers with what it was sent of a trace.
    private static let back = ServiceMethod.unary(Handlers.descriptor(.unary, "Back")) { (context, _: RawMessage) in
        RawMessage(Array(keys.map { context.metadata.first($0) ?? "-" }.joined(separator: " ").utf8))
    }

    /// Asks the server at the other end of `client` what it was sent, within a call that carries `metadata`.
    private static func throughHandler(
        _ metadata: [(String, String)],
        interceptors: [any ClientInterceptor]? = nil,
        own: [(String, String)] = []
    ) async throws -> String {
        let server = try await Backend.start([back])
        var configuration = ClientConfiguration()
        if let interceptors { configuration.interceptors = interceptors }
        let client = try await GRPCClientConnection.connect(
            host: "127.0.0.1",
            port: server.port!,
            group: Backend.group,
            configuration: configuration
        )
        let log = Log()
        let front = ServiceMethod.unary(Handlers.descriptor(.unary, "Front")) { (context, request: RawMessage) in
            log.note(context.traceContext?.header ?? "-")
            var options = CallOptions()
            for (key, value) in own { options.metadata.add(key, value) }
            let answer: RawMessage = try await client.call(back.descriptor, request, options: options)
            return answer
        }
        let pair = try await Backend.start([front])
        let caller = try await GRPCClientConnection.connect(
            host: "127.0.0.1",
            port: pair.port!,
            group: Backend.group
        )
        var options = CallOptions()
        for (key, value) in metadata { options.metadata.add(key, value) }
        let answer: RawMessage = try await caller.call(front.descriptor, RawMessage([]), options: options)
        await caller.close()
        try await pair.close()
        await client.close()
        try await server.close()
        return (log.notes + [String(decoding: answer.bytes, as: UTF8.self)]).joined(separator: " | ")
    }

    @Test("a call made in a handler carries on the trace of the call that the handler answers")
    func carried() async throws {
        let sent = try await Self.throughHandler([
            ("traceparent", Self.header), ("tracestate", "a=1"), ("tracestate", "b=2"),
        ])
        #expect(sent == "\(Self.header) | \(Self.header) a=1,b=2")
    }

    @Test("what is malformed is not carried on, and no trace is begun")
    func malformed() async throws {
        #expect(
            try await Self.throughHandler([("traceparent", Self.header + "x"), ("tracestate", "a=1")]) == "- | - -"
        )
        #expect(try await Self.throughHandler([]) == "- | - -")
    }

    @Test("a handler may name another trace, and a client carry none")
    func overridden() async throws {
        let other = Self.header.replacing("b7", with: "c8")
        let sent = try await Self.throughHandler([("traceparent", Self.header)], own: [("traceparent", other)])
        #expect(sent == "\(Self.header) | \(other) -")
        #expect(
            try await Self.throughHandler([("traceparent", Self.header)], interceptors: []) == "\(Self.header) | - -"
        )
    }

    /// A tracer that names spans of its own.
    struct Spans: Instrument {
        enum Key: ServiceContextKey {
            typealias Value = String
        }

        func extract<Carrier, Extract>(_ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract)
        where Extract: Extractor, Extract.Carrier == Carrier {
            context[Key.self] = extractor.extract(key: "Traceparent", from: carrier)
        }

        func inject<Carrier, Inject>(_ context: ServiceContext, into carrier: inout Carrier, using injector: Inject)
        where Inject: Injector, Inject.Carrier == Carrier {
            guard let header = context[Key.self] else { return }
            injector.inject(header.dropLast(19) + "00000000000000aa-01", forKey: "Traceparent", into: &carrier)
        }
    }

    @Test("a tracer's own word comes before what was received")
    func tracer() {
        var received = Metadata()
        received.add("traceparent", Self.header)
        let context = ServiceContext.received(received, by: Spans())
        var sent = Metadata()
        context?.inject(into: &sent, by: Spans())
        #expect(sent.strings("traceparent") == ["00-0af7651916cd43dd8448eb211c80319c-00000000000000aa-01"])
    }
}
