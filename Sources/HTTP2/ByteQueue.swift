private import Glibc

/// Bytes written at one end by the application and read at the other by nghttp2, in one growing allocation.
///
/// Owned by a place in the ``StreamTable`` and handed from one stream to the next there.
@safe
struct ByteQueue {
    private var base: UnsafeMutableRawPointer?
    private var capacity = 0
    private var start = 0
    private var end = 0

    /// Larger allocations are given back when their stream closes.
    private static let keptCapacity = 4096

    var count: Int { end - start }

    /// Lets `write` append at most `limit` bytes.
    mutating func append(limit: Int, _ write: (inout OutputRawSpan) -> Void) {
        reserve(limit)
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

    /// Empties the queue for its next stream.
    mutating func recycle() {
        start = 0
        end = 0
        if capacity > Self.keptCapacity { destroy() }
    }

    mutating func destroy() {
        unsafe Glibc.free(base)
        unsafe base = nil
        capacity = 0
    }

    private mutating func reserve(_ byteCount: Int) {
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
        let grown = max(needed.nextPowerOf2, 512)
        guard let moved = unsafe Glibc.realloc(base, grown) else { fatalError("out of memory") }
        unsafe base = moved
        capacity = grown
    }
}

extension Int {
    fileprivate var nextPowerOf2: Int {
        self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
    }
}
