import HoldfastMessages

extension Category: TimedRow {
    public static var tableNumber: UInt8 { 8 }
    public static var entityName: String { "category" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<Category>] { [bySlug] }
    public static var lists: [RowList<Category>] { [all, byParent] }
    public static var references: [Reference<Category>] {
        [Reference(Category.self, { $0.parentID }) { $0.entities.categories.contains($1) }]
    }
    public var key: ID<Category> { id }
    public var entityRow: EntityRow.Row { .category(self) }

    static let bySlug = UniqueKey<Category>("slug", position: 0) { $0.slug }
    static let all = RowList<Category>(position: 0) { _ in .none }
    static let byParent = RowList<Category>(position: 1) { ListGroup($0.parentID) }
}
