extension Span where Element: FixedWidthInteger & UnsignedInteger & BitwiseCopyable {
    /// The integers' bytes, in the machine's own order. Integers have no padding, so unlike the standard library's
    /// `bytes` of any element this cannot show uninitialized memory.
    @inlinable @inline(__always)
    public var memory: RawSpan {
        @_lifetime(copy self)
        get { unsafe bytes }
    }
}
