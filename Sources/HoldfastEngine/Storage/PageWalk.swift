import Platform

/// Walks the pages of an LMDB file before LMDB does, which trusts every page: a damaged one ends the process by a signal,
/// or has a page in use written over. Rows and groups have checksums of their own; here it is only what LMDB follows.
///
/// It reads the file and never the map, and checks each offset before it follows it, so that whatever is in the file, it
/// ends with an answer. A walk costs a read for each page: little beside loading the rows in it.
struct PageWalk: ~Copyable {
    /// How much of a tree is walked.
    enum Extent {
        /// Every page: of what opening will read.
        case whole
        /// From the root to the last leaf: of what only grows, however large it has become.
        case end
    }

    /// The last pages of a file may be missing by right: what one transaction took and gave back is never written
    /// (LMDB's loose pages). Folding and journalling write each value once, so these are few.
    private static let unwrittenPageCount = 16

    private let file: File
    private let meta: PageMeta
    private let pageByteCount: Int
    private let extent: (_ name: [UInt8]) -> Extent
    /// A bit for each page that was met: one that is met twice would be a page of two trees.
    private var met: [UInt64]
    private var page: [UInt8]

    /// Checks the file at `path`; one that is missing or empty is sound. `extent` says how much of the tree of a named
    /// database is walked; the unnamed one and the free pages are walked whole. Throws `StorageError`: damage.
    static func check(_ path: String, extent: @escaping (_ name: [UInt8]) -> Extent) throws(StorageError) {
        try storing(in: path) {
            guard FileSystem.exists(path) else { return }
            let file = try File(path: path)
            guard try file.size() > 0 else { return }
            let layout = try layout(of: file)
            var walk = PageWalk(file: file, meta: layout.meta, pageByteCount: layout.pageByteCount, extent: extent)
            try walk.walkAll()
        }
    }

    private init(
        file: consuming File,
        meta: PageMeta,
        pageByteCount: Int,
        extent: @escaping (_ name: [UInt8]) -> Extent
    ) {
        self.file = file
        self.meta = meta
        self.pageByteCount = pageByteCount
        self.extent = extent
        met = Array(repeating: 0, count: Int(meta.lastPage) / 64 + 1)
        page = Array(repeating: 0, count: pageByteCount)
    }

    /// Reads the two records of the file; the newer one counts, as it does for LMDB.
    private static func layout(of file: borrowing File) throws -> (meta: PageMeta, pageByteCount: Int) {
        guard let first = try meta(in: file, at: 0) else { throw damage(file.path, "page 0 is not its record") }
        let pageByteCount = Int(first.free.pad)
        guard pageByteCount.nonzeroBitCount == 1, (512...65536).contains(pageByteCount),
            let second = try meta(in: file, at: pageByteCount), second.free.pad == first.free.pad
        else { throw damage(file.path, "page 1 is not its record") }
        let newer = first.transactionID < second.transactionID ? second : first
        let size = try file.size()
        guard newer.lastPage >= 1, newer.lastPage < UInt64(size / pageByteCount + unwrittenPageCount) else {
            let byteCount = (newer.lastPage &+ 1) &* UInt64(pageByteCount)
            throw damage(file.path, "its last \(byteCount &- UInt64(size)) bytes are missing")
        }
        return (newer, pageByteCount)
    }

    private static func meta(in file: borrowing File, at offset: Int) throws -> PageMeta? {
        var bytes = [UInt8](repeating: 0, count: PageFormat.metaByteCount)
        guard try file.read(into: &bytes, at: offset) == bytes.count else { return nil }
        return PageMeta(bytes.span.memory)
    }

    private mutating func walkAll() throws {
        var main = TreeVisit(meta.main, .whole)
        try walk(&main)
        for (tree, extent) in main.named {
            var visit = TreeVisit(tree, extent)
            try walk(&visit)
            guard visit.named.isEmpty else { throw damage("a named database holds another") }
        }
        // Last: by then the pages in use are known.
        var free = TreeVisit(meta.free, .whole, keepsValues: true)
        try walk(&free)
        for value in free.values { try checkFreePages(value) }
    }

