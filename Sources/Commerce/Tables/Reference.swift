import HoldfastMessages

/// A field that holds the key of another row, which must be there.
public struct Reference<Entry>: Sendable {
    /// The row that an entry refers to and that is not there.
    let missing: @Sendable (Entry, EntityBox) -> MissingRow?

    /// The key that `id` gives, if it gives any, is one of a `Target`; `contains` tells whether there is such a row.
    init<Target: EntityTableRow>(
        _: Target.Type,
        _ id: @escaping @Sendable (Entry) -> ID<Target.KeyOf>?,
        in contains: @escaping @Sendable (EntityBox, ID<Target.KeyOf>) -> Bool
    ) {
        missing = { entry, box in
            guard let key = id(entry), !contains(box, key) else { return nil }
            return MissingRow(entity: Target.entityName, key: key.description)
        }
    }
}

/// A row that is referred to and not there.
struct MissingRow: Equatable, Sendable {
    var entity: String
    var key: String
}
