import Protobuf
import Synchronization

/// Makes messages of the bytes of one stream, in an arena of its own.
final class MessageDecoder<Message: ProtobufMessage>: Sendable {
    /// Whose messages are read.
    enum Sender {
        /// Fields that break the schema's rules are INVALID_ARGUMENT.
        case client
        /// Such fields have their zero values: a newer server may know values that this client does not.
        case server
    }

    private let sender: Sender
    private let arena: Mutex<ArenaBox>

    private struct ArenaBox: ~Copyable {
        let arena: Arena
    }

    private static var chunkByteCount: Int { 4096 }

    init(from sender: Sender, maximumDecodedSize: Int = 16 * 1024 * 1024) {
        self.sender = sender
        let arena = Arena(
            chunkByteCount: min(Self.chunkByteCount, maximumDecodedSize),
            maximumByteCount: maximumDecodedSize
        )
        self.arena = Mutex(ArenaBox(arena: arena))
    }

    /// Throws INTERNAL for what is not a message, and INVALID_ARGUMENT for a client's that breaks the rules of its fields.
    func decode(_ bytes: [UInt8]) throws(Status) -> Message {
        try arena.withLock { (box: inout sending ArenaBox) throws(Status) -> Message in
            // What a large message took is not kept for the next one: there are many streams.
            defer { box.arena.reset() }
            var violations: [FieldViolation] = []
            let message: Message
            do throws(DecodeError) {
                message = try Message.decode(bytes.span, in: box.arena, violations: &violations)
            } catch {
                throw Status(.internal, "the message does not parse")
            }
            if case .client = sender, !violations.isEmpty { throw Status(violations) }
            return message
        }
    }
}

extension Status {
    /// INVALID_ARGUMENT with as many fields at fault as the details may have.
    init(_ violations: [FieldViolation]) {
        var room = Self.detailsLimit / 2
        let named = violations.prefix { violation in
            room -= violation.field.utf8.count + violation.description.utf8.count + 8
            return room >= 0
        }
        let request = GoogleRPC.BadRequest(
            fieldViolations: named.map { .init(field: $0.field, description: $0.description) }
        )
        let text = named.map { "\($0.field) \($0.description)" }.joined(separator: "; ")
        let code = StatusCode.invalidArgument
        let details = GoogleRPC.Status(
            code: Int32(code.rawValue),
            message: String(text.prefix(PercentEncoding.limit)),
            details: [
                GoogleProtobuf.AnyMessage(
                    typeURL: "type.googleapis.com/google.rpc.BadRequest",
                    value: request.encoded()
                )
            ]
        )
        self.init(code, text, details: details.encoded())
    }
}
