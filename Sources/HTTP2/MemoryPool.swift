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

    /// An empty pool, which grows with what its sessions need at once.
    public init() {
        unsafe list = .allocate(capacity: 1)
        unsafe list.initialize(to: FreeList())
    }

    deinit {
        unsafe list.pointee.destroy()
        unsafe list.deinitialize(count: 1)
        unsafe list.deallocate()
    }
}