    // MARK: Trees

    /// A walk of one tree.
    private struct TreeVisit {
        let tree: PageTree
        let extent: Extent
        let keepsValues: Bool
        var entryCount: UInt64 = 0
        var named: [(tree: PageTree, extent: Extent)] = []
        /// Where in the file the values lie, if they are wanted.
        var values: [Range<Int>] = []

        init(_ tree: PageTree, _ extent: Extent, keepsValues: Bool = false) {
            self.keepsValues = keepsValues
            self.tree = tree
            self.extent = extent
        }
    }

    private mutating func walk(_ visit: inout TreeVisit) throws {
        let tree = visit.tree
        if tree.isEmpty { return }
        guard tree.flags & ~PageTree.integerKeys == 0, (1...32).contains(tree.depth) else {
            throw damage("the record of a database is none")
        }
        try walk(tree.root, depth: 1, &visit)
        guard visit.extent == .end || visit.entryCount == tree.entryCount else {
            throw damage("a database has \(visit.entryCount) entries, its record says \(tree.entryCount)")
        }
    }

    private mutating func walk(_ number: UInt64, depth: Int, _ visit: inout TreeVisit) throws {
        let isLeaf = depth == visit.tree.depth
        try read(number, isLeaf ? .leaf : .branch)
        guard isLeaf else {
            let children = try branches(of: number, visit.tree)
            for child in visit.extent == .end ? children.suffix(1) : children[...] {
                try walk(child, depth: depth + 1, &visit)
            }
            return
        }
        for run in try leaves(of: number, &visit) { try checkOverflow(run) }
    }

    /// The pages below the branch page that was read.
    private func branches(of number: UInt64, _ tree: PageTree) throws -> [UInt64] {
        let bytes = page.span.memory
        return try (0..<PageHeader(bytes).nodeCount).map { index in
            let node = try node(index, of: number)
            // The first key of a branch stands for all smaller ones, and may be empty.
            guard !tree.hasIntegerKeys || index == 0 || node.keyByteCount == 8,
                node.offset + PageFormat.nodeByteCount + node.keyByteCount <= pageByteCount
            else { throw damage(page: number) }
            return UInt64(node.low) | UInt64(node.flags) << 32
        }
    }

    /// Checks the entries of the leaf page that was read; gives the runs of overflow pages that hold its long values.
    private func leaves(of number: UInt64, _ visit: inout TreeVisit) throws -> [(first: UInt64, byteCount: Int)] {
        let bytes = page.span.memory
        var runs: [(first: UInt64, byteCount: Int)] = []
        for index in 0..<PageHeader(bytes).nodeCount {
            let node = try node(index, of: number)
            let byteCount = Int(node.low)
            let keyStart = node.offset + PageFormat.nodeByteCount
            let start = keyStart + node.keyByteCount
            guard node.keyByteCount > 0, !visit.tree.hasIntegerKeys || node.keyByteCount == 8,
                let content = PageFormat.Content(rawValue: node.flags),
                start + (content == .overflow ? 8 : byteCount) <= pageByteCount
            else { throw damage(page: number) }
            visit.entryCount += 1
            switch content {
            case .value:
                let place = Int(number) * pageByteCount + start
                if visit.keepsValues { visit.values.append(place..<place + byteCount) }
            case .overflow:
                let first = bytes.load(at: start, as: UInt64.self)
                guard first <= meta.lastPage else { throw damage(page: number) }
                runs.append((first, byteCount))
                let place = Int(first) * pageByteCount + PageFormat.headerByteCount
                if visit.keepsValues { visit.values.append(place..<place + byteCount) }
            case .tree:
                guard byteCount == PageFormat.treeByteCount else { throw damage(page: number) }
                let name = bytes.extracting(keyStart..<start).copied()
                visit.named.append((PageTree(bytes, at: start), extent(name)))
            }
        }
        return runs
    }

