extension Span<UInt8> {
    /// Whether the bytes are exactly those of `text`, which is not copied.
    @inlinable
    package func equals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && starts(with: text)
    }

    /// Whether the first bytes are those of `text`, which is not copied.
    @inlinable
    package func starts(with text: StaticString) -> Bool {
        let text = unsafe Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount)
        guard count >= text.count else { return false }
        for index in text.indices where self[index] != text[index] { return false }
        return true
    }
}
