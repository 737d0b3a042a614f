internal import CNghttp2

/// The header block that the peer sends again and again.
///
/// A client's calls of one method mostly differ in nothing but their bodies. While a block has the same fields as the one before,
/// in the same order, its fields are only compared; what they mean, and whether they are well-formed, is known from then. The
/// fields of that block stay at the front of the table, with references of their own to their buffers. Worth 4 % of a unary
/// call (`Benchmarks/run memory`).
extension FieldTable {
    struct Repetition {
        /// Names the block; another one gets another number, and none has 0.
        var id: UInt32 = 0
        /// How many fields the block has; 0 without a block.
        var count = 0
        /// What the fields of the block say together.
        var check = RequestCheck()
        /// How many fields of the block being received are those of the repeated one, if all are so far, else -1.
        var position = -1
        /// The latest block that might be repeated, and what it says.
        var candidate: (fields: Range<Int>, check: RequestCheck)?

        mutating func begin(mayRepeat: Bool) {
            position = mayRepeat && count > 0 ? 0 : -1
        }

        /// The block being received is another one. Returns how many of its fields were the same.
        mutating func end() -> Int {
            defer { position = -1 }
            return position
        }

        /// Longer blocks are not worth it.
        static let largestCount = 32
    }

    /// Whether the block being received has been the repeated one so far.
    var isRepeating: Bool { repetition.position >= 0 }

    /// Whether it is the repeated block, now that it is complete.
    var hasRepeated: Bool { repetition.position == repetition.count }

    /// The fields of the repeated block.
    var repeated: FieldRange { FieldRange(0, repetition.count, repetition: repetition.id) }

    /// Takes the next field of a block that has been repeating so far. Says whether it still does.
    mutating func `repeat`(name: OpaquePointer, value: OpaquePointer) -> Bool {
        guard repetition.position < repetition.count else { return false }
        let field = fields[repetition.position]
        guard unsafe field.name == name, unsafe Self.areSame(field.value, value) else { return false }
        repetition.position += 1
        return true
    }

    /// Takes a field of the repeated block as one of a block of its own, like `append`.
    mutating func appendRepeated(_ index: Int) -> (byteCount: Int, meaning: RequestField) {
        unsafe append(name: fields[index].name, value: fields[index].value)
    }

    /// A block came that might be repeated.
    mutating func propose(_ block: Range<Int>, _ check: RequestCheck) {
        guard block.count <= Repetition.largestCount, !block.isEmpty else { return }
        repetition.candidate = (block, check)
    }

    /// Makes the latest block that might be repeated the one that is looked for.
    mutating func adoptCandidate() {
        guard let candidate = repetition.candidate else { return }
        for index in candidate.fields {
            unsafe nghttp2_rcbuf_incref(fields[index].name)
            unsafe nghttp2_rcbuf_incref(fields[index].value)
        }
        forgetRepetition()
        for (position, index) in candidate.fields.enumerated() { fields[position] = fields[index] }
        repetition.count = candidate.fields.count
        repetition.check = candidate.check
        repetition.id = repetition.id == .max ? 1 : repetition.id + 1
    }

    /// From here on no block is looked for.
    mutating func forgetRepetition() {
        for index in 0..<repetition.count {
            unsafe nghttp2_rcbuf_decref(fields[index].name)
            unsafe nghttp2_rcbuf_decref(fields[index].value)
        }
        repetition.count = 0
    }
}
