public import Glibc

extension RawSpan {
    /// The little-endian integer at `offset`, which need not be aligned. Traps when it would reach past the end.
    @inlinable @inline(__always)
    public func load<T: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: T.Type) -> T {
        precondition(offset >= 0 && byteCount - offset >= MemoryLayout<T>.size, "a load reaches past the end")
        return unsafe T(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: T.self))
    }

    /// Compares byte strings as memcmp does, a prefix before what it begins: the order of LMDB's keys.
    /// Negative, zero or positive as `self` comes before, is equal to or comes after `other`.
    @inlinable
    public func compare(to other: RawSpan) -> Int {
        let common = min(byteCount, other.byteCount)
        let order = unsafe withUnsafeBytes { mine in
            unsafe other.withUnsafeBytes { theirs in
                common == 0 ? 0 : unsafe Int(memcmp(mine.baseAddress!, theirs.baseAddress!, common))
            }
        }
        return order != 0 ? order : byteCount - other.byteCount
    }

    /// A copy that outlives the memory behind this span.
    @inlinable
    public func copied() -> [UInt8] {
        unsafe withUnsafeBytes { unsafe [UInt8]($0) }
    }
}
