internal import Glibc

/// A growing run of bytes with one owner. Unlike an array it is never copied behind one's back, never zeroed before
/// it is written, and keeps its memory when emptied, so that a recycled one allocates nothing.
@safe public struct OwnedBytes: ~Copyable {
    @usableFromInline var start: UnsafeMutableRawPointer
    /// How many bytes fit before it has to grow.
    public private(set) var capacity: Int
    /// How many bytes have been written.
    public private(set) var count: Int

    /// Empty, with room for `capacity` bytes.
    public init(capacity: Int = 0) {
        self.capacity = max(capacity, 64)
        unsafe start = .allocate(byteCount: self.capacity, alignment: 16)
        count = 0
    }

    deinit {
        unsafe start.deallocate()
    }

    /// Forgets the bytes and keeps the memory, unless that is more than `limit` bytes.
    public mutating func removeAll(keepingAtMost limit: Int = .max) {
        count = 0
        if capacity > limit {
            unsafe start.deallocate()
            capacity = max(limit, 64)
            unsafe start = .allocate(byteCount: capacity, alignment: 16)
        }
    }

    /// Forgets everything after the first `newCount` bytes.
    public mutating func truncate(to newCount: Int) {
        precondition(newCount >= 0 && newCount <= count, "truncating to more than there is")
        count = newCount
    }

    /// Lets `write` append at most `capacity` bytes at the end.
    @inlinable
    public mutating func append<E: Error, R: ~Copyable>(
        capacity needed: Int,
        _ write: (inout OutputRawSpan) throws(E) -> R
    ) throws(E) -> R {
        reserve(needed)
        let room = unsafe UnsafeMutableRawBufferPointer(start: start + count, count: needed)
        var output = unsafe OutputRawSpan(buffer: room, initializedCount: 0)
        let result = try write(&output)
        let written = unsafe output.finalize(for: room)
        advance(by: written)
        return result
    }

    /// Appends a copy of `bytes`.
    @inlinable
    public mutating func append(_ bytes: RawSpan) {
        append(capacity: bytes.byteCount) { output in output.append(copying: bytes) }
    }

    /// Overwrites the little-endian integer at `offset`, which must have been written already.
    @inlinable @inline(__always)
    public mutating func store<T: FixedWidthInteger & BitwiseCopyable>(_ value: T, at offset: Int) {
        precondition(offset >= 0 && count - offset >= MemoryLayout<T>.size, "a store reaches past the end")
        unsafe start.storeBytes(of: value.littleEndian, toByteOffset: offset, as: T.self)
    }

    /// Lends a part of what has been written: where the owner is a class, a span cannot leave the access to it.
    @inlinable
    public borrowing func withBytes<Result>(_ range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
        body(bytes.extracting(range))
    }

    /// What has been written.
    @inlinable
    public var bytes: RawSpan {
        @_lifetime(borrow self)
        borrowing get {
            let buffer = unsafe UnsafeRawBufferPointer(start: start, count: count)
            return unsafe _overrideLifetime(RawSpan(_unsafeBytes: buffer), borrowing: self)
        }
    }

    @usableFromInline
    mutating func advance(by written: Int) {
        count += written
    }

    @inlinable @inline(__always)
    mutating func reserve(_ needed: Int) {
        if capacity - count < needed { grow(by: needed) }
    }

    @usableFromInline
    mutating func grow(by needed: Int) {
        precondition(needed >= 0, "a negative capacity")
        let larger = max(capacity * 2, count + needed)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        unsafe memcpy(moved, start, count)
        unsafe start.deallocate()
        unsafe start = moved
        capacity = larger
    }
}

// The bytes have one owner at a time, and nothing else points at them.
extension OwnedBytes: @unchecked Sendable {}
