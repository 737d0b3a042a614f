import HoldfastMessages

/// The fields of rows that are imported, by the rules of the requests that make such rows. Those of orders are in
/// `Validation+OrderRows`.
extension Validation {
    /// The largest key, or other number, of those that count up: larger ones are left for what comes after.
    static let largestNumber: Int64 = .max / 2

    /// Every violation of a row, in the order of its fields; empty when there is none. Their paths begin with the kind
    /// of the row, as `user.username`.
    static func violations(of row: EntityRow.Row, limits: Limits) -> [InvalidField] {
        var validation = Validation(limits: limits)
        validation.check(anyRow: row)
        return validation.violations
    }

    private mutating func check(anyRow row: EntityRow.Row) {
        switch row {
        case .category(let row): check(row: row)
        case .counter(let row): check(row: row)
        case .user(let row): check(row: row)
        case .address(let row): check(row: row)
        case .seller(let row): check(row: row)
        case .product(let row): check(row: row)
        case .productVariant(let row): check(row: row)
        case .productImage(let row): check(row: row)
        case .cart(let row): check(row: row)
        case .cartItem(let row): check(row: row)
        case .checkoutGroup(let row): check(row: row)
        case .orderAggregate(let row): check(row: row)
        case .stock(let row): check(row: row)
        case .reservation(let row): check(row: row, in: "reservation.")
        case .ledgerEntry(let row): check(row: row)
        case .waitlistEntry(let row): check(row: row)
        // These are not imported by themselves, whatever is in them.
        case .order, .orderItem, .orderShippingDetail, .orderAdjustment, .orderTransition, .payment, .refund: break
        }
    }

    // MARK: What fields of rows have in common

    mutating func check<Of: Entity>(id: ID<Of>, _ field: String) {
        if id.isNone { refuse(field, "must not be empty") }
    }

    mutating func check(number: Int64, _ field: String) {
        if number < 1 || number > Validation.largestNumber {
            refuse(field, "must be 1 to \(Validation.largestNumber)")
        }
    }

    mutating func check(time: Timestamp, _ field: String) {
        if time.nanoseconds < 0 { refuse(field, "must not be before 1970") }
    }

    mutating func check(amount: Money, from least: Int64, _ field: String) {
        if amount.minorUnits < least || amount.minorUnits > limits.maximumAmount {
            refuse(field, "must be \(least) to \(limits.maximumAmount)")
        }
    }

    // MARK: People

    private mutating func check(row: Counter) {
        if Counter.Kind(rawValue: row.id.raw) == nil { refuse("counter.id", "must be of something that is counted") }
        if row.lastNumber < 0 || row.lastNumber > Validation.largestNumber {
            refuse("counter.last_number", "must be 0 to \(Validation.largestNumber)")
        }
    }

    private mutating func check(row: User) {
        check(number: row.id.raw, "user.id")
        check(name: row.username, "user.username")
        if row.username != row.username.lowercased() { refuse("user.username", "must be lower case") }
        check(text: row.firstName, "user.first_name")
        check(text: row.lastName, "user.last_name")
        check(phoneNumber: row.phoneNumber, "user.phone_number")
        if row.phoneNumber.contains(where: { " -()".contains($0) }) {
            refuse("user.phone_number", "must be digits after an optional +")
        }
        check(email: row.email, "user.email")
        if row.email != row.email.lowercased() { refuse("user.email", "must be lower case") }
        if row.role == .unspecified { refuse("user.role", "must be USER, SELLER or ADMIN") }
        check(time: row.createTime, "user.create_time")
        check(time: row.updateTime, "user.update_time")
    }

    private mutating func check(row: Address) {
        check(id: row.id, "address.id")
        check(name: row.addressLine1, "address.address_line1")
        check(text: row.addressLine2, "address.address_line2")
        check(name: row.city, "address.city")
        check(text: row.state, "address.state")
        check(text: row.postalCode, "address.postal_code")
        check(name: row.country, "address.country")
        check(time: row.createTime, "address.create_time")
        check(time: row.updateTime, "address.update_time")
    }

    private mutating func check(row: Seller) {
        check(number: row.id.raw, "seller.id")
        check(name: row.storeName, "seller.store_name")
        check(slug: row.storeSlug, "seller.store_slug")
        check(longText: row.description, "seller.description")
        check(url: row.logoURL, "seller.logo_url")
        check(text: row.businessEmail, "seller.business_email")
        check(text: row.businessPhone, "seller.business_phone")
        if row.status == .unspecified { refuse("seller.status", "must be PENDING, APPROVED or SUSPENDED") }
        if row.averageRating < 0 || row.averageRating > 500 { refuse("seller.average_rating", "must be 0 to 500") }
        if row.totalSales < 0 { refuse("seller.total_sales", "must not be negative") }
        check(time: row.createTime, "seller.create_time")
        check(time: row.updateTime, "seller.update_time")
    }

    // MARK: The catalogue

