internal import CNghttp2

/// The fields of the header block that a client sends again and again.
///
/// A client's calls of one method mostly differ in nothing but their bodies. What the fields of such a block are, what they mean, and
/// whether they are well-formed, is known from the first times; nghttp2 is not asked again (``LatestBlock``). The fields stay at the
/// front of the table, with references of their own to their buffers.
extension FieldTable {
    struct Repetition {
        /// Names the block; another one gets another number, and none has 0.
        private(set) var id: UInt32 = 0
        /// Where its fields are.
        fileprivate(set) var fields = 0..<0
        /// What they say together.
        private(set) var check = RequestCheck()
        /// How many fields at the front of the table are held.
        fileprivate(set) var heldCount = 0

        /// Longer blocks are not worth it.
        static let largestCount = 32

        fileprivate mutating func begin(_ block: Range<Int>, _ check: RequestCheck) {
            id = id == .max ? 1 : id + 1
            fields = block
            self.check = check
        }
    }

    /// The fields of the repeated block.
    var repeated: FieldRange {
        FieldRange(repetition.fields.lowerBound, repetition.fields.count, repetition: repetition.id)
    }

    /// The latest block has come again, with these fields, of which the request consists: they need not be told once more.
    mutating func recognize(_ block: Range<Int>, _ check: RequestCheck) {
        guard block.count <= Repetition.largestCount else { return }
        repetition.begin(block, check)
        latestBlock.fieldsAreKnown()
    }

    /// Sees to it that the fields of the block that is repeated outlive the events.
    mutating func holdRepeated() {
        guard latestBlock.standing == .known, repetition.fields.lowerBound >= repetition.heldCount else { return }
        for index in repetition.fields {
            unsafe nghttp2_rcbuf_incref(fields[index].name)
            unsafe nghttp2_rcbuf_incref(fields[index].value)
        }
        releaseRepeated()
        for (position, index) in repetition.fields.enumerated() { fields[position] = fields[index] }
        repetition.fields = 0..<repetition.fields.count
        repetition.heldCount = repetition.fields.count
    }

    mutating func releaseRepeated() {
        for index in 0..<repetition.heldCount {
            unsafe nghttp2_rcbuf_decref(fields[index].name)
            unsafe nghttp2_rcbuf_decref(fields[index].value)
        }
        repetition.heldCount = 0
    }
}
