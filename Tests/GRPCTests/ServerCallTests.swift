import HTTP2
import NIOCore
import NIOEmbedded
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("Unary calls on the server")
struct ServerCallTests {
    private let ok = ["grpc-status=0"]

    @Test("a call is received whole and answered, however its bytes are cut", arguments: [1, 2, 9, 13, .max])
    func answered(size: Int) throws {
        let pair = try ServerPair()
        let stream = try pair.open()
        pair.client.append(ServerPair.framed([1, 2, 3]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange(piecesOf: size)
        #expect(pair.recorder.received.map(\.message) == [[1, 2, 3]])
        pair.reply(pair.recorder.received[0].id, [9, 8])
        let seen = try pair.exchange()
        #expect(seen.first == .headers(1, [":status=200", "content-type=application/grpc"], ends: false))
        #expect(seen.body == [0, 0, 0, 0, 2, 9, 8])
        #expect(seen.suffix(2) == [.headers(1, ok, ends: true), .closed(1, .noError)])
    }

    @Test("an empty message is a message")
    func emptyMessage() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        #expect(pair.recorder.received.map(\.message) == [[]])
    }

    @Test("a call is told with the number of its method, also when the path is repeated")
    func methods() throws {
        let pair = try ServerPair()
        for path in ["/pkg.Service/Second", "/pkg.Service/First", "/pkg.Service/Second"] {
            _ = try pair.send(ServerPair.framed([]), [":path": path])
        }
        #expect(pair.recorder.received.map(\.method) == [1, 0, 1])
    }

    @Test("the calls of one turn are followed by one notice and answered with one write")
    func batch() throws {
        let pair = try ServerPair()
        let turns = pair.recorder.turnCount
        for number in 0..<50 {
            let stream = try pair.open()
            pair.client.append(ServerPair.framed([UInt8(number)]), to: stream)
            pair.client.finish(stream)
        }
        // In several reads, as from several connections.
        let request = try pair.client.output()
        for piece in [request[..<1000], request[1000...]] { try pair.channel.writeInbound(ByteBuffer(bytes: piece)) }
        #expect(pair.recorder.received.map(\.message) == (0..<50).map { [UInt8($0)] })
        #expect(pair.recorder.turnCount == turns)
        pair.eventLoop.run()
        #expect(pair.recorder.turnCount == turns + 1)

        while try pair.channel.readOutbound(as: ByteBuffer.self) != nil {}
        for call in pair.recorder.received { pair.reply(call.id, call.message) }
        pair.loop.flush()
        let written = try #require(try pair.channel.readOutbound(as: ByteBuffer.self))
        #expect(try pair.channel.readOutbound(as: ByteBuffer.self) == nil)
        #expect(try pair.client.input(Array(written.readableBytesView)).count { $0 == .closed(1, .noError) } == 1)
    }

    @Test(
        "calls that are answered when their connection has been read are written before others are read",
        arguments: [true, false]
    )
    func answeredWhenRead(isAnswered: Bool) throws {
        let pair = try ServerPair()
        let other = try ServerPair(joining: pair)
        let turns = pair.recorder.turnCount
        pair.recorder.whenRead = {
            guard isAnswered else { return false }
            for call in pair.recorder.received { pair.reply(call.id, call.message) }
            pair.recorder.received = []
            return true
        }
        for connection in [pair, other] {
            for number in 0..<50 {
                let stream = try connection.open()
                connection.client.append(ServerPair.framed([UInt8(number)]), to: stream)
                connection.client.finish(stream)
            }
            try connection.channel.writeInbound(ByteBuffer(bytes: connection.client.output()))
            // No turn has ended.
            #expect(pair.recorder.turnCount == turns)
            let seen = try connection.client.input(connection.output())
            #expect(seen.contains(.closed(1, .noError)) == isAnswered)
        }
        pair.eventLoop.run()
        #expect(pair.recorder.turnCount == turns + 1)
        #expect(pair.recorder.received.count == (isAnswered ? 0 : 100))
    }

    @Test("metadata keeps its order and its duplicates, and hides what belongs to the protocol")
    func metadata() throws {
        let pair = try ServerPair()
        _ = try pair.send(
            ServerPair.framed([]),
            [
                "user-agent": "u", "x-one": "1", "grpc-custom": "g", "grpc-previous-rpc-attempts": "2",
                "x-bytes-bin": "AQI,Aw==",
                "x-one": "3",
            ]
        )
        let metadata = pair.loop.metadata(of: pair.recorder.received[0].id)
        #expect(
            metadata.entries.map(\.key) == [
                "x-one", "grpc-previous-rpc-attempts", "x-bytes-bin", "x-bytes-bin", "x-one",
            ]
        )
        #expect(metadata.strings("x-one") == ["1", "3"])
        #expect(metadata.bytes("x-bytes-bin") == [[1, 2], [3]])
    }

