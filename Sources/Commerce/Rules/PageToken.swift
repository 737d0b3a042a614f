import HoldfastMessages

/// Where the next page of a list begins. Callers see opaque text; the server keeps nothing.
struct PageToken<Key: PageKey> {
    /// The key of the first row of the page; nil for the first page.
    let firstKey: Key?
    private let filterHash: UInt64

    private static var version: String { "1" }

    /// The page of a list with this filter that begins at a row.
    init(firstKey: Key, filterHash: UInt64) {
        self.firstKey = firstKey
        self.filterHash = filterHash
    }

    /// Reads a token of a list with this filter. Empty text is the first page. Throws `invalidPageToken` if it is not one.
    init(_ text: String, filterHash: UInt64) throws(Interruption) {
        self.filterHash = filterHash
        guard !text.isEmpty else {
            firstKey = nil
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == Self.version, let key = Key(pageText: parts[1]),
            UInt64(parts[2], radix: 16) == filterHash
        else { throw .rejected(.invalidPageToken) }
        firstKey = key
    }

    /// What the caller gives back.
    var text: String {
        firstKey.map { "\(Self.version)-\($0.pageText)-\(String(filterHash, radix: 16))" } ?? ""
    }
}

/// What rows of a list are numbered by.
protocol PageKey {
    /// Hexadecimal digits, and dots.
    var pageText: String { get }

    init?(pageText: Substring)
}

extension Int64: PageKey {
    var pageText: String { String(self, radix: 16) }

    init?(pageText: Substring) {
        guard let key = Int64(pageText, radix: 16), key > 0 else { return nil }
        self = key
    }
}

extension UUID: PageKey {
    var pageText: String { Self.digits(high) + Self.digits(low) }

    init?(pageText: Substring) {
        guard pageText.utf8.count == 32, let high = UInt64(pageText.prefix(16), radix: 16),
            let low = UInt64(pageText.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    private static func digits(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
