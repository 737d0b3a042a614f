extension Span<UInt8> {
    func equals(_ text: String) -> Bool {
        count == text.utf8.count && starts(with: text)
    }

    func starts(with text: String) -> Bool {
        guard count >= text.utf8.count else { return false }
        var index = 0
        for byte in text.utf8 {
            if self[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// The bytes as text; what is not UTF-8 becomes U+FFFD.
    var text: String {
        String(decoding: array, as: UTF8.self)
    }

    var array: [UInt8] {
        [UInt8](capacity: count) { output in
            for index in indices { output.append(self[index]) }
        }
    }
}
