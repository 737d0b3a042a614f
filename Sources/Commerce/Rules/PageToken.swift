import HoldfastMessages

/// Where the next page of a list begins. Callers see opaque text; the server keeps nothing.
struct PageToken {
    /// The key of the first row of the page; nil for the first page.
    var lastKey: Int64?
    private let filterHash: UInt64

    private static let version = "1"

    init(lastKey: Int64, filter: UUID) {
        self.lastKey = lastKey
        filterHash = PageToken.hash(filter)
    }

    /// Reads a token of a list with this filter; nil if it is not one. Empty text is the first page.
    init?(_ text: String, filter: UUID) {
        filterHash = PageToken.hash(filter)
        guard !text.isEmpty else { return }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == PageToken.version,
            let key = Int64(parts[1], radix: 16), key > 0,
            UInt64(parts[2], radix: 16) == filterHash
        else { return nil }
        lastKey = key
    }

    var text: String {
        "\(PageToken.version)-\(String(lastKey ?? 0, radix: 16))-\(String(filterHash, radix: 16))"
    }

    private static func hash(_ filter: UUID) -> UInt64 {
        var hasher = RowHasher(seed: 0)
        hasher.combine(filter)
        return hasher.finalize().low
    }
}
