import Platform

/// How LMDB 0.9 lays out its file (data version 1, 64 bits, little-endian), as far as `PageWalk` has to know. The
/// format is the same for all of 0.9.
enum PageFormat {
    /// What comes first on every page: number, u64; pad, u16; flags, u16; then lower and upper, u16 each, or the length
    /// of a run of overflow pages, u32.
    static let headerByteCount = 16
    /// What comes first in every node: two halves of a size or page number, flags, key size, u16 each.
    static let nodeByteCount = 8
    /// The record of a tree.
    static let treeByteCount = 48
    /// The record of the file after the header of page 0 and page 1: magic, version, address, map size; the trees of free
    /// pages and of everything else; last page; transaction.
    static let metaByteCount = headerByteCount + 24 + 2 * treeByteCount + 16
    static let magic: UInt32 = 0xbeef_c0de
    static let version: UInt32 = 1

    /// What a page is, from its flags: exactly one of these in a file that nobody writes.
    enum Kind: UInt16 {
        case branch = 1
        case leaf = 2
        case overflow = 4
        case meta = 8
    }

    /// What a leaf's node holds instead of a value, from its flags.
    enum Content: UInt16 {
        case value = 0
        /// The number of the first overflow page.
        case overflow = 1
        /// The record of a named tree.
        case tree = 2
    }

    /// How many overflow pages a value of `byteCount` takes.
    static func overflowPageCount(_ byteCount: Int, pageByteCount: Int) -> Int {
        (headerByteCount - 1 + byteCount) / pageByteCount + 1
    }
}

/// A page as far as its header says; the bytes are as long as a page.
struct PageHeader {
    let number: UInt64
    let kind: PageFormat.Kind?
    /// Where the offsets of nodes end, and where nodes begin.
    let lower: Int
    let upper: Int
    /// How many pages a run of overflow pages has.
    let overflowPageCount: Int

    init(_ page: RawSpan) {
        number = page.load(at: 0, as: UInt64.self)
        kind = PageFormat.Kind(rawValue: page.load(at: 10, as: UInt16.self))
        lower = Int(page.load(at: 12, as: UInt16.self))
        upper = Int(page.load(at: 14, as: UInt16.self))
        overflowPageCount = Int(page.load(at: 12, as: UInt32.self))
    }

    var nodeCount: Int { (lower - PageFormat.headerByteCount) / 2 }
}

/// The record of a tree (MDB_db).
struct PageTree {
    /// The page size, where the tree is that of free pages.
    let pad: UInt32
    let flags: UInt16
    let depth: Int
    let entryCount: UInt64
    /// All ones in an empty tree.
    let root: UInt64

    static let integerKeys: UInt16 = 8

    init(_ bytes: RawSpan, at offset: Int) {
        pad = bytes.load(at: offset, as: UInt32.self)
        flags = bytes.load(at: offset + 4, as: UInt16.self)
        depth = Int(bytes.load(at: offset + 6, as: UInt16.self))
        entryCount = bytes.load(at: offset + 32, as: UInt64.self)
        root = bytes.load(at: offset + 40, as: UInt64.self)
    }

    var isEmpty: Bool { root == .max }
    var hasIntegerKeys: Bool { flags & PageTree.integerKeys != 0 }
}

/// The record of the whole file, of which there are two (MDB_meta): the newer one counts.
struct PageMeta {
    let free: PageTree
    let main: PageTree
    let lastPage: UInt64
    let transactionID: UInt64

    /// Nil where the page is none.
    init?(_ page: RawSpan) {
        let start = PageFormat.headerByteCount
        guard page.byteCount >= PageFormat.metaByteCount, PageHeader(page).kind == .meta,
            page.load(at: start, as: UInt32.self) == PageFormat.magic,
            page.load(at: start + 4, as: UInt32.self) == PageFormat.version
        else { return nil }
        let trees = start + 24
        free = PageTree(page, at: trees)
        main = PageTree(page, at: trees + PageFormat.treeByteCount)
        lastPage = page.load(at: trees + 2 * PageFormat.treeByteCount, as: UInt64.self)
        transactionID = page.load(at: trees + 2 * PageFormat.treeByteCount + 8, as: UInt64.self)
    }
}
