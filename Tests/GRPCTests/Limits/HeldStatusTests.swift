import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

/// What statuses and metadata may occupy that are sent to a peer who does not read. A call that is reset makes room for another, while
/// its status stays in the queue.
@Suite("Statuses and metadata that nobody takes")
struct HeldStatusTests {
    private static let details = Status(
        .aborted,
        String(repeating: "m", count: 900),
        details: Array(repeating: 1, count: 4_000)
    )
    private static let trailers: Metadata = {
        var metadata = Metadata()
        metadata.add("x-long", [UInt8](repeating: UInt8(ascii: "v"), count: 7_000))
        return metadata
    }()
    private static let limit = 100_000

    private func pair(services: [ServiceMethod] = []) throws -> ServerPair {
        var configuration = ServerConfiguration()
        configuration.connections.maximumHeldBytes = Self.limit
        return try ServerPair(configuration: configuration, services: services)
    }

    private func session(_ pair: ServerPair) throws -> Session {
        try pair.channel.pipeline.syncOperations.handler(type: ServerConnection.self).session
    }

    private func setReading(_ isReading: Bool, _ pair: ServerPair) {
        pair.channel.isWritable = isReading
        if isReading { pair.channel.pipeline.fireChannelWritabilityChanged() }
    }

    /// Makes a call that is answered so, and resets it unless it is to be kept.
    private func call(_ pair: ServerPair, keeps: Bool = false, _ answer: (CallID) -> Void) throws {
        let stream = try pair.open()
        pair.client.append(ServerPair.framed([]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        answer(try #require(pair.recorder.received.last).id)
        _ = try pair.exchange()
        if keeps { return }
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
    }

    @Test("a status with its metadata counts until it is sent, and one without costs nothing, nor one encoded once")
    func counted() throws {
        let pair = try pair()
        let session = try session(pair)
        setReading(false, pair)
        try call(pair, keeps: true) { pair.reply($0, []) }
        let encoded = EncodedStatus(Self.details)
        try call(pair, keeps: true) { pair.loop.fail($0, encoded) }
        #expect(session.heldByteCount == session.pendingByteCount)
        try call(pair, keeps: true) { pair.loop.fail($0, Self.details, trailers: Self.trailers) }
        #expect((12_900...13_700).contains(session.heldByteCount))
        #expect(pair.loop.pool.blockByteCount > 12_800)
        setReading(true, pair)
        // It is more than our client takes.
        #expect(try pair.exchange().contains(.oversized(5, ends: true)))
        #expect(session.heldByteCount == 0 && pair.loop.pool.blockByteCount == 0)
    }

    @Test("calls that are reset leave no more than the limit in the queue, and are told why as briefly as can be")
    func limited() throws {
        let pair = try pair()
        let session = try session(pair)
        setReading(false, pair)
        for _ in 0..<50 {
            try call(pair) { pair.loop.fail($0, Self.details, trailers: Self.trailers) }
            try call(pair) { pair.loop.reply(to: $0, limit: 0, trailers: Self.trailers) { _ in } }
        }
        #expect((Self.limit - 14_000...Self.limit + 20_000).contains(session.heldByteCount))
        // What was dropped with its call counts no more.
        setReading(true, pair)
        _ = try pair.exchange()
        #expect(session.heldByteCount == 0 && pair.loop.pool.blockByteCount == 0)
        try call(pair, keeps: true) { pair.loop.fail($0, Self.details, trailers: Self.trailers) }
        #expect(pair.client.openStreamCount == 0)
    }

    @Test("metadata behind a body counts until it is sent, or its stream is closed", arguments: [true, false])
    func trailersBehindBody(isReset: Bool) throws {
        let pair = try pair()
        let session = try session(pair)
        let stream = try pair.open()
        pair.client.append(ServerPair.framed([]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        let id = try #require(pair.recorder.received.last).id
        pair.loop.reply(to: id, limit: 300_000, trailers: Self.trailers) { output in
            for _ in 0..<300_000 { output.append(0 as UInt8) }
        }
        _ = try pair.exchange()
        #expect(session.pendingByteCount > 0)
        #expect((7_000...7_200).contains(session.heldByteCount - session.pendingByteCount))
        if isReset { pair.client.reset(stream, .cancel) } else { pair.client.consume(stream, 300_000) }
        let seen = try pair.exchange()
        #expect(seen.lastFields.contains { $0.hasPrefix("x-long=") } != isReset)
        #expect(session.heldByteCount == 0 && pair.loop.pool.blockByteCount == 0)
    }

    @Test("what tasks send counts as well: the headers, and the status")
    func tasks() throws {
        let method = ServiceMethod.unary(Handlers.descriptor(.unary)) { (context, request: RawMessage) in
            try await context.sendInitialMetadata(Self.trailers)
            await context.setTrailers(Self.trailers)
            guard !request.bytes.isEmpty else { throw Self.details }
            return request
        }
        let pair = try pair(services: [method])
        let session = try session(pair)
        setReading(false, pair)
        for _ in 0..<20 {
            let stream = try pair.open([":path": method.descriptor.path])
            pair.client.append(ServerPair.framed([]), to: stream)
            pair.client.finish(stream)
            _ = try pair.exchange()
            pair.client.reset(stream, .cancel)
            _ = try pair.exchange()
        }
        #expect(pair.loop.handlerCount == 0)
        #expect((Self.limit - 14_000...Self.limit + 10_000).contains(session.heldByteCount))
        setReading(true, pair)
        _ = try pair.exchange()
        #expect(session.heldByteCount == 0 && pair.loop.pool.blockByteCount == 0)
    }

    @Test("of a loop that holds too much the connection with the most is closed, which gives everything back")
    func perLoop() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumHeldBytesPerLoop = Self.limit
        let greedy = try ServerPair(configuration: configuration)
        setReading(false, greedy)
        for _ in 0..<7 { try call(greedy) { greedy.loop.fail($0, Self.details, trailers: Self.trailers) } }
        let other = try ServerPair(joining: greedy)
        setReading(false, other)
        try call(other, keeps: true) { other.loop.fail($0, Self.details, trailers: Self.trailers) }
        #expect(!greedy.channel.isActive)
        #expect(other.channel.isActive)
        #expect((12_900...13_700).contains(other.loop.pool.blockByteCount))
        setReading(true, other)
        #expect(try other.exchange().contains(.oversized(1, ends: true)))
        #expect(other.loop.pool.blockByteCount == 0)
    }
}
