internal import Glibc

extension Span<UInt8> {
    /// Whether the bytes are exactly those of `other`.
    package func equals(_ other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        return unsafe withUnsafeBufferPointer { bytes in
            unsafe bytes.isEmpty || memcmp(bytes.baseAddress!, other, bytes.count) == 0
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
