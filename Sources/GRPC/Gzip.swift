import Compression
import HTTP2
import NIOCore

/// gzip for the messages of one event loop: 300 KiB, so it is made when the first compressed message comes or goes.
final class Gzip {
    private var inflater = GzipInflater()
    private var deflater = GzipDeflater()
    /// The message that is being compressed.
    private var scratch = ByteBuffer()

    /// Inflates a received message to at most `limit` bytes.
    func inflate(_ message: Span<UInt8>, limit: Int) throws(Status) -> [UInt8] {
        do throws(GzipError) {
            return try inflater.inflate(message, limit: limit)
        } catch {
            throw Self.status(error, limit: limit)
        }
    }

    /// Appends to a stream what `write` writes, at most `limit` bytes, as one compressed message.
    func append(to stream: StreamHandle, of session: Session, limit: Int, _ write: (inout OutputRawSpan) -> Void) {
        scratch.clear()
        scratch.writeWithOutputRawSpan(minimumWritableBytes: limit) { write(&$0) }
        let message = scratch
        let bound = deflater.maximumByteCount(message.readableBytes) + MessageReader.prefixSize
        session.append(to: stream, limit: bound) { output in
            MessagePrefix.write(
                isCompressed: true,
                before: { deflater.deflate(message.readableBytesUInt8Span, into: &$0) },
                to: &output
            )
        }
    }

    private static func status(_ error: GzipError, limit: Int) -> Status {
        switch error {
        case .corrupt: Status(.internal, "a compressed message is corrupt")
        case .truncated: Status(.internal, "a compressed message is cut off")
        case .trailingBytes: Status(.internal, "bytes follow a compressed message")
        case .furtherMember: Status(.internal, "a compressed message has more than one gzip member")
        case .tooLarge: Status(.resourceExhausted, "a message inflates to more than the limit of \(limit) bytes")
        }
    }
}
