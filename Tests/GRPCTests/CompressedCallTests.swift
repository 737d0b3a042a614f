import Compression
import HTTP2
import NIOCore
import SessionTestSupport
import Testing

@testable import GRPC

func gzipped(_ message: [UInt8]) -> [UInt8] {
    var deflater = GzipDeflater()
    return deflater.deflate(message.span)
}

/// The message of a body that is one compressed message.
func inflated(_ body: [UInt8]) throws -> [UInt8] {
    #expect(body.first == 1)
    let message = Array(body.dropFirst(5))
    #expect(body == ServerPair.framed(message, flag: 1))
    var inflater = GzipInflater()
    return try inflater.inflate(message.span, limit: 1 << 20)
}

/// Damaged gzip and what comes of it, on either side.
struct DamagedMessage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let message: [UInt8]
    let code: StatusCode

    static let rows = [
        DamagedMessage(testDescription: "not gzip", message: [1, 2, 3], code: .internal),
        DamagedMessage(testDescription: "empty", message: [], code: .internal),
        DamagedMessage(testDescription: "cut off", message: gzipped([1, 2, 3]).dropLast(), code: .internal),
        DamagedMessage(testDescription: "bytes behind", message: gzipped([1]) + [0], code: .internal),
        DamagedMessage(testDescription: "two members", message: gzipped([1]) + gzipped([2]), code: .internal),
        DamagedMessage(
            testDescription: "a bomb",
            message: gzipped([UInt8](repeating: 0, count: 4 * 1024 * 1024 + 1)),
            code: .resourceExhausted
        ),
    ]
}

@Suite("gzip in unary calls")
struct CompressedCallTests {
    private static let message = [UInt8](repeating: 7, count: 1_000)

    @Test("a compressed request is inflated, however its bytes are cut", arguments: [1, 2, 9, 31, .max])
    func request(size: Int) throws {
        let pair = try ServerPair()
        let stream = try pair.open(["grpc-encoding": "gzip"])
        pair.client.append(ServerPair.framed(gzipped(Self.message), flag: 1), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange(piecesOf: size)
        #expect(pair.recorder.received.map(\.message) == [Self.message])
        #expect(pair.loop.requestIsCompressed(pair.recorder.received[0].id))
    }

    @Test("a message may opt out of its call's compression")
    func plainRequest() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([1, 2]), ["grpc-encoding": "gzip"])
        #expect(pair.recorder.received.map(\.message) == [[1, 2]])
        #expect(!pair.loop.requestIsCompressed(pair.recorder.received[0].id))
    }

    @Test("damaged gzip is refused, and the connection goes on", arguments: DamagedMessage.rows)
    func damagedRequest(row: DamagedMessage) throws {
        let pair = try ServerPair()
        let seen = try pair.send(ServerPair.framed(row.message, flag: 1), ["grpc-encoding": "gzip"])
        #expect(seen.lastFields.contains("grpc-status=\(row.code.rawValue)"))
        #expect(pair.recorder.received.isEmpty)
        _ = try pair.send(ServerPair.framed(gzipped([5]), flag: 1), ["grpc-encoding": "gzip"])
        #expect(pair.recorder.received.map(\.message) == [[5]])
    }

    @Test(
        "an answer is compressed for who accepts it only",
        arguments: [
            ("gzip", true), ("identity,gzip", true), ("identity, deflate, gzip", true), ("gzip ,x", true),
            ("identity", false), ("", false), ("gzip2", false), ("x-gzip, deflate", false), (nil, false),
        ] as [(String?, Bool)]
    )
    func answer(accepted: String?, isCompressed: Bool) throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]), ["grpc-accept-encoding": accepted])
        pair.loop.replyCompressed(to: pair.recorder.received[0].id, limit: Self.message.count) { output in
            for byte in Self.message { output.append(byte) }
        }
        let seen = try pair.exchange()
        let head = [":status=200", "content-type=application/grpc"] + (isCompressed ? ["grpc-encoding=gzip"] : [])
        #expect(seen.first == .headers(1, head, ends: false))
        #expect(seen.lastFields == ["grpc-status=0"])
        if isCompressed {
            #expect(try inflated(seen.body) == Self.message)
        } else {
            #expect(seen.body == ServerPair.framed(Self.message))
        }
        #expect(pair.loop.connectionCount == 1)
    }

    @Test("a compressed answer may have trailers of its own, and a late one is dropped")
    func answerWithTrailers() throws {
        let pair = try ServerPair()
        _ = try pair.send(ServerPair.framed([]), ["grpc-accept-encoding": "gzip"])
        var trailers = Metadata()
        trailers.add("x-cost", "3")
        let call = pair.recorder.received[0].id
        pair.loop.replyCompressed(to: call, limit: 1, trailers: trailers) { $0.append(1 as UInt8) }
        #expect(try pair.exchange().lastFields == ["grpc-status=0", "x-cost=3"])

        let stream = try pair.open(["grpc-accept-encoding": "gzip"])
        pair.client.append(ServerPair.framed([]), to: stream)
        pair.client.finish(stream)
        _ = try pair.exchange()
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
        pair.loop.replyCompressed(to: pair.recorder.received[1].id, limit: 1) { $0.append(1 as UInt8) }
        #expect(try pair.exchange().isEmpty)
    }

    // MARK: The client

    private static let headers = [(":status", "200"), ("content-type", "application/grpc"), ("grpc-encoding", "gzip")]

    @Test("a client says what it sends and takes, and compresses")
    func clientRequest() throws {
        let pair = try ClientPair(gzip: [.sending, .accepting])
        _ = pair.start(Self.message)
        let seen = try pair.exchange()
        #expect(Set(seen.lastFields).isSuperset(of: ["grpc-encoding=gzip", "grpc-accept-encoding=identity,gzip"]))
        #expect(try inflated(seen.body) == Self.message)
    }

    @Test("a compressed answer is inflated, however its bytes are cut", arguments: [1, 9, .max])
    func clientAnswer(size: Int) throws {
        let pair = try ClientPair(gzip: .accepting)
        _ = pair.start()
        _ = try pair.exchange()
        let body = ServerPair.framed(gzipped(Self.message), flag: 1)
        try pair.answer(Self.headers, body, [("grpc-status", "0")], piecesOf: size)
        #expect(pair.outcomes.map(\.message) == [Self.message])
        #expect(pair.outcomes.map(\.status) == [.ok])
    }

    @Test("a client's damaged answer becomes its status", arguments: DamagedMessage.rows)
    func damagedAnswer(row: DamagedMessage) throws {
        let pair = try ClientPair(gzip: .accepting)
        _ = pair.start()
        _ = try pair.exchange()
        try pair.answer(Self.headers, ServerPair.framed(row.message, flag: 1), [("grpc-status", "0")])
        #expect(pair.outcomes.map(\.status.code) == [row.code])
    }

    @Test("a compressed answer to who did not ask for one, or without an encoding, is INTERNAL")
    func unasked() throws {
        let plain = Array(Self.headers.prefix(2))
        for (gzip, headers) in [(GzipUse(), Self.headers), (GzipUse.accepting, plain)] {
            let pair = try ClientPair(gzip: gzip)
            _ = pair.start()
            _ = try pair.exchange()
            try pair.answer(headers, ServerPair.framed(gzipped([1]), flag: 1), [("grpc-status", "0")])
            #expect(pair.outcomes.map(\.status.code) == [.internal])
        }
    }
}
