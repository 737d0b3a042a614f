public import Glibc

extension OutputRawSpan {
    /// Appends `value` in little-endian order. Traps when there is no room.
    @inlinable @inline(__always)
    @_lifetime(self: copy self)
    public mutating func append<T: FixedWidthInteger & BitwiseCopyable>(integer value: T) {
        unsafe append(value.littleEndian, as: T.self)
    }

    /// Appends a copy of `bytes`. Traps when there is no room.
    @inlinable
    @_lifetime(self: copy self)
    public mutating func append(copying bytes: RawSpan) {
        precondition(bytes.byteCount <= freeCapacity, "an append reaches past the end")
        unsafe withUnsafeMutableBytes { buffer, count in
            unsafe bytes.withUnsafeBytes { source in
                guard let base = source.baseAddress else { return }
                unsafe memcpy(buffer.baseAddress! + count, base, source.count)
            }
            count += bytes.byteCount
        }
    }

    /// Fills what is left with zeros.
    @inlinable
    @_lifetime(self: copy self)
    public mutating func fillWithZeros() {
        unsafe append(repeating: 0, count: freeCapacity, as: UInt8.self)
    }
}
