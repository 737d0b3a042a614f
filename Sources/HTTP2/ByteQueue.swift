/// Bytes written at one end by the application and read at the other by nghttp2, in one growing block of the pool.
@safe
struct ByteQueue {
    private var base: UnsafeMutableRawPointer?
    private var capacity = 0
    private var start = 0
    private var end = 0

    var count: Int { end - start }

    /// Lets `write` append at most `limit` bytes.
    mutating func append(limit: Int, from pool: UnsafeMutablePointer<FreeList>, _ write: (inout OutputRawSpan) -> Void)
    {
        unsafe reserve(limit, pool)
        guard let base = unsafe base else { return }
        let free = unsafe UnsafeMutableRawBufferPointer(start: base + end, count: limit)
        var span = unsafe OutputRawSpan(buffer: free, initializedCount: 0)
        write(&span)
        end += unsafe span.finalize(for: free)
    }

    /// Moves up to `limit` bytes to `target`; returns how many.
    mutating func read(into target: UnsafeMutableRawPointer, limit: Int) -> Int {
        let moved = min(limit, count)
        guard moved > 0, let base = unsafe base else { return 0 }
        unsafe target.copyMemory(from: base + start, byteCount: moved)
        start += moved
        return moved
    }

    /// Empties the queue and gives its block back.
    mutating func release(to pool: UnsafeMutablePointer<FreeList>) {
        unsafe pool.pointee.countBody(from: capacity, to: 0)
        unsafe pool.pointee.release(base)
        unsafe base = nil
        capacity = 0
        start = 0
        end = 0
    }

    private mutating func reserve(_ byteCount: Int, _ pool: UnsafeMutablePointer<FreeList>) {
        if start == end {
            start = 0
            end = 0
        }
        guard end + byteCount > capacity else { return }
        let needed = count + byteCount
        if start > 0, let base = unsafe base {
            unsafe base.copyMemory(from: base + start, byteCount: count)
            end = count
            start = 0
        }
        guard needed > capacity else { return }
        // The first block fits what is known to come; one that grows doubles.
        let grown = FreeList.roundedUp(capacity == 0 ? needed : max(needed, capacity * 2))
        unsafe pool.pointee.countBody(from: capacity, to: grown)
        guard let moved = unsafe pool.pointee.reallocate(base, grown) else { fatalError("out of memory") }
        unsafe base = moved
        capacity = grown
    }
}
