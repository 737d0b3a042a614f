/// What can be told of an encoding without its schema.
enum Wire {
    /// Whether a field with a length, such as a message, occurs twice in these bytes or, where they parse, in one of its fields.
    static func hasRepetition(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        var seen: Set<UInt64> = []
        while !rest.isEmpty {
            guard let tag = varint(&rest) else { return false }
            switch tag & 7 {
            case 0: guard varint(&rest) != nil else { return false }
            case 1: rest = rest.dropFirst(8)
            case 5: rest = rest.dropFirst(4)
            case 2:
                guard let length = varint(&rest).flatMap(Int.init(exactly:)), length <= rest.count else { return false }
                if !seen.insert(tag >> 3).inserted || hasRepetition(rest.prefix(length)) { return true }
                rest = rest.dropFirst(length)
            default: return false
            }
        }
        return false
    }

    private static func varint(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }
}
