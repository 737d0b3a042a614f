import GRPC
import HTTP2

/// How a call of the bench ended.
struct CallEnd: Equatable {
    /// What the server answered, or what became of the connection.
    var status: Status
    /// The server refused the call for having too much to do, rather than failed (`grpc-retry-pushback-ms`).
    var isPushedBack = false
}

/// Reads the header blocks of a connection's responses. A block that only refers to the table, as nearly all do, is read once and
/// recognized from then on, until the table changes.
struct ResponseHeaders: ~Copyable {
    private let decoder: HeaderDecoder
    private var known: [(block: [UInt8], end: CallEnd)] = []

    /// Blocks that are remembered: those of headers and trailers, and of a few refusals.
    private static let knownLimit = 4

    init() throws(SessionError) {
        decoder = try HeaderDecoder()
    }

    /// Reads a block, what it says as the end of a call. Every block must come through here, in the order of arrival. Throws when it
    /// is malformed; the connection is of no use then.
    mutating func read(_ block: Span<UInt8>) throws(SessionError) -> CallEnd {
        for (known, end) in known where block.equals(known, in: known.indices) { return end }
        var fields = Fields()
        for (name, value) in try decoder.decode(block) { fields.add(name, value) }
        let end = fields.end
        if Self.mayChangeTable(block) {
            known.removeAll()
        } else if known.count < Self.knownLimit {
            known.append((block.array, end))
        }
        return end
    }

    /// Whether a block may do more than refer to the table (RFC 7541 section 6): in one that does not every byte is an index by itself.
    private static func mayChangeTable(_ block: Span<UInt8>) -> Bool {
        for index in block.indices where block[index] < 0x80 || block[index] == 0xFF { return true }
        return false
    }

    /// The fields that matter.
    private struct Fields {
        private var httpStatus: String?
        private var code: String?
        private var message = ""
        private var isPushedBack = false

        mutating func add(_ name: [UInt8], _ value: [UInt8]) {
            switch String(decoding: name, as: UTF8.self) {
            case ":status": httpStatus = String(decoding: value, as: UTF8.self)
            case "grpc-status": code = String(decoding: value, as: UTF8.self)
            case "grpc-message": message = PercentEncoding.decode(value)
            case "grpc-retry-pushback-ms": isPushedBack = true
            default: break
            }
        }

        var end: CallEnd {
            guard let code else {
                let status = httpStatus.map { "; the HTTP status is \($0)" } ?? ""
                return CallEnd(status: Status(.unknown, "the server sent no grpc-status\(status)"))
            }
            let known = UInt8(code).flatMap { StatusCode(rawValue: $0) }
            return CallEnd(status: Status(known ?? .unknown, message), isPushedBack: isPushedBack)
        }
    }
}
