import HoldfastMessages
import Platform

/// How a row lies in `state/`: its hash, a CRC32C over (table, key, hash, value), the value.
enum StoredRow {
    /// What comes before the value.
    static let headByteCount = 20

    /// Appends the stored form of a row, which takes `headByteCount` bytes more than its value.
    @inline(__always)
    static func encode(
        table: TableID,
        key: RawSpan,
        hash: Hash128,
        value: RawSpan,
        into output: inout OutputRawSpan
    ) {
        output.append(integer: hash.low)
        output.append(integer: hash.high)
        output.append(integer: checksum(table: table, key: key, hash: output.bytes, value: value))
        output.append(copying: value)
    }

    /// The hash in a stored row, unchecked; nil where it is too short to be one.
    @inline(__always)
    static func hash(of stored: RawSpan) -> Hash128? {
        guard stored.byteCount >= headByteCount else { return nil }
        return Hash128(low: stored.load(at: 0, as: UInt64.self), high: stored.load(at: 8, as: UInt64.self))
    }

    /// Whether `stored` is what was written under `key` of `table`.
    @inline(__always)
    static func isIntact(table: TableID, key: RawSpan, stored: RawSpan) -> Bool {
        guard stored.byteCount >= headByteCount else { return false }
        let value = stored.extracting(headByteCount..<stored.byteCount)
        return stored.load(at: 16, as: UInt32.self)
            == checksum(table: table, key: key, hash: stored.extracting(0..<16), value: value)
    }

    /// The table is what the checksum begins with, so that a row cannot pass for one of another table.
    @inline(__always)
    private static func checksum(table: TableID, key: RawSpan, hash: RawSpan, value: RawSpan) -> UInt32 {
        var crc = CRC32C(continuing: UInt32(table.rawValue) &* 0x9e37_79b1)
        crc.add(key)
        crc.add(hash)
        crc.add(value)
        return crc.value
    }
}
