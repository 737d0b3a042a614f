/// The streams that were reset from here, as far back as it matters.
///
/// What the peer sends on one of them before it learns of the reset is discarded and no mistake (RFC 9113 section 5.1,
/// "closed"); on any other closed stream it is one.
struct ResetStreams {
    private static let capacity = 64

    private var ids: ContiguousArray<Int32> = []
    private var oldest = 0
    /// Up to this stream nothing is known any more, and the peer has the benefit of the doubt.
    private var forgotten: Int32 = 0

    mutating func insert(_ id: Int32) {
        guard ids.count == Self.capacity else { return ids.append(id) }
        forgotten = max(forgotten, ids[oldest])
        ids[oldest] = id
        oldest = (oldest + 1) % Self.capacity
    }

    func mayContain(_ id: Int32) -> Bool {
        id <= forgotten || ids.contains(id)
    }
}