    private mutating func check(row: Category) {
        check(id: row.id, "category.id")
        check(name: row.name, "category.name")
        check(slug: row.slug, "category.slug")
        check(longText: row.description, "category.description")
        check(time: row.createTime, "category.create_time")
        check(time: row.updateTime, "category.update_time")
    }

    private mutating func check(row: Product) {
        check(id: row.id, "product.id")
        check(name: row.title, "product.title")
        check(slug: row.slug, "product.slug")
        check(longText: row.description, "product.description")
        check(text: row.badge, "product.badge")
        if row.status == .unspecified { refuse("product.status", "must be PENDING, APPROVED or REJECTED") }
        check(time: row.createTime, "product.create_time")
        check(time: row.updateTime, "product.update_time")
    }

    private mutating func check(row: ProductVariant) {
        check(id: row.id, "product_variant.id")
        check(name: row.sku, "product_variant.sku")
        check(text: row.name, "product_variant.name")
        check(price: row.price, "product_variant.price")
        check(time: row.createTime, "product_variant.create_time")
        check(time: row.updateTime, "product_variant.update_time")
    }

    private mutating func check(row: ProductImage) {
        check(id: row.id, "product_image.id")
        check(requiredURL: row.imageURL, "product_image.image_url")
        check(text: row.altText, "product_image.alt_text")
        check(time: row.createTime, "product_image.create_time")
    }

    // MARK: Stock and reservations

    private mutating func check(row: Stock) {
        check(id: row.variantID, "stock.variant_id")
        check(stock: row.currentStock, "stock.current_stock")
        if row.reservedStock < 0 { refuse("stock.reserved_stock", "must not be negative") }
        check(stock: row.lowStockThreshold, "stock.low_stock_threshold")
        check(stock: row.backorderLimit, "stock.backorder_limit")
        check(time: row.updateTime, "stock.update_time")
        if row.ledgerEntryID < 0 { refuse("stock.ledger_entry_id", "must not be negative") }
    }

    private mutating func check(row: LedgerEntry) {
        check(number: row.id.raw, "ledger_entry.id")
        check(id: row.variantID, "ledger_entry.variant_id")
        check(stock: row.currentAfter, "ledger_entry.current_after")
        if row.reservedAfter < 0 || row.reservedAfter > 2 * limits.maximumStock {
            refuse("ledger_entry.reserved_after", "must be 0 to \(2 * limits.maximumStock)")
        }
        if row.reason == .unspecified { refuse("ledger_entry.reason", "must be given") }
        check(text: row.note, "ledger_entry.note")
        check(time: row.createTime, "ledger_entry.create_time")
    }

    mutating func check(row: Reservation, in path: String) {
        check(id: row.id, path + "id")
        check(id: row.variantID, path + "variant_id")
        check(quantity: row.quantity, path + "quantity")
        if row.state == .unspecified { refuse(path + "state", "must be given") }
        check(time: row.createTime, path + "create_time")
        check(time: row.expireTime, path + "expire_time")
        if row.owner == .unspecified { refuse(path + "owner", "must be given") }
    }

    private mutating func check(row: WaitlistEntry) {
        check(id: row.id, "waitlist_entry.id")
        check(id: row.variantID, "waitlist_entry.variant_id")
        check(quantity: row.quantity, "waitlist_entry.quantity")
        check(ttl: row.ttl, "waitlist_entry.ttl")
        if row.state == .unspecified { refuse("waitlist_entry.state", "must be given") }
        if row.state == .waiting, row.reservationID != nil {
            refuse("waitlist_entry.reservation_id", "must be absent where nothing was offered")
        }
        check(time: row.createTime, "waitlist_entry.create_time")
        check(time: row.updateTime, "waitlist_entry.update_time")
        if let time = row.expireTime { check(time: time, "waitlist_entry.expire_time") }
        check(number: row.placeNumber, "waitlist_entry.place_number")
    }

    // MARK: Carts

    private mutating func check(row: Cart) {
        check(id: row.id, "cart.id")
        if row.userID == nil && row.sessionID.isEmpty { refuse("cart.user_id", "is required, or the session_id") }
        if row.userID != nil && !row.sessionID.isEmpty { refuse("cart.session_id", "must be empty for a user's cart") }
        check(text: row.sessionID, "cart.session_id")
        check(time: row.createTime, "cart.create_time")
        check(time: row.updateTime, "cart.update_time")
    }

    private mutating func check(row: CartItem) {
        check(id: row.id, "cart_item.id")
        check(quantity: row.quantity, "cart_item.quantity")
        check(time: row.createTime, "cart_item.create_time")
        check(time: row.updateTime, "cart_item.update_time")
    }

    private mutating func check(row: CheckoutGroup) {
        check(id: row.id, "checkout_group.id")
        check(amount: row.totalAmount, from: 0, "checkout_group.total_amount")
        check(time: row.createTime, "checkout_group.create_time")
    }
}
