// Generated from holdfast/v1/entity.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension Counter: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__counter__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.id.raw != 0 {
            writer.tag(0x8)
            writer.varint(self.id.raw)
        }
        if self.lastNumber != 0 {
            writer.tag(0x10)
            writer.varint(self.lastNumber)
        }
        if self.etag != .none {
            writer.tag(0x1A)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        40
    }
}

extension Counter {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Counter>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Counter>(raw.pointee.f_id, "id", &reading),
            lastNumber: raw.pointee.f_last_number,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Counter>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}

extension OrderAggregate: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__order_aggregate__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        for value in self.items {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: 238) { value.write(to: &$0) }
        }
        writer.tag(0x1A)
        writer.delimited(maximumByteCount: self.shippingDetail.maximumEncodedByteCount) {
            self.shippingDetail.write(to: &$0)
        }
        for value in self.adjustments {
            writer.tag(0x22)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        for value in self.transitions {
            writer.tag(0x2A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        for value in self.payments {
            writer.tag(0x32)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        for value in self.refunds {
            writer.tag(0x3A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        for value in self.reservations {
            writer.tag(0x42)
            writer.delimited(maximumByteCount: 224) { value.write(to: &$0) }
        }
        if self.etag != .none {
            writer.tag(0x4A)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 66
        count += self.order.maximumEncodedByteCount
        count += self.items.count * 241
        count += self.shippingDetail.maximumEncodedByteCount
        count += self.adjustments.count * 6
        for element in self.adjustments { count += element.maximumEncodedByteCount }
        count += self.transitions.count * 6
        for element in self.transitions { count += element.maximumEncodedByteCount }
        count += self.payments.count * 6
        for element in self.payments { count += element.maximumEncodedByteCount }
        count += self.refunds.count * 6
        for element in self.refunds { count += element.maximumEncodedByteCount }
        count += self.reservations.count * 227
        return count
    }
}

extension OrderAggregate {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__OrderAggregate>, _ reading: inout MessageReading) {
        unsafe self.init(
            order: Order(raw.pointee.f_order, "order", &reading),
            items: readRepeated(raw.pointee.f_items, raw.pointee.n_f_items) {
                unsafe OrderItem($0, "items[\($1)]", &reading)
            },
            shippingDetail: OrderShippingDetail(raw.pointee.f_shipping_detail, "shipping_detail", &reading),
            adjustments: readRepeated(raw.pointee.f_adjustments, raw.pointee.n_f_adjustments) {
                unsafe OrderAdjustment($0, "adjustments[\($1)]", &reading)
            },
            transitions: readRepeated(raw.pointee.f_transitions, raw.pointee.n_f_transitions) {
                unsafe OrderTransition($0, "transitions[\($1)]", &reading)
            },
            payments: readRepeated(raw.pointee.f_payments, raw.pointee.n_f_payments) {
                unsafe Payment($0, "payments[\($1)]", &reading)
            },
            refunds: readRepeated(raw.pointee.f_refunds, raw.pointee.n_f_refunds) {
                unsafe Refund($0, "refunds[\($1)]", &reading)
            },
            reservations: readRepeated(raw.pointee.f_reservations, raw.pointee.n_f_reservations) {
                unsafe Reservation($0, "reservations[\($1)]", &reading)
            },
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__OrderAggregate>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}

extension EntityRow: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__entity_row__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.row {
        case .category(let value):
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .counter(let value):
            writer.tag(0x12)
            writer.delimited(maximumByteCount: 40) { value.write(to: &$0) }
        case .user(let value):
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .address(let value):
            writer.tag(0x22)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .seller(let value):
            writer.tag(0x2A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .product(let value):
            writer.tag(0x32)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .productVariant(let value):
            writer.tag(0x3A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .productImage(let value):
            writer.tag(0x42)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .cart(let value):
            writer.tag(0x4A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .cartItem(let value):
            writer.tag(0x52)
            writer.delimited(maximumByteCount: 229) { value.write(to: &$0) }
        case .checkoutGroup(let value):
            writer.tag(0x5A)
            writer.delimited(maximumByteCount: 102) { value.write(to: &$0) }
        case .order(let value):
            writer.tag(0x62)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .orderItem(let value):
            writer.tag(0x6A)
            writer.delimited(maximumByteCount: 238) { value.write(to: &$0) }
        case .orderShippingDetail(let value):
            writer.tag(0x72)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .orderAdjustment(let value):
            writer.tag(0x7A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .orderTransition(let value):
            writer.tag(0x82)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .payment(let value):
            writer.tag(0x8A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .refund(let value):
            writer.tag(0x92)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .orderAggregate(let value):
            writer.tag(0x9A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .stock(let value):
            writer.tag(0xA2)
            writer.delimited(maximumByteCount: 157) { value.write(to: &$0) }
        case .reservation(let value):
            writer.tag(0xAA)
            writer.delimited(maximumByteCount: 224) { value.write(to: &$0) }
        case .ledgerEntry(let value):
            writer.tag(0xB2)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .waitlistEntry(let value):
            writer.tag(0xBA)
            writer.delimited(maximumByteCount: 272) { value.write(to: &$0) }
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 276
        switch self.row {
        case .category(let value): count += value.maximumEncodedByteCount
        case .user(let value): count += value.maximumEncodedByteCount
        case .address(let value): count += value.maximumEncodedByteCount
        case .seller(let value): count += value.maximumEncodedByteCount
        case .product(let value): count += value.maximumEncodedByteCount
        case .productVariant(let value): count += value.maximumEncodedByteCount
        case .productImage(let value): count += value.maximumEncodedByteCount
        case .cart(let value): count += value.maximumEncodedByteCount
        case .order(let value): count += value.maximumEncodedByteCount
        case .orderShippingDetail(let value): count += value.maximumEncodedByteCount
        case .orderAdjustment(let value): count += value.maximumEncodedByteCount
        case .orderTransition(let value): count += value.maximumEncodedByteCount
        case .payment(let value): count += value.maximumEncodedByteCount
        case .refund(let value): count += value.maximumEncodedByteCount
        case .orderAggregate(let value): count += value.maximumEncodedByteCount
        case .ledgerEntry(let value): count += value.maximumEncodedByteCount
        default: break
        }
        return count
    }
}

extension EntityRow {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__EntityRow>, _ reading: inout MessageReading) {
        let rowChoice: Row? =
            switch unsafe raw.pointee.o_row_case.rawValue {
            case 1: unsafe .category(Category(raw.pointee.f_category, "category", &reading))
            case 2: unsafe .counter(Counter(raw.pointee.f_counter, "counter", &reading))
            case 3: unsafe .user(User(raw.pointee.f_user, "user", &reading))
            case 4: unsafe .address(Address(raw.pointee.f_address, "address", &reading))
            case 5: unsafe .seller(Seller(raw.pointee.f_seller, "seller", &reading))
            case 6: unsafe .product(Product(raw.pointee.f_product, "product", &reading))
            case 7: unsafe .productVariant(ProductVariant(raw.pointee.f_product_variant, "product_variant", &reading))
            case 8: unsafe .productImage(ProductImage(raw.pointee.f_product_image, "product_image", &reading))
            case 9: unsafe .cart(Cart(raw.pointee.f_cart, "cart", &reading))
            case 10: unsafe .cartItem(CartItem(raw.pointee.f_cart_item, "cart_item", &reading))
            case 11: unsafe .checkoutGroup(CheckoutGroup(raw.pointee.f_checkout_group, "checkout_group", &reading))
            case 12: unsafe .order(Order(raw.pointee.f_order, "order", &reading))
            case 13: unsafe .orderItem(OrderItem(raw.pointee.f_order_item, "order_item", &reading))
            case 14:
                unsafe .orderShippingDetail(
                    OrderShippingDetail(raw.pointee.f_order_shipping_detail, "order_shipping_detail", &reading)
                )
            case 15:
                unsafe .orderAdjustment(OrderAdjustment(raw.pointee.f_order_adjustment, "order_adjustment", &reading))
            case 16:
                unsafe .orderTransition(OrderTransition(raw.pointee.f_order_transition, "order_transition", &reading))
            case 17: unsafe .payment(Payment(raw.pointee.f_payment, "payment", &reading))
            case 18: unsafe .refund(Refund(raw.pointee.f_refund, "refund", &reading))
            case 19: unsafe .orderAggregate(OrderAggregate(raw.pointee.f_order_aggregate, "order_aggregate", &reading))
            case 20: unsafe .stock(Stock(raw.pointee.f_stock, "stock", &reading))
            case 21: unsafe .reservation(Reservation(raw.pointee.f_reservation, "reservation", &reading))
            case 22: unsafe .ledgerEntry(LedgerEntry(raw.pointee.f_ledger_entry, "ledger_entry", &reading))
            case 23: unsafe .waitlistEntry(WaitlistEntry(raw.pointee.f_waitlist_entry, "waitlist_entry", &reading))
            default: nil
            }
        self.init(
            row: rowChoice
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__EntityRow>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}
