import HoldfastMessages
import Platform

/// How one row image lies in a group: a word, then for a row its hash, key and value, for a deletion the key alone.
///
/// | bits of the word | |
/// |---|---|
/// | 0–31 | bytes of value |
/// | 32–47 | bytes of key |
/// | 48 | deletion |
/// | 56–63 | table |
///
/// Everything is little-endian and unaligned: an image costs 24 bytes more than its key and value.
@usableFromInline
struct RowImageWord {
    @usableFromInline static let byteCount = 8
    @usableFromInline static let hashByteCount = 16

    @usableFromInline var bits: UInt64

    @inlinable @inline(__always)
    init(bits: UInt64) {
        self.bits = bits
    }

    @inlinable @inline(__always)
    init(table: TableID, keyByteCount: Int, valueByteCount: Int, isDeletion: Bool) {
        bits =
            UInt64(table.rawValue) << 56 | (isDeletion ? 1 << 48 : 0) | UInt64(UInt16(keyByteCount)) << 32
            | UInt64(UInt32(valueByteCount))
    }

    @inline(__always) var table: TableID { TableID(rawValue: UInt8(truncatingIfNeeded: bits >> 56)) }
    @inline(__always) var isDeletion: Bool { bits & 1 << 48 != 0 }
    @inline(__always) var keyByteCount: Int { Int(UInt16(truncatingIfNeeded: bits >> 32)) }
    @inline(__always) var valueByteCount: Int { Int(UInt32(truncatingIfNeeded: bits)) }
    @inline(__always) var hasUnknownBits: Bool { bits & 0x00fe_0000_0000_0000 != 0 }

    /// Where the key begins, counted from the word.
    @inline(__always) var keyOffset: Int { Self.byteCount + (isDeletion ? 0 : Self.hashByteCount) }
    /// Where the value begins, counted from the word.
    @inline(__always) var valueOffset: Int { keyOffset + keyByteCount }
    /// The whole image.
    @inline(__always) var imageByteCount: Int { valueOffset + valueByteCount }
}

extension RawSpan {
    /// Gives each image of a group's body to `visit`, in order: hash and value are nil for a deletion. The bytes end with
    /// the closure. Throws `MalformedImage` where the bytes are no image, and what `visit`
    /// throws.
    @inline(__always)
    func forEachImage(
        _ visit: (_ table: TableID, _ hash: Hash128?, _ key: RawSpan, _ value: RawSpan?) throws -> Void
    ) throws {
        var offset = 0
        while offset < byteCount {
            let word = try imageWord(at: offset)
            let key = extracting(offset + word.keyOffset..<offset + word.valueOffset)
            if word.isDeletion {
                try visit(word.table, nil, key, nil)
            } else {
                let value = extracting(offset + word.valueOffset..<offset + word.imageByteCount)
                try visit(word.table, imageHash(at: offset), key, value)
            }
            offset += word.imageByteCount
        }
    }

    /// The word of the image at `offset`, checked to lie whole within these bytes.
    @inline(__always)
    func imageWord(at offset: Int) throws -> RowImageWord {
        guard byteCount - offset >= RowImageWord.byteCount else { throw MalformedImage() }
        let word = RowImageWord(bits: load(at: offset, as: UInt64.self))
        guard !word.hasUnknownBits, word.keyByteCount > 0, word.keyByteCount <= StoredTable.maximumKeyByteCount,
            byteCount - offset >= word.imageByteCount, !word.isDeletion || word.valueByteCount == 0
        else { throw MalformedImage() }
        return word
    }

    /// The hash of the row image at `offset`.
    @inline(__always)
    func imageHash(at offset: Int) -> Hash128 {
        Hash128(
            low: load(at: offset + RowImageWord.byteCount, as: UInt64.self),
            high: load(at: offset + RowImageWord.byteCount + 8, as: UInt64.self)
        )
    }
}

/// Bytes that are no row image. Whoever knows the group turns it into a `StorageError`.
struct MalformedImage: Error {}
