import HTTP2

/// An event together with the fields or bytes it referred to, so that it can be looked at after its session moved on.
public enum Seen: Equatable, Sendable {
    case headers(Int32, [String], ends: Bool)
    case oversized(Int32, ends: Bool)
    case data(Int32, [UInt8], ends: Bool)
    case ended(Int32)
    case closed(Int32, ErrorCode)
    case goAway(Int32, ErrorCode)
    case pong(UInt64)
    case ping
    case settings
    case settingsAcknowledged
}

extension Session {
    /// Everything the session has to send.
    public func output() throws -> [UInt8] {
        var bytes: [UInt8] = []
        var hasMore = true
        while hasMore {
            var failure: SessionError?
            bytes += unsafe [UInt8](unsafeUninitializedCapacity: 64 * 1024) { buffer, count in
                let raw = UnsafeMutableRawBufferPointer(buffer)
                var span = unsafe OutputRawSpan(buffer: raw, initializedCount: 0)
                do throws(SessionError) { hasMore = try drain(into: &span) } catch { failure = error }
                count = unsafe span.finalize(for: raw)
            }
            if let failure { throw failure }
        }
        return bytes
    }

    /// Takes in `bytes`, in pieces of `size`, and returns what happened.
    public func input(_ bytes: [UInt8], piecesOf size: Int = .max) throws -> [Seen] {
        var seen: [Seen] = []
        var offset = 0
        while offset < bytes.count {
            let piece = Array(bytes[offset..<min(bytes.count, offset + min(size, bytes.count))])
            try receive(piece.span)
            seen += takeEvents(piece)
            offset += piece.count
        }
        return seen
    }

    /// The waiting events, with what they refer to.
    public func takeEvents(_ input: [UInt8] = []) -> [Seen] {
        defer { clearEvents() }
        return (0..<eventCount).map { index in
            switch event(at: index) {
            case .headers(let stream, let fields, let ends):
                .headers(stream.id, fields.indices.map(text(ofField:)), ends: ends)
            case .oversizedHeaders(let stream, let ends): .oversized(stream.id, ends: ends)
            case .data(let stream, let offset, let count, let ends):
                .data(stream.id, Array(input[offset..<offset + count]), ends: ends)
            case .ended(let stream): .ended(stream.id)
            case .closed(let stream, let code): .closed(stream.id, code)
            case .goAway(let last, let code): .goAway(last, code)
            case .pingAcknowledged(let value): .pong(value)
            case .pingReceived: .ping
            case .settingsReceived: .settings
            case .settingsAcknowledged: .settingsAcknowledged
            }
        }
    }

    private func text(ofField index: Int) -> String {
        withField(index) { name, value in "\(string(name))=\(string(value))" }
    }
}

private func string(_ span: Span<UInt8>) -> String {
    String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
}

extension Session {
    /// Puts `bytes` at the end of a stream's body.
    public func append(_ bytes: [UInt8], to stream: StreamHandle) {
        append(to: stream, limit: bytes.count) { output in
            for byte in bytes { output.append(byte) }
        }
    }
}
