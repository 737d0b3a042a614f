import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

/// Metadata that HTTP/2 would not send, or that the other side would not take, ends its call.
@Suite("The limit of metadata")
struct MetadataLimitTests {
    /// Metadata of one field, whose value has so many bytes.
    private static func metadata(_ byteCount: Int, key: String = "x-large") -> Metadata {
        var metadata = Metadata()
        metadata.add(key, [UInt8](repeating: UInt8(ascii: "v"), count: byteCount))
        return metadata
    }

    private static let huge = metadata(70_000)
    private static let refusal = ["grpc-status=8", "grpc-message=the metadata of the response is too large"]
    private static let head = [":status=200", "content-type=application/grpc"]

    @Test(
        "metadata counts as its fields do on the wire",
        arguments: [
            ([], 0), ([("a", [1, 2])], 35), ([("a", []), ("a", [1])], 67), ([("a-bin", [1])], 39),
            ([("a-bin", [1, 2, 3]), ("b", [1])], 75),
        ] as [([(String, [UInt8])], Int)]
    )
    func size(fields: [(String, [UInt8])], byteCount: Int) {
        var metadata = Metadata()
        for (key, value) in fields { metadata.add(key, value) }
        #expect(metadata.byteCount == byteCount)
        #expect(metadata.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.count + 32 } == byteCount)
    }

    // MARK: Answers of a dispatcher

    private static let answers: [(String, @Sendable (ServerLoop, CallID, Metadata) -> Void)] = [
        (
            "reply",
            { loop, call, trailers in
                loop.reply(to: call, limit: 1, trailers: trailers) { $0.append(UInt8(7)) }
            }
        ),
        (
            "replyCompressed",
            { loop, call, trailers in
                loop.replyCompressed(to: call, limit: 1, trailers: trailers) { $0.append(UInt8(7)) }
            }
        ),
        ("fail", { loop, call, trailers in loop.fail(call, Status(.notFound), trailers: trailers) }),
    ]

