import GRPCTestSupport
import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

/// What the header block of a call may occupy, and what is left of a call when it is over.
@Suite("Memory of metadata and of calls that are over")
struct MetadataMemoryTests {
    private static let exhausted = "grpc-status=8"
    private static let text = String(repeating: "v", count: 1_000)
    /// Three fields, and what they count.
    private static let fields: [(String, String?)] = ["first", "second", "third"].map { ("x-\($0)", text) }
    private static let byteCount = fields.reduce(0) { $0 + $1.0.utf8.count + 1_000 + 32 }

    private func connection(_ pair: ServerPair) throws -> ServerConnection {
        try pair.channel.pipeline.syncOperations.handler(type: ServerConnection.self)
    }

    @Test("metadata counts until its stream is closed, whether the call runs, is answered or is refused")
    func counted() throws {
        let pair = try ServerPair()
        let stream = try pair.open(Self.fields)
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount == Self.byteCount)
        pair.client.append(ServerPair.framed([1]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        #expect(pair.recorder.received.count == 1)
        #expect(pair.loop.unfinishedByteCount == Self.byteCount)

        let refused = try pair.open(Self.fields + [(":path", "/x")])
        _ = try pair.exchange()
        #expect(!pair.client.isOpen(refused))
        #expect(pair.loop.unfinishedByteCount == Self.byteCount)

        // Answered, but not taken.
        pair.channel.isWritable = false
        pair.reply(pair.recorder.received[0].id, [])
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount == Self.byteCount)
        pair.channel.isWritable = true
        pair.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try pair.exchange().lastFields == ["grpc-status=0"])
        #expect(pair.loop.unfinishedByteCount == 0)
    }

    @Test("a call that a task answers has its metadata twice")
    func countedTwice() throws {
        let pair = try ServerPair(services: [Handlers.echo])
        let bare = try pair.open([":path": Handlers.echo.descriptor.path])
        _ = try pair.exchange()
        let call = pair.loop.unfinishedByteCount
        let stream = try pair.open(Self.fields + [(":path", Handlers.echo.descriptor.path)])
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount == 2 * call + 2 * Self.byteCount)
        for stream in [bare, stream] { pair.client.finish(stream) }
        _ = try pair.exchange()
        #expect(pair.loop.unfinishedByteCount == 0)
    }

    @Test("calls are refused whose metadata would be too much, and of a loop the connection with the most is closed")
    func limited() throws {
        var configuration = ServerConfiguration()
        configuration.connections.maximumUnfinishedBytes = 3 * Self.byteCount
        configuration.connections.maximumUnfinishedBytesPerLoop = 4 * Self.byteCount
        let pair = try ServerPair(configuration: configuration)
        for _ in 0..<3 {
            _ = try pair.open(Self.fields)
            #expect(try pair.exchange().isEmpty)
        }
        _ = try pair.open(Self.fields)
        #expect(try pair.exchange().lastFields.contains(Self.exhausted))
        #expect(pair.loop.unfinishedByteCount == 3 * Self.byteCount)

        let other = try ServerPair(joining: pair)
        for _ in 0..<2 {
            _ = try other.open(Self.fields)
            #expect(try other.exchange().isEmpty)
        }
        #expect(!pair.channel.isActive)
        #expect(other.channel.isActive)
        #expect(pair.loop.unfinishedByteCount == 2 * Self.byteCount)
    }

    // MARK: What is kept

    @Test("of large metadata and of a large message nothing is kept when the call is over", arguments: [false, true])
    func large(isReset: Bool) throws {
        let pair = try ServerPair()
        let connection = try connection(pair)
        let message = ServerPair.framed([UInt8](repeating: 1, count: 10_000))
        var streams: [StreamHandle] = []
        for _ in 0..<20 {
            let stream = try pair.open(Self.fields)
            pair.client.append(Array(message.dropLast()), to: stream)
            streams.append(stream)
        }
        _ = try pair.exchange()
        #expect(connection.calls.allSatisfy { $0.metadata.allocatedByteCount >= 3_000 })
        #expect(connection.calls.allSatisfy { $0.reader.buffer.capacity >= 9_000 })
        for stream in streams {
            if isReset {
                pair.client.reset(stream, .cancel)
            } else {
                pair.client.append([1], to: stream)
                pair.client.finish(stream)
            }
        }
        _ = try pair.exchange()
        for received in pair.recorder.received { pair.reply(received.id, []) }
        _ = try pair.exchange()
        #expect(pair.recorder.received.count == (isReset ? 0 : 20))
        #expect(connection.calls.count == 20)
        #expect(connection.calls.allSatisfy { $0.metadata.allocatedByteCount == 0 })
        #expect(connection.calls.allSatisfy { $0.reader.buffer.capacity == 0 })
        #expect(pair.loop.unfinishedByteCount == 0)
    }

    @Test("what a small call needed is kept for the next, so that it allocates nothing")
    func small() throws {
        let pair = try ServerPair()
        let connection = try connection(pair)
        for _ in 0..<3 {
            let stream = try pair.open([("authorization", String(repeating: "t", count: 300)), ("x", "y")])
            pair.client.append(ServerPair.framed([UInt8](repeating: 1, count: 200)), to: stream)
            _ = try pair.exchange()
            pair.client.finish(stream)
            _ = try pair.exchange()
            pair.reply(try #require(pair.recorder.received.last).id, [])
            _ = try pair.exchange()
            #expect(connection.calls.count == 1)
            #expect((300...768).contains(connection.calls[0].metadata.allocatedByteCount))
            #expect((200...512).contains(connection.calls[0].reader.buffer.capacity))
        }
    }
}
