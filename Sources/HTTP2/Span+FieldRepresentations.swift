extension Span<UInt8> {
    /// Whether this header block leaves the dynamic table as it is: it only refers to fields, or spells them out without having them
    /// remembered (RFC 7541 section 6). Also false where the bytes are no whole block.
    var keepsDynamicTable: Bool {
        var offset = 0
        while offset < count {
            let first = self[offset]
            if first & 0x80 != 0 {
                // An indexed field (section 6.1).
                guard integer(prefix: 7, at: &offset) != nil else { return false }
                continue
            }
            // A field to be remembered, or a new size of the table (sections 6.2.1 and 6.3).
            guard first & 0x60 == 0, let name = integer(prefix: 4, at: &offset) else { return false }
            if name == 0 { guard passString(from: &offset) else { return false } }
            guard passString(from: &offset) else { return false }
        }
        return true
    }

    /// The integer at `offset`, which is moved behind it (section 5.1). Nil where it is cut, or larger than any that we keep.
    private func integer(prefix bitCount: UInt8, at offset: inout Int) -> Int? {
        guard offset < count else { return nil }
        let mask = UInt8(1) << bitCount - 1
        var value = Int(self[offset] & mask)
        offset += 1
        if value < Int(mask) { return value }
        for shift in [0, 7, 14] {
            guard offset < count else { return nil }
            let byte = self[offset]
            offset += 1
            value += Int(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return value }
        }
        return nil
    }

    /// Moves `offset` behind the string there (section 5.2).
    private func passString(from offset: inout Int) -> Bool {
        guard let length = integer(prefix: 7, at: &offset), length <= count - offset else { return false }
        offset += length
        return true
    }
}
