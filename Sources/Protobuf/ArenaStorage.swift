/// The chunks of an arena, and how far the newest is used up.
@usableFromInline
@safe
struct ArenaStorage {
    /// What `malloc` would promise: enough for any C type.
    @usableFromInline static var alignment: Int { 16 }

    /// Where the next piece begins.
    @usableFromInline var next: UnsafeMutableRawPointer
    /// How many bytes are left behind `next`.
    @usableFromInline var remaining: Int
    /// The chunk that is kept.
    @usableFromInline let first: UnsafeMutableRawPointer
    @usableFromInline let firstByteCount: Int
    /// The chunks that one message needed beyond the first.
    @usableFromInline var others: [UnsafeMutableRawPointer] = unsafe []
    /// How many bytes all chunks have.
    @usableFromInline var byteCount: Int
    private let maximumByteCount: Int

    init(chunkByteCount: Int, maximumByteCount: Int) {
        firstByteCount = chunkByteCount
        unsafe first = .allocate(byteCount: chunkByteCount, alignment: ArenaStorage.alignment)
        unsafe next = first
        remaining = chunkByteCount
        byteCount = chunkByteCount
        self.maximumByteCount = maximumByteCount
    }

    /// The next `count` bytes, aligned for any type; nil when they would pass the limit.
    @inlinable
    mutating func take(_ count: Int) -> UnsafeMutableRawPointer? {
        // A count that wraps around when it is rounded up cannot come from a message that fits memory.
        let rounded = (count &+ (ArenaStorage.alignment - 1)) & ~(ArenaStorage.alignment - 1)
        guard rounded >= count && rounded <= remaining else { return unsafe takeFromNewChunk(count) }
        let memory = unsafe next
        unsafe next += rounded
        remaining -= rounded
        return unsafe memory
    }

    /// Adds a chunk twice as large as all before it, or as large as the piece if that is more.
    @usableFromInline
    mutating func takeFromNewChunk(_ count: Int) -> UnsafeMutableRawPointer? {
        guard count >= 0 && count <= Int.max / 4 else { return nil }
        let wanted = min(max(byteCount * 2, count + ArenaStorage.alignment), maximumByteCount - byteCount)
        guard wanted >= count + ArenaStorage.alignment else { return nil }
        let chunk = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: ArenaStorage.alignment)
        unsafe others.append(chunk)
        unsafe next = chunk
        remaining = wanted
        byteCount += wanted
        return unsafe take(count)
    }

    /// Takes back all memory and frees what is beyond the first chunk.
    @inlinable
    mutating func reset() {
        if unsafe !others.isEmpty { freeOthers() }
        unsafe next = first
        remaining = firstByteCount
    }

    @usableFromInline
    mutating func freeOthers() {
        unsafe others.forEach { unsafe $0.deallocate() }
        unsafe others.removeAll()
        byteCount = firstByteCount
    }

    /// Frees every chunk.
    mutating func deallocate() {
        freeOthers()
        unsafe first.deallocate()
    }
}
