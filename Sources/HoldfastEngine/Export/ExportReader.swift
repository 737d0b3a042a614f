import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

/// Reads a snapshot so that every row comes after those that it refers to: first the ledger, of which stock is the sum, then who buys and
/// sells, what is sold, and last the orders, each with all that belongs to it.
struct ExportReader: ~Copyable {
    private let entities: Set<EntityKind>
    let batch: ExportBatch
    let arena = Arena()

    /// Puts rows of these entities, of all if there are none, into `batch`.
    init(entities: Set<EntityKind>, batch: ExportBatch) {
        self.entities = entities
        self.batch = batch
    }

    func run(_ snapshot: borrowing Snapshot) throws {
        try add(.ledgerEntry, .ledger, LedgerEntry.self, snapshot) { .ledgerEntry($0) }
        try add(.stock, .stock, Stock.self, snapshot) { .stock($0) }
        try add(.counter, Counter.self, snapshot)
        try add(.user, User.self, snapshot)
        // The first address of a user must be the default one, and the first image of a product the primary one.
        try add(.address, Address.self, snapshot) { $0.address?.isDefault == true }
        try add(.address, Address.self, snapshot) { $0.address?.isDefault == false }
        try add(.seller, Seller.self, snapshot)
        try addCategories(snapshot)
        try add(.product, Product.self, snapshot)
        try add(.productVariant, ProductVariant.self, snapshot)
        try add(.productImage, ProductImage.self, snapshot) { $0.productImage?.isPrimary == true }
        try add(.productImage, ProductImage.self, snapshot) { $0.productImage?.isPrimary == false }
        try add(.cart, Cart.self, snapshot)
        try add(.cartItem, CartItem.self, snapshot)
        try add(.reservation, .reservation, Reservation.self, snapshot) { $0.owner == .order ? nil : .reservation($0) }
        try add(.reservation, .endedReservation, Reservation.self, snapshot) { .reservation($0) }
        try add(.waitlistEntry, WaitlistEntry.self, snapshot)
        try add(.checkoutGroup, CheckoutGroup.self, snapshot)
        try add(.orderAggregate, OrderAggregate.self, snapshot)
        if isWanted(.orderAggregate) { try addLiveOrders(snapshot) }
        try batch.finish()
    }

    // MARK: The pieces

    private func isWanted(_ kind: EntityKind) -> Bool { entities.isEmpty || entities.contains(kind) }

    /// Rows that have a form of their own.
    private func add<Row: ProtobufMessage>(
        _ kind: EntityKind,
        _ table: TableID,
        _: Row.Type,
        _ snapshot: borrowing Snapshot,
        _ wrap: (Row) -> EntityRow.Row?
    ) throws {
        guard isWanted(kind) else { return }
        try snapshot.scan(table) { _, value in
            if let row = wrap(try Row.decode(compact: value, in: arena)) {
                try batch.add(row, byteCount: value.byteCount)
            }
            return true
        }
    }

    /// Rows of a declared entity, those that are history included, as far as `isIn` lets them pass.
    private func add<Entry: EntityTableRow>(
        _ kind: EntityKind,
        _: Entry.Type,
        _ snapshot: borrowing Snapshot,
        where isIn: (EntityRow.Row) -> Bool = { _ in true }
    ) throws {
        guard isWanted(kind) else { return }
        let live = TableID(rawValue: Entry.tableNumber)
        for table in Entry.hasHistory ? [live.history, live] : [live] {
            try snapshot.scan(table) { _, value in
                let row = try ExportReader.row(value, in: arena)
                if isIn(row) { try batch.add(row, byteCount: value.byteCount) }
                return true
            }
        }
    }

    private func addCategories(_ snapshot: borrowing Snapshot) throws {
        guard isWanted(.category) else { return }
        var children: [ID<Category>?: [Category]] = [:]
        try snapshot.forEach(TableID(rawValue: Category.tableNumber), as: EntityRow.self) { row in
            guard case .category(let category) = row.row else { return }
            children[category.parentID, default: []].append(category)
        }
        var level = children[nil] ?? []
        while !level.isEmpty {
            for category in level { try batch.add(.category(category), byteCount: category.maximumEncodedByteCount) }
            level = level.flatMap { children[$0.id] ?? [] }
        }
    }

    static func row(_ value: RawSpan, in arena: borrowing Arena) throws -> EntityRow.Row {
        guard let row = try EntityRow.decode(compact: value, in: arena).row else {
            throw HistoryDamage(description: "a stored row is of no kind")
        }
        return row
    }
}

extension EntityRow.Row {
    fileprivate var address: Address? {
        guard case .address(let row) = self else { return nil }
        return row
    }

    fileprivate var productImage: ProductImage? {
        guard case .productImage(let row) = self else { return nil }
        return row
    }
}
