import HTTP2
import NIOCore
import Testing

// begin example
/// One turn of a server that sends every body back: takes in the bytes of one read, and returns those to write.
func echo(_ session: Session, _ input: [UInt8], _ response: RegisteredBlock) throws(SessionError) -> ByteBuffer {
    try session.receive(input.span)
    for index in 0..<session.eventCount {
        switch session.event(at: index) {
        case .headers(let stream, _, let endsStream):
            session.respond(to: stream, response)
            if endsStream { session.finish(stream) }
        case .data(let stream, let offset, let count, let endsStream):
            session.append(to: stream, limit: count) { output in
                for byte in input[offset..<offset + count] { output.append(byte) }
            }
            session.consume(stream, count)
            if endsStream { session.finish(stream) }
        case .ended(let stream): session.finish(stream)
        case .oversizedHeaders(let stream, _): session.reset(stream, .refusedStream)
        case .closed, .goAway, .pingAcknowledged, .pingReceived, .settingsReceived, .settingsAcknowledged: break
        }
    }
    session.clearEvents()
    return try drain(session)
}
// end example

// begin example
/// Everything that a session has to send.
func drain(_ session: Session) throws(SessionError) -> ByteBuffer {
    var output = ByteBuffer()
    var hasMore = session.wantsWrite
    while hasMore {
        try output.writeWithOutputRawSpan(minimumWritableBytes: 64 * 1024) { (span) throws(SessionError) in
            hasMore = try session.drain(into: &span)
        }
    }
    return output
}
// end example

/// What the articles show of sessions.
struct SessionExamples {
    @Test("a server's turn sends a body back")
    func turn() throws {
        let server = try Session(role: .server)
        let response = server.register(HeaderBlock([":status": "200"]))
        // begin example
        let client = try Session(role: .client)
        let request = client.register(
            HeaderBlock([":method": "POST", ":scheme": "http", ":authority": "example", ":path": "/echo"])
        )
        let stream = try client.request(request)
        client.append(to: stream, limit: 3) { output in
            for byte in [1, 2, 3] as [UInt8] { output.append(byte) }
        }
        client.finish(stream)
        // end example
        let output = try echo(server, Array(buffer: drain(client)), response)
        let input = Array(buffer: output)
        try client.receive(input.span)
        var body: [UInt8] = []
        for index in 0..<client.eventCount {
            if case .data(_, let offset, let count, _) = client.event(at: index) {
                body += input[offset..<offset + count]
            }
        }
        #expect(body == [1, 2, 3])
    }
}