    /// A node of the page that was read: its head lies within the page.
    private func node(
        _ index: Int,
        of number: UInt64
    ) throws -> (offset: Int, low: UInt32, flags: UInt16, keyByteCount: Int) {
        let bytes = page.span.memory
        let offset = Int(bytes.load(at: PageFormat.headerByteCount + 2 * index, as: UInt16.self))
        guard offset >= PageHeader(bytes).upper, offset + PageFormat.nodeByteCount <= pageByteCount else {
            throw damage(page: number)
        }
        return (
            offset,
            bytes.load(at: offset, as: UInt32.self),
            bytes.load(at: offset + 4, as: UInt16.self),
            Int(bytes.load(at: offset + 6, as: UInt16.self))
        )
    }

    // MARK: Pages

    /// Reads a page of a tree, which nothing else may refer to, and checks what its header says.
    private mutating func read(_ number: UInt64, _ kind: PageFormat.Kind) throws {
        try meet(number)
        guard try file.read(into: &page, at: Int(number) * pageByteCount) == pageByteCount else {
            throw damage(page: number)
        }
        let header = PageHeader(page.span.memory)
        guard header.number == number, header.kind == kind, header.lower > PageFormat.headerByteCount,
            header.lower <= header.upper, header.upper <= pageByteCount
        else { throw damage(page: number) }
    }

    private mutating func checkOverflow(_ run: (first: UInt64, byteCount: Int)) throws {
        var head = [UInt8](repeating: 0, count: PageFormat.headerByteCount)
        guard try file.read(into: &head, at: Int(run.first) * pageByteCount) == head.count else {
            throw damage(page: run.first)
        }
        let header = PageHeader(head.span.memory)
        let needed = PageFormat.overflowPageCount(run.byteCount, pageByteCount: pageByteCount)
        guard header.number == run.first, header.kind == .overflow, header.overflowPageCount >= needed,
            UInt64(header.overflowPageCount) <= meta.lastPage + 1 - run.first
        else { throw damage(page: run.first) }
        for number in run.first..<run.first + UInt64(header.overflowPageCount) { try meet(number) }
    }

    /// Notes that a page is in use, once.
    private mutating func meet(_ number: UInt64) throws {
        guard number >= 2, number <= meta.lastPage, !isMet(number) else { throw damage(page: number) }
        met[Int(number / 64)] |= 1 << (number % 64)
    }

    private func isMet(_ number: UInt64) -> Bool { met[Int(number / 64)] & 1 << (number % 64) != 0 }

    /// Checks a list of free pages: how many, then their numbers; none of them may be in use.
    private func checkFreePages(_ place: Range<Int>) throws {
        var list = [UInt8](repeating: 0, count: place.count)
        guard place.count >= 8, try file.read(into: &list, at: place.lowerBound) == list.count else {
            throw damage("a list of free pages is none")
        }
        let bytes = list.span.memory
        let count = bytes.load(at: 0, as: UInt64.self)
        guard count <= UInt64(list.count / 8 - 1) else { throw damage("a list of free pages is none") }
        for index in 0..<Int(count) {
            let number = bytes.load(at: 8 + 8 * index, as: UInt64.self)
            guard number >= 2, number <= meta.lastPage, !isMet(number) else {
                throw damage("page \(number) is in a list of free pages")
            }
        }
    }

    // MARK: Words

    private func damage(page number: UInt64) -> StorageError {
        damage("page \(number) is not what was written")
    }

    private func damage(_ problem: String) -> StorageError { Self.damage(file.path, problem) }

    private static func damage(_ path: String, _ problem: String) -> StorageError {
        .damaged(StorageError.Damage(file: path, problem: problem))
    }
}
