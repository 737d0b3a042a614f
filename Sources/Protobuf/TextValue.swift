/// A value that travels as text of its own form, such as a UUID.
public protocol TextValue {
    /// Reads the text; nil when it does not have the form.
    init?(text: Span<UInt8>)
    /// Writes the text: at most `maximumByteCount` bytes.
    @_lifetime(output: copy output)
    func write(into output: inout OutputRawSpan)
    /// The longest text, in bytes.
    static var maximumByteCount: Int { get }
    /// What a text without the form is told, as `must be a UUID`.
    static var expectation: String { get }
    /// The value for text that does not have the form.
    init()
}
