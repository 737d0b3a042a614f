import HTTP2
import SessionTestSupport
import Testing

/// nghttp2 drops a header block that is too large without a word to the peer, who would wait for ever.
@Suite("Header blocks that are too large to be sent")
struct LargeHeaderTests {
    private let client: Session
    private let server: Session
    private let request: RegisteredBlock
    private let large = HeaderBlock([("x-large", [UInt8](repeating: 97, count: Session.largestHeaderBlock + 1))])

    init() throws {
        client = try Session(role: .client)
        server = try Session(role: .server)
        request = client.register(
            HeaderBlock([":method": "POST", ":scheme": "http", ":authority": "h", ":path": "/a/b"])
        )
        _ = try server.input(client.output())
        _ = try client.input(server.output())
        _ = try server.input(client.output())
    }

    private func open() throws -> StreamHandle {
        let stream = try client.request(request)
        client.finish(stream)
        _ = try server.input(client.output())
        return stream
    }

    @Test("an answer with one is a reset, and other streams go on")
    func answer() throws {
        let (first, second) = (try open(), try open())
        server.append([1, 2, 3], to: first)
        server.finish(first)
        server.respond(to: first, server.register(HeaderBlock([":status": "200"])), extra: large)
        server.respond(to: second, endingWith: HeaderBlock([":status": "200"]))
        let seen = try client.input(server.output())
        #expect(seen.contains(.closed(first.id, .internalError)))
        #expect(seen.contains(.headers(second.id, [":status=200"], ends: true)))
        #expect(server.takeEvents().contains(.closed(first.id, .internalError)))
        #expect(server.openStreamCount == 0 && client.openStreamCount == 0)
    }

    @Test("trailers of that size are a reset")
    func trailers() throws {
        let stream = try open()
        server.append([1, 2, 3], to: stream)
        server.finish(stream, trailers: large)
        server.respond(to: stream, server.register(HeaderBlock([":status": "200"])))
        let seen = try client.input(server.output())
        #expect(seen.last == .closed(stream.id, .internalError))
        #expect(server.openStreamCount == 1)
        #expect(server.takeEvents() == [.closed(stream.id, .internalError)])
    }

    @Test("a request with one ends with INTERNAL_ERROR, which nobody takes for an invitation to send it again")
    func ownRequest() throws {
        let stream = try client.request(request, extra: large)
        #expect(try client.output().isEmpty)
        #expect(client.takeEvents() == [.closed(stream.id, .internalError)])
        #expect(!client.hasLeft(stream))
        #expect(try open().id > 0)
    }

    @Test("one of just that size is sent")
    func largest() throws {
        var configuration = SessionConfiguration()
        configuration.maximumHeaderListSize = UInt32(Session.largestHeaderBlock)
        let receiver = try Session(role: .client, configuration: configuration)
        let stream = try receiver.request(
            receiver.register(HeaderBlock([":method": "POST", ":scheme": "http", ":authority": "h", ":path": "/"]))
        )
        let sender = try Session(role: .server)
        _ = try sender.input(receiver.output())
        // Many fields, because nghttp2 takes no value over 64 KiB.
        var fields = [(name: ":status", value: Array("200".utf8))]
        var room = Session.largestHeaderBlock - ":status200".utf8.count - 32
        while room > 0 {
            let size = min(room, 50_000)
            fields.append((name: "x", value: [UInt8](repeating: 97, count: size - 33)))
            room -= size
        }
        sender.respond(to: stream, endingWith: HeaderBlock(fields))
        let seen = try receiver.input(sender.output())
        let lengths = seen.compactMap { event -> Int? in
            guard case .headers(_, let fields, true) = event else { return nil }
            return fields.reduce(0) { $0 + $1.utf8.count - 1 + 32 }
        }
        #expect(lengths == [Session.largestHeaderBlock])
    }
}
