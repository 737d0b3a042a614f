import HoldfastMessages

/// A field that holds the key of another row, which must be there.
public struct Reference<Entry>: Sendable {
    /// The key that a row refers to, if it refers to any.
    let target: @Sendable (Entry) -> RowKey?

    init(_ target: @escaping @Sendable (Entry) -> RowKey?) {
        self.target = target
    }
}

/// The key of a row of any declared entity.
public enum RowKey: Hashable, Sendable {
    case category(ID<Category>)
}
