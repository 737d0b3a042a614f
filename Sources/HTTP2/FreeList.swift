internal import CNghttp2
private import Glibc

/// What a ``MemoryPool`` is made of: blocks that are freed are kept by size and handed out again, last in, first out.
///
/// Each block is preceded by sixteen bytes that say which class it belongs to, which keeps malloc's alignment.
@safe
struct FreeList {
    @safe
    private struct Block {
        var next: UnsafeMutablePointer<Block>?
    }

    private static let headerSize = 16
    private static let granularity = 64
    private static let classCount = 16
    /// Blocks of this class come from malloc and return to it.
    private static let large = classCount

    private let heads: UnsafeMutablePointer<UnsafeMutablePointer<Block>?>
    private let keptLimit: Int
    private var keptBytes = 0
    /// Bytes of the bodies whose blocks are large.
    private(set) var largeBodyByteCount = 0
    /// Bytes of the header blocks that wait to be sent.
    var blockByteCount = 0

    init(keptLimit: Int) {
        self.keptLimit = keptLimit
        unsafe heads = .allocate(capacity: Self.classCount)
        unsafe heads.initialize(repeating: nil, count: Self.classCount)
    }

    /// Frees every kept block. Those handed out must have come back before.
    func destroy() {
        for index in 0..<Self.classCount {
            var block = unsafe heads[index]
            while let current = unsafe block {
                unsafe block = current.pointee.next
                unsafe Glibc.free(UnsafeMutableRawPointer(current) - Self.headerSize)
            }
        }
        unsafe heads.deallocate()
    }

    /// A body's block of so many bytes, 0 for none, is about to become another.
    @inline(__always)
    mutating func countBody(from before: Int, to after: Int) {
        let smallest = Self.granularity * Self.classCount
        guard before > smallest || after > smallest else { return }
        largeBodyByteCount += (after > smallest ? after : 0) - (before > smallest ? before : 0)
    }

    /// The size of the block that `allocate(size)` gives.
    static func roundedUp(_ size: Int) -> Int {
        let granules = (max(size, 1) + granularity - 1) / granularity
        return granules <= classCount ? granules * granularity : size
    }

    @inline(__always)
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        let index = size == 0 ? 0 : (size - 1) / Self.granularity
        guard index < Self.classCount else {
            return unsafe Self.allocateBlock(byteCount: size, classIndex: Self.large)
        }
        if let block = unsafe heads[index] {
            unsafe heads[index] = block.pointee.next
            keptBytes -= (index + 1) * Self.granularity
            return UnsafeMutableRawPointer(block)
        }
        return unsafe Self.allocateBlock(byteCount: (index + 1) * Self.granularity, classIndex: index)
    }

    @inline(__always)
    mutating func release(_ pointer: UnsafeMutableRawPointer?) {
        guard let pointer = unsafe pointer else { return }
        let index = unsafe (pointer - Self.headerSize).load(as: Int.self)
        let byteCount = (index + 1) * Self.granularity
        guard index != Self.large, keptBytes + byteCount <= keptLimit else {
            return unsafe Glibc.free(pointer - Self.headerSize)
        }
        let block = unsafe pointer.bindMemory(to: Block.self, capacity: 1)
        unsafe block.pointee.next = heads[index]
        unsafe heads[index] = block
        keptBytes += byteCount
    }

    mutating func reallocate(_ pointer: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
        guard let pointer = unsafe pointer else { return unsafe allocate(size) }
        let index = unsafe (pointer - Self.headerSize).load(as: Int.self)
        if index == Self.large {
            // A large block stays one, whatever its size becomes, so malloc can extend it in place.
            let block = unsafe Glibc.realloc(pointer - Self.headerSize, size + Self.headerSize)
            return unsafe block.map { unsafe $0 + Self.headerSize }
        }
        let available = (index + 1) * Self.granularity
        if size <= available { return unsafe pointer }
        guard let grown = unsafe allocate(size) else { return nil }
        unsafe grown.copyMemory(from: pointer, byteCount: available)
        unsafe release(pointer)
        return unsafe grown
    }

    private static func allocateBlock(byteCount: Int, classIndex: Int) -> UnsafeMutableRawPointer? {
        guard let block = unsafe Glibc.malloc(byteCount + headerSize) else { return nil }
        unsafe block.storeBytes(of: classIndex, as: Int.self)
        return unsafe block + headerSize
    }

    /// nghttp2's view of `list`, which must outlive the session.
    static func functions(of list: UnsafeMutablePointer<FreeList>) -> nghttp2_mem {
        unsafe nghttp2_mem(
            mem_user_data: list,
            malloc: { size, list in
                unsafe list!.assumingMemoryBound(to: FreeList.self).pointee.allocate(size)
            },
            free: { pointer, list in
                unsafe list!.assumingMemoryBound(to: FreeList.self).pointee.release(pointer)
            },
            calloc: { count, size, list in
                let (byteCount, overflow) = count.multipliedReportingOverflow(by: size)
                guard !overflow else { return nil }
                let block = unsafe list!.assumingMemoryBound(to: FreeList.self).pointee.allocate(byteCount)
                unsafe block?.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
                return unsafe block
            },
            realloc: { pointer, size, list in
                unsafe list!.assumingMemoryBound(to: FreeList.self).pointee.reallocate(pointer, size)
            }
        )
    }
}
