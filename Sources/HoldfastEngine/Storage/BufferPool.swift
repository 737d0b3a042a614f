import Synchronization

/// Emptied buffers waiting to be used again.
final class BufferPool: Sendable {
    /// How many buffers are kept; more are let go.
    private static let maximumCount = 64
    /// A buffer that has grown beyond this gives its memory back.
    private static let maximumByteCount = 8 << 20

    private let buffers = Mutex<[GroupBuffer]>([])

    /// An empty buffer.
    func take() -> GroupBuffer {
        buffers.withLock { $0.popLast() } ?? GroupBuffer()
    }

    /// Takes buffers back; nobody else may hold them.
    func recycle(_ used: [GroupBuffer]) {
        for buffer in used { buffer.reset(keepingAtMost: Self.maximumByteCount) }
        buffers.withLock { kept in
            kept.append(contentsOf: used.prefix(max(0, Self.maximumCount - kept.count)))
        }
    }
}
