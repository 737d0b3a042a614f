import Platform
import Synchronization

/// A journal that acknowledges at once and keeps nothing: the level `memory`, for benchmarks and tests.
public final class MemoryJournal: Journal {
    private let sequence = Atomic<UInt64>(0)
    private let pool: BufferPool
    private let onDurable: @Sendable (UInt64) -> Void

    /// A journal that calls `onDurable` from within `submit`.
    public init(onDurable: @escaping @Sendable (UInt64) -> Void) {
        self.onDurable = onDurable
        pool = BufferPool()
    }

    /// An empty buffer.
    public func makeBuffer() -> GroupBuffer {
        pool.take()
    }

    public var durableSequence: UInt64 {
        sequence.load(ordering: .acquiring)
    }

    public func submit(_ buffer: GroupBuffer) {
        let last = buffer.lastSequence
        sequence.store(last, ordering: .releasing)
        pool.recycle([buffer])
        onDurable(last)
    }

    public func readGroups(
        after sequence: UInt64,
        _ visit: (_ header: GroupHeader, _ images: RawSpan) throws -> Bool
    ) throws {
        guard sequence >= durableSequence else { throw StorageError.trimmed(firstSequence: durableSequence + 1) }
    }

    public func release(upTo sequence: UInt64) {}

    public func close() {}
}
