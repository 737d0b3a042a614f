import GRPC
import HTTP2
import Testing

@testable import holdfast

/// Blocks are recognized by their bytes, which mean something else once the table has changed.
@Suite("Headers of the bench's responses")
struct ResponseHeadersTests {
    /// The headers of one connection, in a class so that expectations can refer to them.
    private final class Reader {
        private var headers: ResponseHeaders

        init() throws {
            headers = try ResponseHeaders()
        }

        func read(_ block: [UInt8]) throws -> CallEnd {
            try headers.read(block.span)
        }

        func code(_ block: [UInt8]) throws -> StatusCode {
            try read(block).status.code
        }
    }

    /// `:status: 200`, in the static table.
    private static let ok: UInt8 = 0x88

    /// The field of this number: from 62 on those that came last (RFC 7541 section 6.1).
    private func field(_ number: UInt8) -> UInt8 {
        0x80 | number
    }

    private struct Row: CustomTestStringConvertible {
        let testDescription: String
        let fields: KeyValuePairs<String, String>
        let status: Status
        var isPushedBack = false
    }

    private static let rows = [
        Row(testDescription: "OK", fields: ["grpc-status": "0"], status: .ok),
        Row(
            testDescription: "an error with a message",
            fields: ["grpc-status": "9", "grpc-message": "no%20such%25 %C3%A4"],
            status: Status(.failedPrecondition, "no such% ä")
        ),
        Row(
            testDescription: "a message that is not encoded well",
            fields: ["grpc-message": "50% off", "grpc-status": "5"],
            status: Status(.notFound, "50% off")
        ),
        Row(
            testDescription: "an overloaded server",
            fields: ["grpc-status": "14", "grpc-message": "later", "grpc-retry-pushback-ms": "100"],
            status: Status(.unavailable, "later"),
            isPushedBack: true
        ),
        Row(
            testDescription: "unavailable for another reason",
            fields: ["grpc-status": "14", "x-other": "1"],
            status: Status(.unavailable)
        ),
        Row(
            testDescription: "a number that nobody knows",
            fields: ["grpc-status": "99", "grpc-message": "what"],
            status: Status(.unknown, "what")
        ),
        Row(testDescription: "a number too large", fields: ["grpc-status": "256"], status: Status(.unknown)),
        Row(testDescription: "a status that is no number", fields: ["grpc-status": "x"], status: Status(.unknown)),
        Row(
            testDescription: "no status",
            fields: ["content-type": "text/html"],
            status: Status(.unknown, "the server sent no grpc-status; the HTTP status is 200")
        ),
    ]

    @Test("a block says how its call ended, spelt out and by reference", arguments: rows)
    private func ends(row: Row) throws {
        let reader = try Reader()
        let expected = CallEnd(status: row.status, isPushedBack: row.isPushedBack)
        for isKept in [false, true] {
            var block = [Self.ok]
            for (name, value) in row.fields { block += literalField(name, value, isKept: isKept) }
            #expect(try reader.read(block) == expected)
        }
        var block = [Self.ok]
        for place in row.fields.indices { block.append(field(62 + UInt8(place))) }
        // From the second time on it is recognized.
        for _ in 0..<3 { #expect(try reader.read(block) == expected) }
    }

    @Test("without grpc-status the HTTP status is told", arguments: [(0x8D as UInt8, "404"), (0x8E, "500")])
    func httpStatus(block: UInt8, number: String) throws {
        let reader = try Reader()
        for _ in 0..<2 {
            let end = try reader.read([block])
            #expect(end.status == Status(.unknown, "the server sent no grpc-status; the HTTP status is \(number)"))
        }
    }

    @Test("a block that was recognized means what the new table says once the table has changed")
    func changed() throws {
        let reader = try Reader()
        #expect(try reader.code(literalField("grpc-status", "0", isKept: true)) == .ok)
        for _ in 0..<3 { #expect(try reader.code([Self.ok, field(62)]) == .ok) }
        #expect(try reader.code(literalField("grpc-status", "9", isKept: true)) == .failedPrecondition)
        for _ in 0..<3 {
            #expect(try reader.code([Self.ok, field(62)]) == .failedPrecondition)
            #expect(try reader.code([Self.ok, field(63)]) == .ok)
        }
    }

    @Test("the same when the field that changes the table comes behind others, or in the middle of a block")
    func changedLate() throws {
        let reader = try Reader()
        #expect(try reader.code(literalField("grpc-status", "5", isKept: true)) == .notFound)
        for _ in 0..<2 { #expect(try reader.code([Self.ok, field(62)]) == .notFound) }
        // The number 62 means one field in front of the new one and another behind it.
        var block = [field(62)]
        block += literalField("grpc-status", "9", isKept: true)
        block.append(field(63))
        #expect(try reader.code(block) == .notFound)
        for _ in 0..<2 { #expect(try reader.code([Self.ok, field(62)]) == .failedPrecondition) }
        // With the table as it is now the block adds another field, and its numbers mean others.
        #expect(try reader.code(block) == .failedPrecondition)
        #expect(try reader.code([Self.ok, field(64)]) == .notFound)
    }

    @Test("a block is not recognized once its field has been driven out of the table")
    func emptied() throws {
        let reader = try Reader()
        #expect(try reader.code(literalField("grpc-status", "0", isKept: true)) == .ok)
        for _ in 0..<2 { #expect(try reader.code([Self.ok, field(62)]) == .ok) }
        // A table of no bytes (RFC 7541 section 6.3).
        #expect(try reader.code([0x20, Self.ok]) == .unknown)
        #expect(throws: SessionError.self) { try reader.read([Self.ok, field(62)]) }
    }

    @Test("more different blocks than are remembered")
    func manyBlocks() throws {
        let reader = try Reader()
        let codes = Array(StatusCode.allCases.reversed())
        for code in codes { _ = try reader.read(literalField("grpc-status", "\(code.rawValue)", isKept: true)) }
        for _ in 0..<3 {
            for (place, code) in codes.reversed().enumerated() {
                #expect(try reader.code([Self.ok, field(62 + UInt8(place))]) == code)
            }
        }
    }

    @Test("a number of more than one byte")
    func longNumber() throws {
        let reader = try Reader()
        for number in 0..<70 { _ = try reader.read(literalField("grpc-status", "\(number % 17)", isKept: true)) }
        // The newest is number 62, so 127 is the one with the status 69 − 65.
        for _ in 0..<3 { #expect(try reader.code([Self.ok, 0xFF, 0x00]) == .deadlineExceeded) }
        _ = try reader.read(literalField("grpc-status", "0", isKept: true))
        #expect(try reader.code([Self.ok, 0xFF, 0x00]) == .notFound)
    }

    @Test(
        "a malformed block is refused",
        arguments: [[0xBE], [0x80], [0x88, 0xBE], [0x40, 0x05, 0x61], [0x88, 0x00], [0xFF, 0xFF]] as [[UInt8]]
    )
    func malformed(block: [UInt8]) throws {
        let reader = try Reader()
        #expect(throws: SessionError.self) { try reader.read(block) }
    }
}
