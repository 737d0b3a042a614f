/// What the session knows of one open stream.
struct StreamRecord {
    /// 0 while the place is free.
    var id: Int32 = 0
    /// What waits to be sent as DATA.
    var body = ByteQueue()
    /// No more will be appended to `body`.
    var bodyIsComplete = false
    /// nghttp2 was told that there is nothing to send yet and asks again only when resumed.
    var bodyIsDeferred = false
    var remoteIsClosed = false
    /// Its event waits; the place is freed after that.
    var isClosed = false
    /// Fields of the header block being received: the first one's number, and the sizes so far.
    var firstField: Int32 = 0
    var fieldCount: UInt32 = 0
    var headerListSize: UInt32 = 0
    /// Whether what has come is a well-formed request; for a server alone.
    var check = RequestCheck()
    /// Its reset has been asked for.
    var isRefused = false
    /// Sent after `body`: a registered block (-1 for none) or one of this stream's own.
    var registeredTrailers: Int32 = -1
    var trailers: HeaderBlock?
}

/// The open streams of a session, found by number or by stream identifier.
///
/// Places are reused last in, first out, so that a busy connection keeps to few cache lines. The index from identifiers
/// is open addressing over a power of two: identifiers ascend by two, so neighbours rarely collide.
@safe
struct StreamTable {
    private(set) var records: UnsafeMutablePointer<StreamRecord>
    private var capacity = 16
    private var free: ContiguousArray<Int32>
    private var index: ContiguousArray<Entry>
    private(set) var count = 0
    /// The place found last: frames of one stream come one after the other.
    private var lastSlot: Int32 = 0
    /// Bytes in the bodies of all streams.
    var bodyByteCount = 0
    /// Bytes of the header blocks that wait to be sent, without those that are registered.
    private(set) var blockByteCount = 0

    private struct Entry {
        var id: Int32 = 0
        var slot: Int32 = 0
    }

    /// Where the streams' bodies come from.
    let pool: UnsafeMutablePointer<FreeList>

    init(pool: UnsafeMutablePointer<FreeList>) {
        unsafe self.pool = pool
        unsafe records = .allocate(capacity: capacity)
        unsafe records.initialize(repeating: StreamRecord(), count: capacity)
        free = ContiguousArray((0..<Int32(capacity)).reversed())
        index = ContiguousArray(repeating: Entry(), count: capacity * 4)
    }

    func destroy() {
        unsafe records.deinitialize(count: capacity)
        unsafe records.deallocate()
    }

    /// Takes a place for stream `id` and returns its number.
    mutating func insert(_ id: Int32) -> Int32 {
        if free.isEmpty { grow() }
        let slot = free.removeLast()
        unsafe records[Int(slot)].id = id
        lastSlot = slot
        place(id, slot)
        count += 1
        return slot
    }

    /// The number of stream `id`, or nil when it is not open.
    mutating func slot(of id: Int32) -> Int32? {
        if unsafe records[Int(lastSlot)].id == id { return id == 0 ? nil : lastSlot }
        let mask = index.count - 1
        var position = Int(id >> 1) & mask
        while index[position].id != 0 {
            if index[position].id == id {
                lastSlot = index[position].slot
                return lastSlot
            }
            position = (position + 1) & mask
        }
        return nil
    }

    func forEachID(_ body: (Int32) -> Void) {
        guard count > 0 else { return }
        for slot in 0..<capacity {
            let id = unsafe records[slot].id
            if id != 0 { body(id) }
        }
    }

    /// Whether `handle` still names the stream it was made for.
    func contains(_ handle: StreamHandle) -> Bool {
        guard handle.id != 0, handle.slot >= 0, Int(handle.slot) < capacity else { return false }
        return unsafe records[Int(handle.slot)].id == handle.id
    }

    /// Gives the place back.
    mutating func remove(slot: Int32) {
        let id = unsafe records[Int(slot)].id
        guard id != 0 else { return }
        bodyByteCount -= unsafe records[Int(slot)].body.count
        if let trailers = unsafe records[Int(slot)].trailers { countBlocks(-trailers.byteCount) }
        unsafe records[Int(slot)].body.release(to: pool)
        unsafe records[Int(slot)] = StreamRecord()
        unplace(id)
        free.append(slot)
        count -= 1
    }

    /// Nothing waits to be sent any more.
    mutating func removeAll() {
        for slot in 0..<Int32(capacity) { remove(slot: slot) }
        countBlocks(-blockByteCount)
    }

    /// So many bytes of header blocks more wait to be sent, or fewer.
    mutating func countBlocks(_ byteCount: Int) {
        blockByteCount += byteCount
        unsafe pool.pointee.blockByteCount += byteCount
    }

    private mutating func place(_ id: Int32, _ slot: Int32) {
        let mask = index.count - 1
        var position = Int(id >> 1) & mask
        while index[position].id != 0 { position = (position + 1) & mask }
        index[position] = Entry(id: id, slot: slot)
    }

    /// Removes by shifting back what collided, so that no tombstones pile up on a long-lived connection.
    private mutating func unplace(_ id: Int32) {
        let mask = index.count - 1
        var hole = Int(id >> 1) & mask
        while index[hole].id != id { hole = (hole + 1) & mask }
        var next = (hole + 1) & mask
        while index[next].id != 0 {
            let home = Int(index[next].id >> 1) & mask
            if (next &- home) & mask >= (next &- hole) & mask {
                index[hole] = index[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        index[hole] = Entry()
    }

    private mutating func grow() {
        let doubled = capacity * 2
        let moved = UnsafeMutablePointer<StreamRecord>.allocate(capacity: doubled)
        unsafe moved.moveInitialize(from: records, count: capacity)
        unsafe (moved + capacity).initialize(repeating: StreamRecord(), count: doubled - capacity)
        unsafe records.deallocate()
        unsafe records = moved
        free.append(contentsOf: (Int32(capacity)..<Int32(doubled)).reversed())
        let old = index
        index = ContiguousArray(repeating: Entry(), count: doubled * 4)
        for entry in old where entry.id != 0 { place(entry.id, entry.slot) }
        capacity = doubled
    }
}
