import HoldfastMessages

/// Which rows of a list a caller asks for: so many from a key on.
struct Page<Key: PageKey> {
    /// The key of its first row; nil for the first page.
    let firstKey: Key?
    /// How many rows it has at most.
    let size: Int
    private let filterHash: UInt64

    /// Reads what a request says of the page. `filterHash` is of all that the request asks besides. Throws `invalidPageToken`.
    init(token: String, size: Int32, filterHash: UInt64, limits: Limits) throws(Interruption) {
        firstKey = try PageToken<Key>(token, filterHash: filterHash).firstKey
        self.size = size == 0 ? limits.defaultPageSize : Int(size)
        self.filterHash = filterHash
    }

    /// How many rows to look for: one more than the page has, to learn whether there is another page and where it begins.
    var soughtCount: Int { size + 1 }

    /// Leaves the rows of the page, and gives the token of the next one; empty if there is none.
    func cut<Row>(_ rows: inout [Row], _ key: (Row) -> Key) -> String {
        guard rows.count > size else { return "" }
        return token(of: key(rows.removeLast()))
    }

    /// The token of the page that begins with this key.
    func token(of key: Key) -> String { PageToken(firstKey: key, filterHash: filterHash).text }
}
