internal import Glibc

extension Span<UInt8> {
    /// Whether the bytes are exactly those of a part of `other`.
    package func equals(_ other: [UInt8], in range: Range<Int>) -> Bool {
        guard count == range.count else { return false }
        return unsafe withUnsafeBufferPointer { mine in
            unsafe other.withUnsafeBufferPointer { theirs in
                unsafe mine.isEmpty || memcmp(mine.baseAddress!, theirs.extracting(range).baseAddress!, mine.count) == 0
            }
        }
    }

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
