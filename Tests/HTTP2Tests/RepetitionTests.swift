import HTTP2
import SessionTestSupport
import Testing

/// Header blocks that repeat are told by their number alone; a block that differs must never be taken for one.
@Suite("Repeated header blocks")
struct RepetitionTests {
    private static let base: [(String, String)] = [
        (":method", "POST"), (":scheme", "http"), (":authority", "h"), (":path", "/a/b"),
    ]

    @Test("a block that comes again has the number of the one before, and another block has not")
    func numbers() throws {
        var peers = try Peers()
        let block = Self.base + [("te", "trailers")]
        #expect(try peers.send(block).repetition == 0)
        // nghttp2's HPACK table and the notes take a few requests to settle.
        for _ in 0..<4 { _ = try peers.send(block) }
        let number = try peers.send(block).repetition
        #expect(number != 0)
        #expect(try peers.send(block).repetition == number)
        #expect(try peers.send(block + [("x", "1")]).repetition != number)
        #expect(try peers.send(Array(block.dropLast())).repetition != number)
        #expect(try peers.send(Self.base + [("te", "Trailers")]).repetition != number)
    }

    @Test("what makes a request malformed does so again when the block repeats")
    func malformed() throws {
        var peers = try Peers()
        for _ in 0..<6 { #expect(try peers.send(Self.base + [("connection", "close")]).isRefused) }
        #expect(try !peers.send(Self.base).isRefused)
    }

    @Test("blocks in any order, cut anywhere, arrive as they were sent", arguments: 0..<12)
    func random(seed: UInt64) throws {
        var numbers = SeededGenerator(seed: seed)
        var peers = try Peers()
        var byRepetition: [UInt32: [String]] = [:]
        // Few shapes, so that many repeat, and now and then enough new fields to drive out what was noted.
        let shapes = (0..<4).map { shape in
            Self.base + (0..<Int.random(in: 0...6, using: &numbers)).map { ("k\($0)", "v\((Int(seed) + shape) % 3)") }
        }
        var current = 0
        for round in 0..<400 {
            if Int.random(in: 0..<8, using: &numbers) == 0 { current = Int.random(in: 0..<4, using: &numbers) }
            var fields = shapes[current]
            switch Int.random(in: 0..<10, using: &numbers) {
            case 0: fields.append(("k\(Int.random(in: 0..<300, using: &numbers))", "\(round)"))
            case 1: fields += (0..<40).map { ("f\($0)", "\(round)") }
            case 2: fields.insert(("grpc-timeout", "\(round)m"), at: 4)
            default: break
            }
            let size = [1, 7, 64, Int.max].randomElement(using: &numbers)!
            let received = try peers.send(fields, piecesOf: size)
            let expected = fields.map { "\($0)=\($1)" }
            #expect(received.fields == expected, "seed \(seed), round \(round)")
            if received.repetition != 0 {
                #expect(
                    byRepetition[received.repetition, default: expected] == expected,
                    "seed \(seed), round \(round)"
                )
                byRepetition[received.repetition] = expected
            }
        }
        #expect(byRepetition.count > 1)
    }

    /// A client that sends what it is told, and the server's session.
    private struct Peers {
        let client: Session
        let server: Session
        let nothing: RegisteredBlock

        struct Received {
            var fields: [String] = []
            var repetition: UInt32 = 0
            var isRefused = true
        }

        init() throws {
            client = try Session(role: .client)
            var configuration = SessionConfiguration()
            configuration.maximumConcurrentStreams = 1_000
            server = try Session(role: .server, configuration: configuration)
            nothing = client.register(HeaderBlock([(name: String, value: [UInt8])]()))
            _ = try server.input(client.output())
            _ = try client.input(server.output())
            _ = try server.input(client.output())
        }

        /// Sends a request of these fields; its bytes arrive in pieces.
        mutating func send(_ fields: [(String, String)], piecesOf size: Int = .max) throws -> Received {
            let block = HeaderBlock(fields.map { (name: $0.0, value: Array($0.1.utf8)) })
            let stream = try client.request(nothing, extra: block)
            client.finish(stream)
            let bytes = try client.output()
            var received = Received()
            var offset = 0
            while offset < bytes.count {
                let piece = Array(bytes[offset..<min(bytes.count, offset + min(size, bytes.count))])
                try server.receive(piece.span)
                for index in 0..<server.eventCount {
                    guard case .headers(let stream, let range, _) = server.event(at: index) else { continue }
                    received.fields = range.indices.map(text)
                    received.repetition = range.repetition
                    received.isRefused = false
                    server.reset(stream, .cancel)
                }
                server.clearEvents()
                offset += piece.count
            }
            _ = try client.input(server.output())
            return received
        }

        private func text(_ index: Int) -> String {
            server.withField(index) { name, value in
                String(decoding: name.indices.map { name[$0] }, as: UTF8.self) + "="
                    + String(decoding: value.indices.map { value[$0] }, as: UTF8.self)
            }
        }
    }

}
