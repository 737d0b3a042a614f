import HTTP2
import SessionTestSupport
import Testing

@testable import GRPC

/// Requests that a conforming server refuses, and how.
@Suite("Refused requests")
struct RefusalTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var changes: [(String, String?)] = []
        var body = ServerPair.framed([])
        let expected: [String]
        var responseBody = ""

        init(
            _ description: String,
            _ changes: [(String, String?)] = [],
            body: [UInt8] = ServerPair.framed([]),
            _ expected: [String],
            responseBody: String = ""
        ) {
            testDescription = description
            self.changes = changes
            self.body = body
            self.expected = expected
            self.responseBody = responseBody
        }
    }

    private static let grpc = [":status=200", "content-type=application/grpc"]

    private static let message = ServerPair.framed([1, 2])

    static let rows: [Row] = [
        Row("GET", [(":method", "GET")], [":status=405"]),
        Row("PUT", [(":method", "PUT")], [":status=405"]),
        Row(
            "no content-type",
            [("content-type", nil)],
            [":status=415"],
            responseBody: ServerResponse.unsupportedMediaTypeText
        ),
        Row(
            "JSON",
            [("content-type", "application/json")],
            [":status=415"],
            responseBody: ServerResponse.unsupportedMediaTypeText
        ),
        Row(
            "gRPC-Web",
            [("content-type", "application/grpc-web")],
            [":status=415"],
            responseBody: ServerResponse.unsupportedMediaTypeText
        ),
        Row("timeout without unit", [("grpc-timeout", "10")], [":status=400", "grpc-status=13"]),
        Row("timeout of nine digits", [("grpc-timeout", "123456789S")], [":status=400", "grpc-status=13"]),
        Row("timeout that has passed", [("grpc-timeout", "0m")], grpc + ["grpc-status=4"]),
        Row("unknown method", [(":path", "/pkg.Service/Third")], grpc + ["grpc-status=12"]),
        Row("unknown service", [(":path", "/pkg.Other/First")], grpc + ["grpc-status=12"]),
        Row("path without service", [(":path", "/")], grpc + ["grpc-status=12"]),
        Row(
            "unsupported encoding",
            [("grpc-encoding", "br")],
            grpc + ["grpc-status=12", "grpc-accept-encoding=identity,gzip"]
        ),
        Row("compressed without encoding", body: ServerPair.framed([1], flag: 1), grpc + ["grpc-status=13"]),
        Row(
            "compressed with identity",
            [("grpc-encoding", "identity")],
            body: ServerPair.framed([1], flag: 1),
            grpc + ["grpc-status=13"]
        ),
        Row("unknown flag", body: ServerPair.framed([1], flag: 2), grpc + ["grpc-status=13"]),
        Row("no message", body: [], grpc + ["grpc-status=12"]),
        Row("two messages", body: message + message, grpc + ["grpc-status=12"]),
        Row("cut off in the prefix", body: [0, 0, 0], grpc + ["grpc-status=13"]),
        Row("cut off in the message", body: Array(message.dropLast()), grpc + ["grpc-status=13"]),
        Row("too long", body: [0, 0, 0x40, 0, 1], grpc + ["grpc-status=8"]),
        Row("much too long", body: [0, 0xFF, 0xFF, 0xFF, 0xFF], grpc + ["grpc-status=8"]),
        Row("metadata too large", [("x-large", String(repeating: "a", count: 9_000))], grpc + ["grpc-status=8"]),
    ]

    @Test(
        "each is answered as the protocol says, without reaching the dispatcher, however its bytes are cut",
        arguments: rows,
        [1, 7, .max]
    )
    func refused(row: Row, size: Int) throws {
        let pair = try ServerPair()
        let stream = try pair.open(row.changes)
        pair.client.append(row.body, to: stream)
        pair.client.finish(stream)
        let seen = try pair.exchange(piecesOf: size)
        let fields = seen.lastFields
        for field in row.expected { #expect(fields.contains(field), "\(fields)") }
        #expect(String(decoding: seen.body, as: UTF8.self) == row.responseBody)
        #expect(seen.last == .closed(1, .noError))
        #expect(pair.recorder.received.isEmpty)

        // The connection goes on.
        _ = try pair.send(Self.message)
        #expect(pair.recorder.received.map(\.message) == [[1, 2]])
    }

    @Test(
        "each is answered the same when its request does not end",
        arguments: rows.filter {
            $0.body.count != 3 && !$0.body.isEmpty && $0.testDescription != "cut off in the message"
        }
    )
    func refusedEarly(row: Row) throws {
        let pair = try ServerPair()
        let stream = try pair.open(row.changes)
        pair.client.append(row.body, to: stream)
        let seen = try pair.exchange()
        for field in row.expected { #expect(seen.lastFields.contains(field)) }
        #expect(seen.last == .closed(1, .noError))
    }

    @Test("content types of gRPC and requests without te are accepted")
    func accepted() throws {
        let pair = try ServerPair()
        for type in ["application/grpc", "application/grpc+proto", "application/grpc;charset=utf-8"] {
            _ = try pair.send(Self.message, ["content-type": type, "te": nil])
        }
        #expect(pair.recorder.received.count == 3)
    }

    @Test("a request that is not HTTP is reset, and its body is not looked at")
    func malformed() throws {
        let pair = try ServerPair()
        let stream = try pair.open([(":path", nil)])
        pair.client.append(Self.message, to: stream)
        pair.client.finish(stream)
        #expect(try pair.exchange() == [.closed(1, .protocolError)])
        _ = try pair.send(Self.message)
        #expect(pair.recorder.received.map(\.message) == [[1, 2]])
    }
}