    @Test("an answer with too much metadata is one that says so", arguments: answers.indices, [true, false])
    func dispatcher(answer: Int, takesGzip: Bool) throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]), ["grpc-accept-encoding": takesGzip ? "gzip" : "identity"])
        let call = try #require(pair.recorder.received.last).id
        Self.answers[answer].1(pair.loop, call, Self.huge)
        #expect(try pair.exchange() == [.headers(1, Self.head + Self.refusal, ends: true), .closed(1, .noError)])
        // The connection and its other calls go on.
        _ = try pair.send(ServerPair.framed([]))
        pair.reply(try #require(pair.recorder.received.last).id, [])
        #expect(try pair.exchange().lastFields == ["grpc-status=0"])
    }

    @Test("only what HTTP/2 and gRPC leave to callers is valid metadata")
    func validity() {
        let valid = ["x", "x-0_a.b", "authorization", "traceparent", "grpc-retry-pushback-ms", "raw-bin"]
        let invalid = [
            "", "X", "x y", "x:", ":status", "é", "te", "content-type", "user-agent", "connection", "grpc-status",
            "grpc-timeout", "grpc-status-details-bin",
        ]
        for (keys, isValid) in [(valid, true), (invalid, false)] {
            for key in keys { #expect(Self.metadata(1, key: key).isValid == isValid, "\(key)") }
        }
        for value in ["\n", "\u{7F}", "é", "\0", " a", "a "] {
            var metadata = Metadata()
            metadata.add("x", value)
            #expect(!metadata.isValid)
            metadata = Metadata()
            metadata.add("x-bin", value)
            #expect(metadata.isValid)
        }
    }

    private static let invalid = metadata(1, key: "grpc-status")

    @Test("an answer with metadata that is not valid is one that says so", arguments: answers.indices)
    func invalidAnswer(answer: Int) throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]), ["grpc-accept-encoding": "gzip"])
        Self.answers[answer].1(pair.loop, try #require(pair.recorder.received.last).id, Self.invalid)
        let refusal = ["grpc-status=13", "grpc-message=the metadata of the response is not valid"]
        #expect(try pair.exchange() == [.headers(1, Self.head + refusal, ends: true), .closed(1, .noError)])
    }

    @Test("a request with metadata that is not valid is not sent")
    func invalidRequest() throws {
        let pair = try ClientPair()
        _ = pair.start(metadata: Self.invalid)
        #expect(try pair.exchange().isEmpty)
        #expect(pair.outcomes.map(\.status) == [.invalidMetadata])
    }

    @Test("metadata up to the limit is sent, and the limit can be set", arguments: [(100, true), (101, false)])
    func boundary(byteCount: Int, isSent: Bool) throws {
        var configuration = ServerConfiguration()
        configuration.maximumMetadataSize = 100
        let pair = try ServerPair(configuration: configuration)
        _ = try pair.send(ServerPair.framed([]))
        let call = try #require(pair.recorder.received.last).id
        let trailers = Self.metadata(byteCount - "x-large".utf8.count - 32)
        #expect(trailers.byteCount == byteCount)
        pair.loop.reply(to: call, limit: 0, trailers: trailers) { _ in }
        let fields = try pair.exchange().lastFields
        #expect(fields.contains { $0.hasPrefix("x-large=") } == isSent)
        #expect(fields.contains("grpc-status=0") == isSent)
    }

    // MARK: Answers of tasks

    /// What the client sees of a call that is answered so after one message.
    private func answer(
        _ trailers: Metadata,
        _ status: Status = .ok,
        afterMessage: Bool = true,
        initial: Metadata? = nil
    ) throws -> [Seen] {
        let method = ServiceMethod.serverStreaming(Handlers.descriptor(.serverStreaming)) {
            (context, request: RawMessage, responses: MessageSink<RawMessage>) in
            await context.setTrailers(trailers)
            if let initial { try await context.sendInitialMetadata(initial) }
            if afterMessage { try await responses.write(request) }
            if !status.isOK { throw status }
        }
        let pair = try ServerPair(services: [method])
        let seen = try pair.send(ServerPair.framed([7]), [":path": method.descriptor.path])
        #expect(pair.loop.handlerCount == 0)
        return seen
    }

    @Test("a handler with too large trailers has its call end with RESOURCE_EXHAUSTED", arguments: [true, false])
    func trailers(afterMessage: Bool) throws {
        for status in [Status.ok, Status(.notFound, "no such")] {
            let seen = try answer(Self.huge, status, afterMessage: afterMessage)
            #expect(seen.lastFields == (afterMessage ? [] : Self.head) + Self.refusal)
            #expect(seen.body == (afterMessage ? ServerPair.framed([7]) : []))
            #expect(seen.last == .closed(1, .noError))
        }
    }

    @Test("a handler that sends too large initial metadata is told, and its call ends so if it does not mind")
    func initialMetadata() throws {
        let seen = try answer(Metadata(), initial: Self.huge)
        #expect(seen == [.headers(1, Self.head + Self.refusal, ends: true), .closed(1, .noError)])
    }

    @Test("a handler may send less initial metadata when it is told that it was too much")
    func secondAttempt() throws {
        let log = Log()
        let method = ServiceMethod.unary(Handlers.descriptor(.unary)) { (context, request: RawMessage) in
            do throws(Status) {
                try await context.sendInitialMetadata(Self.huge)
            } catch {
                log.note("\(error.code)")
                try await context.sendInitialMetadata(Self.metadata(2))
            }
            return request
        }
        let pair = try ServerPair(services: [method])
        let seen = try pair.send(ServerPair.framed([7]), [":path": method.descriptor.path])
        #expect(seen.first == .headers(1, Self.head + ["x-large=vv"], ends: false))
        #expect(seen.lastFields == ["grpc-status=0"])
        #expect(log.notes == ["resourceExhausted"])
    }

    @Test("a status of the server's own is not replaced, and goes without the metadata")
    func ownStatus() throws {
        let method = ServiceMethod.bidirectional(Handlers.descriptor(.bidirectional)) {
            (context, requests: MessageStream<RawMessage>, _: MessageSink<RawMessage>) in
            await context.setTrailers(Self.huge)
            for try await _ in requests {}
        }
        let pair = try ServerPair(services: [method])
        _ = try pair.open([":path": method.descriptor.path, "grpc-timeout": "10m"])
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .milliseconds(20))
        let fields = try pair.exchange().lastFields
        #expect(fields.contains("grpc-status=4") && !fields.contains { $0.hasPrefix("x-large") })
    }

    // MARK: Requests

    @Test("a request with too much metadata ends once its caller can know it, and nothing is sent")
    func request() throws {
        let pair = try ClientPair()
        let call = try #require(pair.start(tag: 5, metadata: Self.huge))
        #expect(pair.outcomes.isEmpty)
        pair.connection.cancel(call)
        #expect(try pair.exchange().isEmpty)
        #expect(pair.outcomes.map(\.tag) == [5])
        #expect(pair.outcomes.map(\.status) == [.tooMuchMetadata])
        #expect(pair.outcomes.map(\.reach) == [.client])
        #expect(pair.connection.inFlightCount == 0)
        // The next call is the first that the server hears of.
        _ = pair.start()
        #expect(try pair.exchange().contains(.data(1, [0, 0, 0, 0, 0], ends: true)))
    }

    @Test("a request up to the limit is sent, and the limit can be set", arguments: [(100, true), (101, false)])
    func requestBoundary(byteCount: Int, isSent: Bool) throws {
        var configuration = ClientConfiguration()
        configuration.maximumMetadataSize = 100
        let pair = try ClientPair(configuration: configuration)
        _ = pair.start(metadata: Self.metadata(byteCount - "x-large".utf8.count - 32))
        #expect(try pair.exchange().isEmpty == !isSent)
    }

    @Test("calls of channels and connections end so, of streams too, and others go on", .timeLimit(.minutes(1)))
    func clients() async throws {
        let server = try await Backend.start([Handlers.reverse, Handlers.echo])
        let channel = Backend.channel(Addresses([try Backend.address(server)]))
        let connection = try await GRPCClientConnection.connect(
            host: "127.0.0.1",
            port: server.port!,
            group: Backend.group
        )
        for client in [channel, connection] as [any GRPCClient] {
            let options = CallOptions(metadata: Self.huge, isIdempotent: true)
            let outcome = await client.outcome(of: Handlers.reverse.descriptor, [1, 2], options: options)
            #expect(outcome.status == .tooMuchMetadata && outcome.reach == .client)
            await #expect(throws: Status.tooMuchMetadata) {
                try await client.bidirectional(Handlers.echo.descriptor, options: options) {
                    (call: ClientStream<RawMessage, RawMessage>) in
                    for try await _ in call.responses {}
                }
            }
            #expect(try await client.unary(Handlers.reverse.descriptor, [1, 2]).message == [2, 1])
        }
        await channel.shutDown()
        await connection.close()
        try await server.close()
    }

    @Test("what an interceptor adds counts")
    func interceptor() async throws {
        struct Adding: ClientInterceptor {
            func prepare(_ attempt: inout OutgoingAttempt) async throws(Status) {
                attempt.metadata = MetadataLimitTests.huge
            }
        }
        var configuration = ClientConfiguration()
        configuration.interceptors = [Adding()]
        let pair = try ClientPair()
        let client = GRPCClientConnection(
            channel: pair.channel,
            connection: NIOLoopBound(pair.connection, eventLoop: pair.eventLoop),
            configuration: configuration
        )
        let outcome = await client.outcome(of: Handlers.reverse.descriptor, [], options: CallOptions())
        #expect(outcome.status == .tooMuchMetadata)
    }
}
