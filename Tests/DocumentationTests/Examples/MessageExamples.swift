import GRPC
import Protobuf
import Testing

// begin example
/// Reads messages one after the other, all with the memory of one arena.
struct Reader<Message: ProtobufMessage>: ~Copyable {
    private let arena = Arena(chunkByteCount: 4096, maximumByteCount: 1 << 20)

    /// The message, or what is wrong with it in words for its sender.
    func read(_ bytes: [UInt8]) -> Result<Message, DecodeError> {
        do throws(DecodeError) {
            return .success(try Message.decode(bytes.span, in: arena))
        } catch {
            return .failure(error)
        }
    }
}
// end example

// begin example
/// `message Point { sint32 x = 1; sint32 y = 2; string name = 3; }`
struct Point: ProtobufEncodable {
    var x: Int32
    var y: Int32
    var name: String

    /// A tag and at most five bytes for each number; a tag, a length and three bytes for each UTF-16 unit of the name.
    var maximumEncodedByteCount: Int { 2 * 6 + 11 + 3 * name.utf16.count }

    @_lifetime(output: copy output)
    func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { writer in
            writer.tag(1 << 3 | 0)
            writer.zigzag(Int64(x))
            writer.tag(2 << 3 | 0)
            writer.zigzag(Int64(y))
            writer.tag(3 << 3 | 2)
            writer.string(name)
        }
    }
}
// end example

/// What the articles show of messages.
struct MessageExamples {
    @Test("a message is read, or refused with the field at fault")
    func reading() {
        let reader = Reader<GRPCHealth.HealthCheckRequest>()
        #expect(reader.read([0x0A, 1, 0x61]) == .success(GRPCHealth.HealthCheckRequest(service: "a")))
        #expect(
            reader.read([0x0A, 1, 0xFF])
                == .failure(.invalid([FieldViolation(field: "service", description: "must be UTF-8")]))
        )
        #expect(reader.read([0x0A, 9, 0x61]) == .failure(.malformed))
    }

    @Test("a message is written field by field")
    func writing() {
        #expect(Point(x: -1, y: 300, name: "é").encoded() == [8, 1, 16, 0xD8, 4, 26, 2, 0xC3, 0xA9])
    }
}
