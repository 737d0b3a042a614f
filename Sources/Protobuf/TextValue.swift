/// A value that travels as text of its own form, such as a UUID. Without bytes of its own for ``MessageForm/compact`` it is text there too.
public protocol TextValue {
    /// Reads the text; nil when it does not have the form.
    init?(text: Span<UInt8>)
    /// Writes the text: at most `maximumByteCount` bytes.
    @_lifetime(output: copy output)
    func write(into output: inout OutputRawSpan)
    /// Reads what `writeCompact` wrote, or the text; nil when it is neither.
    init?(compact: Span<UInt8>)
    /// Writes the value in few bytes, at most `maximumByteCount`.
    @_lifetime(output: copy output)
    func writeCompact(into output: inout OutputRawSpan)
    /// The longest text, in bytes.
    static var maximumByteCount: Int { get }
    /// What a text without the form is told, as `must be a UUID`.
    static var expectation: String { get }
    /// The value for text that does not have the form.
    init()
}

extension TextValue {
    @inlinable
    public init?(compact: Span<UInt8>) { self.init(text: compact) }

    @inlinable
    @_lifetime(output: copy output)
    public func writeCompact(into output: inout OutputRawSpan) { write(into: &output) }
}
