/// The header block that every request on a connection has (HPACK, RFC 7541): spelt out once, and from then on a byte for each field,
/// which refers to the server's table.
struct RequestHeaders {
    /// The block of the first request.
    let first: [UInt8]
    /// The block of every other one.
    let following: [UInt8]
    /// The size of the server's table that they reckon with.
    let tableSize: Int

    /// The size of the server's table unless it says otherwise (section 4.2).
    static let defaultTableSize = 4096
    /// What a field takes in the table besides its name and value (section 4.1).
    private static let fieldOverhead = 32

    /// A field that goes into the server's table: its name, its name's place in the static table or 0 (appendix A), its value.
    private typealias Field = (name: String, place: Int, value: String)

    /// Calls of the method at `path`, an absolute path. Nil when the server's table, of `tableSize` bytes, has no room for the fields.
    init?(path: String, authority: String, isSecure: Bool, tableSize: Int) {
        let fields: [Field] = [
            (":path", 4, path), (":authority", 1, authority), ("te", 0, "trailers"),
            ("content-type", 31, "application/grpc"), ("user-agent", 58, "holdfast-bench"),
        ]
        let size = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + Self.fieldOverhead }
        guard size <= tableSize else { return nil }
        self.tableSize = tableSize
        // `:method: POST` and `:scheme`, both in the static table.
        let known: [UInt8] = [0x80 | 3, 0x80 | (isSecure ? 7 : 6)]
        // A table smaller than the default has to be acknowledged at the beginning of a block (section 4.2).
        let update = tableSize < Self.defaultTableSize ? Self.integer(tableSize, prefixBits: 5, marks: 0x20) : []
        first = fields.reduce(into: update + known) { $0 += Self.literal($1) }
        // The field that came last is the first of the dynamic table, which begins at 62.
        following = known + fields.indices.map { 0x80 | UInt8(61 + fields.count - $0) }
    }

    /// A field to be added to the table (section 6.2.1).
    private static func literal(_ field: Field) -> [UInt8] {
        let name = field.place == 0 ? string(field.name) : []
        return integer(field.place, prefixBits: 6, marks: 0x40) + name + string(field.value)
    }

    /// A string as it is, not Huffman-coded (section 5.2).
    private static func string(_ text: String) -> [UInt8] {
        integer(text.utf8.count, prefixBits: 7, marks: 0) + Array(text.utf8)
    }

    /// A number of which the lowest `prefixBits` bits share their byte with `marks` (section 5.1).
    private static func integer(_ value: Int, prefixBits: Int, marks: UInt8) -> [UInt8] {
        let limit = (1 << prefixBits) - 1
        if value < limit { return [marks | UInt8(value)] }
        var bytes = [marks | UInt8(limit)]
        var rest = value - limit
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
        return bytes
    }
}
