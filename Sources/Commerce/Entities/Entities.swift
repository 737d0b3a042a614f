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
    var carts = Table<Cart>()
    var cartItems = Table<CartItem>()
    var checkoutGroups = Table<CheckoutGroup>()
    var orders = Table<Order>()
    var orderItems = Table<OrderItem>()
    var shippingDetails = Table<OrderShippingDetail>()
    var adjustments = Table<OrderAdjustment>()
    var transitions = Table<OrderTransition>()
    var payments = Table<Payment>()
    var refunds = Table<Refund>()
    var finishedOrders = Table<OrderAggregate>()
    var waitlist = Table<WaitlistEntry>()

    /// Shows every table to a visitor. Inlined, so that what is done with each is compiled for its rows: else looking up what
    /// type they are takes longer than most of it.
    @inline(__always)
    mutating func visit(_ visitor: inout some TableVisitor & ~Copyable) {
        visitor.visit(&categories)
        visitor.visit(&counters)
        visitor.visit(&users)
        visitor.visit(&addresses)
        visitor.visit(&sellers)
        visitor.visit(&products)
        visitor.visit(&variants)
        visitor.visit(&images)
        visitor.visit(&carts)
        visitor.visit(&cartItems)
        visitor.visit(&checkoutGroups)
        visitor.visit(&orders)
        visitor.visit(&orderItems)
        visitor.visit(&shippingDetails)
        visitor.visit(&adjustments)
        visitor.visit(&transitions)
        visitor.visit(&payments)
        visitor.visit(&refunds)
        visitor.visit(&finishedOrders)
        visitor.visit(&waitlist)
    }

    /// Takes in a row from the snapshot; gives what it adds to the state hash. Nil for rows that are kept elsewhere.
    mutating func load(_ row: EntityRow.Row) -> Hash128? {
        switch row {
        case .category(let row): load(row, into: &categories)
        case .counter(let row): load(row, into: &counters)
        case .user(let row): load(row, into: &users)
        case .address(let row): load(row, into: &addresses)
        case .seller(let row): load(row, into: &sellers)
        case .product(let row): load(row, into: &products)
        case .productVariant(let row): load(row, into: &variants)
        case .productImage(let row): load(row, into: &images)
        case .cart(let row): load(row, into: &carts)
        case .cartItem(let row): load(row, into: &cartItems)
        case .checkoutGroup(let row): load(row, into: &checkoutGroups)
        case .order(let row): load(row, into: &orders)
        case .orderItem(let row): load(row, into: &orderItems)
        case .orderShippingDetail(let row): load(row, into: &shippingDetails)
        case .orderAdjustment(let row): load(row, into: &adjustments)
        case .orderTransition(let row): load(row, into: &transitions)
        case .payment(let row): load(row, into: &payments)
        case .refund(let row): load(row, into: &refunds)
        case .orderAggregate(let row): load(row, into: &finishedOrders)
        case .waitlistEntry(let row): load(row, into: &waitlist)
        case .stock, .reservation, .ledgerEntry: nil
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