    @Test("an error is one frame, with its message encoded and its details in base64")
    func failure() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        var trailers = Metadata()
        trailers.add("x-reason", "r")
        trailers.add("x-raw-bin", [0xFF])
        pair.loop.fail(
            pair.recorder.received[0].id,
            Status(.failedPrecondition, "50 % é", details: [1, 2]),
            trailers: trailers
        )
        let fields = [
            ":status=200", "content-type=application/grpc", "grpc-status=9", "grpc-message=50 %25 %C3%A9",
            "grpc-status-details-bin=AQI", "x-reason=r", "x-raw-bin=/w",
        ]
        #expect(try pair.exchange() == [.headers(1, fields, ends: true), .closed(1, .noError)])
    }

    @Test("an error encoded once ends many calls, on every connection")
    func encodedStatus() throws {
        var trailers = Metadata()
        trailers.add("x-reason", "r")
        let full = EncodedStatus(Status(.unavailable, "full", details: [1, 2]), trailers: trailers)
        let closed = EncodedStatus(Status(.unavailable, "closed"))
        for _ in 0..<2 {
            let pair = try ServerPair()
            for status in [full, closed, full] {
                _ = try pair.send(ServerPair.framed([]))
                pair.loop.fail(try #require(pair.recorder.received.last).id, status)
                let isFull = status.status == full.status
                let details =
                    isFull
                    ? ["grpc-message=full", "grpc-status-details-bin=AQI", "x-reason=r"] : ["grpc-message=closed"]
                let fields = [":status=200", "content-type=application/grpc", "grpc-status=14"] + details
                #expect(try pair.exchange().lastFields == fields)
            }
            #expect(pair.client.openStreamCount == 0)
        }
    }

    @Test("details beyond the limit are left out")
    func longDetails() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        pair.loop.fail(pair.recorder.received[0].id, Status(.aborted, details: [UInt8](repeating: 1, count: 4097)))
        #expect(try pair.exchange().lastFields == [":status=200", "content-type=application/grpc", "grpc-status=10"])
    }

    @Test("metadata of an answer goes into the trailers")
    func trailingMetadata() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        var trailers = Metadata()
        trailers.add("x-cost", "3")
        pair.loop.reply(to: pair.recorder.received[0].id, limit: 0, trailers: trailers) { _ in }
        #expect(try pair.exchange().lastFields == ["grpc-status=0", "x-cost=3"])
    }

    @Test("a reset cancels the call; its answer is dropped")
    func reset() throws {
        let pair = try ServerPair()
        let stream = try pair.open()
        pair.client.append(ServerPair.framed([]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
        let call = pair.recorder.received[0].id
        #expect(pair.recorder.cancelled == [call])
        pair.reply(call, [1])
        #expect(try pair.exchange().isEmpty)
    }

    @Test("calls that still run after their reset count against the limit of streams")
    func rapidReset() throws {
        var configuration = ServerConfiguration()
        configuration.session.maximumConcurrentStreams = 4
        let pair = try ServerPair(configuration: configuration)
        for _ in 0..<6 {
            let stream = try pair.open()
            pair.client.append(ServerPair.framed([]), to: stream)
            pair.client.finish(stream)
            _ = try pair.exchange()
            pair.client.reset(stream, .cancel)
            _ = try pair.exchange()
        }
        #expect(pair.recorder.received.count == 4)
        #expect(pair.recorder.cancelled.count == 4)
        for call in pair.recorder.received { pair.reply(call.id, []) }
        _ = try pair.send(ServerPair.framed([]))
        #expect(pair.recorder.received.count == 5)
    }

    @Test("a reset of a request that is not complete concerns nobody")
    func earlyReset() throws {
        let pair = try ServerPair()
        let stream = try pair.open()
        pair.client.append([0, 0], to: stream)
        _ = try pair.exchange()
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
        #expect(pair.recorder.received.isEmpty && pair.recorder.cancelled.isEmpty)
    }

    @Test("a lost connection cancels its calls; their answers are dropped, also when its place is taken again")
    func connectionLost() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        let call = pair.recorder.received[0].id
        try pair.channel.close().wait()
        #expect(pair.recorder.cancelled == [call])
        #expect(pair.loop.connectionCount == 0)
        let next = try ServerConnection(loop: pair.loop)
        try pair.channel.pipeline.syncOperations.addHandler(next)
        pair.reply(call, [1])
        pair.loop.flush()
    }

    @Test("a deadline that passes while the call runs answers it and tells the dispatcher")
    func deadline() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]), ["grpc-timeout": "100m"])
        let call = pair.recorder.received[0]
        #expect(call.deadline == pair.eventLoop.now + .milliseconds(100))
        pair.eventLoop.advanceTime(by: .milliseconds(99))
        #expect(try pair.exchange().isEmpty)
        pair.eventLoop.advanceTime(by: .milliseconds(9))
        let seen = try pair.exchange()
        #expect(seen.lastFields.contains("grpc-status=4"))
        #expect(pair.recorder.cancelled == [call.id])
        pair.reply(call.id, [1])
        #expect(try pair.exchange().isEmpty)
    }

    @Test("an answer that the peer does not take is dropped at the deadline", arguments: [true, false])
    func deadlineOfAnswer(isTaken: Bool) throws {
        let pair = try ServerPair()
        pair.channel.isWritable = isTaken
        _ = try pair.send(ServerPair.framed([]), ["grpc-timeout": "100m"])
        pair.reply(pair.recorder.received[0].id, [1])
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .milliseconds(110))
        #expect(pair.recorder.cancelled.isEmpty)
        pair.channel.isWritable = true
        pair.channel.pipeline.fireChannelWritabilityChanged()
        let seen = try pair.exchange()
        #expect(seen == (isTaken ? [] : [.closed(1, .cancel)]))
    }

    @Test("a deadline that passes before the request is complete ends it, and the dispatcher never hears of it")
    func deadlineBeforeEnd() throws {
        let pair = try ServerPair()
        let stream = try pair.open(["grpc-timeout": "1S"])
        pair.client.append([0], to: stream)
        _ = try pair.exchange()
        pair.eventLoop.advanceTime(by: .milliseconds(1_008))
        #expect(try pair.exchange().lastFields.contains("grpc-status=4"))
        #expect(pair.recorder.received.isEmpty && pair.recorder.cancelled.isEmpty)
    }

    @Test("an answered call has no deadline any more")
    func deadlineCleared() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]), ["grpc-timeout": "1S"])
        pair.reply(pair.recorder.received[0].id, [])
        #expect(try pair.exchange().lastFields == ok)
        pair.eventLoop.advanceTime(by: .seconds(5))
        #expect(pair.recorder.cancelled.isEmpty)
        #expect(try pair.exchange().isEmpty)
    }

    @Test("a draining connection refuses new calls, finishes the running ones and closes")
    func drain() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        // A request is on its way when the notice goes out.
        let late = try pair.open()
        pair.client.append(ServerPair.framed([]), to: late)
        pair.client.finish(late)
        let bytes = try pair.client.output()
        let drained = pair.loop.stop(gracefully: true)
        try pair.channel.writeInbound(ByteBuffer(bytes: bytes))
        let seen = try pair.exchange()
        #expect(seen.contains(.goAway(Int32.max, .noError)))
        #expect(seen.contains(.goAway(3, .noError)))
        #expect(seen.lastFields.contains("grpc-status=14"))
        #expect(pair.channel.isActive)
        pair.reply(pair.recorder.received[0].id, [])
        #expect(try pair.exchange().lastFields == ok)
        #expect(!pair.channel.isActive)
        try drained.wait()
    }

    @Test("a peer that does not answer the PING gets the GOAWAY after five seconds, and after the grace is cut off")
    func stubbornDrain() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        let drained = pair.loop.stop(gracefully: true)
        pair.eventLoop.advanceTime(by: .seconds(5))
        var bytes: [UInt8] = []
        while let buffer = try pair.channel.readOutbound(as: ByteBuffer.self) {
            bytes += Array(buffer.readableBytesView)
        }
        #expect(try pair.client.input(bytes).last == .goAway(1, .noError))
        #expect(pair.channel.isActive)
        pair.eventLoop.advanceTime(by: .seconds(5))
        #expect(!pair.channel.isActive)
        #expect(pair.recorder.cancelled.count == 1)
        try drained.wait()
    }

    @Test("a connection that is closed at once says which calls it has seen")
    func close() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]))
        let closed = pair.loop.stop(gracefully: false)
        #expect(try pair.exchange() == [.goAway(1, .noError)])
        #expect(!pair.channel.isActive)
        #expect(pair.recorder.cancelled.count == 1)
        try closed.wait()
    }

    @Test("garbage instead of a preface closes the connection")
    func garbage() throws {
        let pair = try ServerPair()
        try pair.channel.writeInbound(ByteBuffer(bytes: [UInt8](repeating: 0xFF, count: 100)))
        pair.eventLoop.run()
        _ = try? pair.exchange()
        #expect(!pair.channel.isActive)
    }
}
