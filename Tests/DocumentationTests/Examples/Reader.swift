import Protobuf

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
