import HoldfastMessages

/// What identifies a row besides its key: no two rows of the table have the same.
public struct UniqueKey<Entry>: Sendable {
    /// The field's name in the schema.
    let field: String
    /// Which one of the entity's unique keys it is.
    let position: Int
    /// The key of a row; nil for one that has none.
    let text: @Sendable (Entry) -> String?

    init(_ field: String, position: Int, _ text: @escaping @Sendable (Entry) -> String?) {
        self.field = field
        self.position = position
        self.text = text
    }

    /// Whether two keys are the same, byte by byte: texts that only look alike are two.
    static func areSame(_ left: String?, _ right: String?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.utf8.elementsEqual(right.utf8)
    }

    /// Spreads texts evenly. Not made to withstand someone who looks for collisions: callers are services of the same house.
    static func hash(_ text: String) -> UInt32 {
        var hasher = RowHasher(seed: 0)
        hasher.combine(text)
        return UInt32(truncatingIfNeeded: hasher.finalize().low >> 32)
    }
}
