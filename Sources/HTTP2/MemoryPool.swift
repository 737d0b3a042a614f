/// Memory that the sessions of one thread share.
///
/// nghttp2 allocates about ten small blocks for each request and frees most of them within the turn. Handing the blocks
/// of one connection's turn to the next connection keeps a loop with many of them inside the processor's caches: with
/// 10 connections of 100 streams, a list per connection spent an eighth of the time waiting for memory (seen with perf).
///
/// Not thread-safe: all sessions that share a pool must be used, ended and released on one thread.
@safe
public final class MemoryPool {
    let list: UnsafeMutablePointer<FreeList>

    /// A pool that keeps at most `keptByteCount` bytes for reuse; what is unset is enough for a thousand streams in flight. With
    /// none, every block comes from malloc and goes back there, so that AddressSanitizer sees who uses it afterwards.
    public init(keptByteCount: Int = 2 * 1024 * 1024) {
        unsafe list = .allocate(capacity: 1)
        unsafe list.initialize(to: FreeList(keptLimit: keptByteCount))
    }

    /// Bytes of the bodies that wait in blocks of more than a kibibyte.
    public var largeBodyByteCount: Int { unsafe list.pointee.largeBodyByteCount }

    /// Bytes of the header blocks that wait to be sent, without those that are registered.
    public var blockByteCount: Int { unsafe list.pointee.blockByteCount }

    deinit {
        unsafe list.pointee.destroy()
        unsafe list.deinitialize(count: 1)
        unsafe list.deallocate()
    }
}
