import HoldfastMessages

/// The rows of all entities whose tables are kept, journalled, loaded and checked by the code that all of them share. A new entity
/// is entered here: a table, and a line each in `visit` and `load`.
public struct Entities {
    var categories = Table<Category>()
    var counters = Table<Counter>()
    var users = Table<User>()
    var addresses = Table<Address>()
    var sellers = Table<Seller>()
    var products = Table<Product>()
    var variants = Table<ProductVariant>()
    var images = Table<ProductImage>()

    /// Shows every table to a visitor.
    mutating func visit(_ visitor: inout some TableVisitor & ~Copyable) {
        visitor.visit(&categories)
        visitor.visit(&counters)
        visitor.visit(&users)
        visitor.visit(&addresses)
        visitor.visit(&sellers)
        visitor.visit(&products)
        visitor.visit(&variants)
        visitor.visit(&images)
    }

    /// Takes in a row from the snapshot; gives what it adds to the state hash.
    mutating func load(_ row: EntityRow.Row) -> Hash128 {
        switch row {
        case .category(let row): load(row, into: &categories)
        case .counter(let row): load(row, into: &counters)
        case .user(let row): load(row, into: &users)
        case .address(let row): load(row, into: &addresses)
        case .seller(let row): load(row, into: &sellers)
        case .product(let row): load(row, into: &products)
        case .productVariant(let row): load(row, into: &variants)
        case .productImage(let row): load(row, into: &images)
        }
    }

    private func load<Entry: EntityTableRow>(_ row: Entry, into table: inout Table<Entry>) -> Hash128 {
        table.load(row)
        return row.stateTerm
    }
}

/// What is done with the table of every entity.
protocol TableVisitor: ~Copyable {
    mutating func visit<Entry: EntityTableRow>(_ table: inout Table<Entry>)
}
