import HTTP2
import SessionTestSupport
import Testing

/// Resets that a client makes the server send (CVE-2025-8671) are counted; those that follow from a call are not.
@Suite("Stream errors")
struct StreamErrorTests {
    private struct Row: CustomTestStringConvertible {
        let testDescription: String
        let frame: [UInt8]
        let code: ErrorCode
    }

    private static let rows = [
        Row(
            testDescription: "WINDOW_UPDATE beyond the largest window",
            frame: [0, 0, 4, 8, 0, 0, 0, 0, 1] + [0x7F, 0xFF, 0xFF, 0xFF],
            code: .flowControlError
        ),
        Row(
            testDescription: "trailers that do not end the stream",
            frame: [0, 0, 6, 1, 4, 0, 0, 0, 1] + [0, 1, 0x61, 2, 0x62, 0x63],
            code: .protocolError
        ),
    ]

    private func pair() throws -> (client: Session, server: Session, stream: StreamHandle) {
        let client = try Session(role: .client)
        let server = try Session(role: .server)
        let block = HeaderBlock([":method": "POST", ":scheme": "http", ":authority": "h", ":path": "/a/b"])
        let stream = try client.request(client.register(block))
        _ = try server.input(client.output())
        _ = try server.output()
        return (client, server, stream)
    }

    @Test("a mistake on a stream is counted once its reset has gone out", arguments: rows)
    private func mistake(row: Row) throws {
        let (_, server, _) = try pair()
        #expect(try server.input(row.frame).isEmpty)
        _ = try server.output()
        #expect(server.takeEvents() == [.closed(1, row.code)])
        #expect(server.streamErrorCount == 1)
    }

    @Test("cancelling, and an answer before the request's end, are no mistakes")
    func others() throws {
        let (_, first, stream) = try pair()
        first.reset(stream, .cancel)
        _ = try first.output()
        #expect(first.takeEvents() == [.closed(1, .cancel)])
        #expect(first.streamErrorCount == 0)

        let (_, second, other) = try pair()
        second.respond(to: other, endingWith: HeaderBlock([":status": "200"]))
        _ = try second.output()
        #expect(second.takeEvents() == [.closed(1, .noError)])
        #expect(second.streamErrorCount == 0)
    }
}
