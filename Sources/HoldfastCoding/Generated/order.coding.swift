// Generated from holdfast/v1/order.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension CheckoutGroup: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__checkout_group__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if self.userID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.userID.raw)
        }
        if self.totalAmount.minorUnits != 0 {
            writer.tag(0x18)
            writer.varint(self.totalAmount.minorUnits)
        }
        writer.tag(0x22)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x2A)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        102
    }
}

extension CheckoutGroup {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CheckoutGroup>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Cart>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            totalAmount: Money(minorUnits: raw.pointee.f_total_amount),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CheckoutGroup>?,
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

extension Order: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__order__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.orderNumber.isEmpty {
            writer.tag(0x12)
            writer.string(self.orderNumber)
        }
        if self.userID.raw != 0 {
            writer.tag(0x18)
            writer.varint(self.userID.raw)
        }
        if let value = self.groupBuySessionID {
            writer.tag(0x22)
            writer.text(value.raw)
        }
        if self.sellerID.raw != 0 {
            writer.tag(0x28)
            writer.varint(self.sellerID.raw)
        }
        if self.subtotal.minorUnits != 0 {
            writer.tag(0x30)
            writer.varint(self.subtotal.minorUnits)
        }
        if self.deliveryCharge.minorUnits != 0 {
            writer.tag(0x38)
            writer.varint(self.deliveryCharge.minorUnits)
        }
        if self.totalAmount.minorUnits != 0 {
            writer.tag(0x40)
            writer.varint(self.totalAmount.minorUnits)
        }
        if self.status.rawValue != 0 {
            writer.tag(0x48)
            writer.varint(Int64(self.status.rawValue))
        }
        writer.tag(0x52)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x5A)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x62)
            writer.text(self.etag)
        }
        if let value = self.checkoutGroupID {
            writer.tag(0x6A)
            writer.text(value.raw)
        }
        writer.tag(0x72)
        writer.delimited(maximumByteCount: 22) { self.expireTime.write(to: &$0) }
        if self.paidAmount.minorUnits != 0 {
            writer.tag(0x78)
            writer.varint(self.paidAmount.minorUnits)
        }
        if self.refundDueAmount.minorUnits != 0 {
            writer.tag(0x80)
            writer.varint(self.refundDueAmount.minorUnits)
        }
        if self.refundedAmount.minorUnits != 0 {
            writer.tag(0x88)
            writer.varint(self.refundedAmount.minorUnits)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 311
        count += self.orderNumber.utf8.count
        return count
    }
}

extension Order {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Order>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Order>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            orderNumber: raw.pointee.f_order_number.string("order_number", &reading),
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            groupBuySessionID: raw.pointee.o_group_buy_session_id_case.rawValue == 4
                ? ID<GroupBuySession>(
                    raw.pointee.f_group_buy_session_id.value(UUID.self, "group_buy_session_id", &reading)
                ) : nil,
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            subtotal: Money(minorUnits: raw.pointee.f_subtotal),
            deliveryCharge: Money(minorUnits: raw.pointee.f_delivery_charge),
            totalAmount: Money(minorUnits: raw.pointee.f_total_amount),
            status: Order.Status(raw.pointee.f_status, "status", &reading),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            checkoutGroupID: raw.pointee.o_checkout_group_id_case.rawValue == 13
                ? ID<Cart>(raw.pointee.f_checkout_group_id.value(UUID.self, "checkout_group_id", &reading)) : nil,
            expireTime: Timestamp(raw.pointee.f_expire_time, "expire_time", &reading),
            paidAmount: Money(minorUnits: raw.pointee.f_paid_amount),
            refundDueAmount: Money(minorUnits: raw.pointee.f_refund_due_amount),
            refundedAmount: Money(minorUnits: raw.pointee.f_refunded_amount)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Order>?,
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

extension OrderItem: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__order_item__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.variantID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x20)
            writer.varint(self.quantity)
        }
        if self.priceAtPurchase.minorUnits != 0 {
            writer.tag(0x28)
            writer.varint(self.priceAtPurchase.minorUnits)
        }
        if self.totalPrice.minorUnits != 0 {
            writer.tag(0x30)
            writer.varint(self.totalPrice.minorUnits)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        if !self.reservationID.raw.isNil {
            writer.tag(0x42)
            writer.text(self.reservationID.raw)
        }
        if self.commissionRate.value != 0 {
            writer.tag(0x48)
            writer.varint(self.commissionRate.value)
        }
        if self.etag != .none {
            writer.tag(0x52)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        238
    }
}

extension OrderItem {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__OrderItem>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<OrderItem>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantity: raw.pointee.f_quantity,
            priceAtPurchase: Money(minorUnits: raw.pointee.f_price_at_purchase),
            totalPrice: Money(minorUnits: raw.pointee.f_total_price),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            reservationID: ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)),
            commissionRate: BasisPoints(raw.pointee.f_commission_rate),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__OrderItem>?,
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

extension OrderShippingDetail: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__order_shipping_detail__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if !self.fullName.isEmpty {
            writer.tag(0x1A)
            writer.string(self.fullName)
        }
        if !self.phone.isEmpty {
            writer.tag(0x22)
            writer.string(self.phone)
        }
        if !self.addressLine1.isEmpty {
            writer.tag(0x2A)
            writer.string(self.addressLine1)
        }
        if !self.addressLine2.isEmpty {
            writer.tag(0x32)
            writer.string(self.addressLine2)
        }
        if !self.city.isEmpty {
            writer.tag(0x3A)
            writer.string(self.city)
        }
        if !self.state.isEmpty {
            writer.tag(0x42)
            writer.string(self.state)
        }
        if !self.postalCode.isEmpty {
            writer.tag(0x4A)
            writer.string(self.postalCode)
        }
        if !self.country.isEmpty {
            writer.tag(0x52)
            writer.string(self.country)
        }
        if self.etag != .none {
            writer.tag(0x5A)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 142
        count += self.fullName.utf8.count
        count += self.phone.utf8.count
        count += self.addressLine1.utf8.count
        count += self.addressLine2.utf8.count
        count += self.city.utf8.count
        count += self.state.utf8.count
        count += self.postalCode.utf8.count
        count += self.country.utf8.count
        return count
    }
}

extension OrderShippingDetail {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__OrderShippingDetail>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<OrderShippingDetail>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            fullName: raw.pointee.f_full_name.string("full_name", &reading),
            phone: raw.pointee.f_phone.string("phone", &reading),
            addressLine1: raw.pointee.f_address_line1.string("address_line1", &reading),
            addressLine2: raw.pointee.f_address_line2.string("address_line2", &reading),
            city: raw.pointee.f_city.string("city", &reading),
            state: raw.pointee.f_state.string("state", &reading),
            postalCode: raw.pointee.f_postal_code.string("postal_code", &reading),
            country: raw.pointee.f_country.string("country", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__OrderShippingDetail>?,
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

extension OrderAdjustment: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__order_adjustment__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if !self.description.isEmpty {
            writer.tag(0x1A)
            writer.string(self.description)
        }
        if self.amount.minorUnits != 0 {
            writer.tag(0x20)
            writer.varint(self.amount.minorUnits)
        }
        if self.sourceType.rawValue != 0 {
            writer.tag(0x28)
            writer.varint(Int64(self.sourceType.rawValue))
        }
        if let value = self.sourceID {
            writer.tag(0x32)
            writer.text(value)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x42)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 184
        count += self.description.utf8.count
        return count
    }
}

extension OrderAdjustment {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__OrderAdjustment>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<OrderAdjustment>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            description: raw.pointee.f_description.string("description", &reading),
            amount: Money(minorUnits: raw.pointee.f_amount),
            sourceType: OrderAdjustment.SourceType(raw.pointee.f_source_type, "source_type", &reading),
            sourceID: raw.pointee.o_source_id_case.rawValue == 6
                ? raw.pointee.f_source_id.value(UUID.self, "source_id", &reading) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__OrderAdjustment>?,
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

extension OrderTransition: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__order_transition__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if self.fromStatus.rawValue != 0 {
            writer.tag(0x18)
            writer.varint(Int64(self.fromStatus.rawValue))
        }
        if self.toStatus.rawValue != 0 {
            writer.tag(0x20)
            writer.varint(Int64(self.toStatus.rawValue))
        }
        if self.cause.rawValue != 0 {
            writer.tag(0x28)
            writer.varint(Int64(self.cause.rawValue))
        }
        if !self.note.isEmpty {
            writer.tag(0x32)
            writer.string(self.note)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x42)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 157
        count += self.note.utf8.count
        return count
    }
}

extension OrderTransition {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__OrderTransition>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<OrderTransition>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            fromStatus: Order.Status(raw.pointee.f_from_status, "from_status", &reading),
            toStatus: Order.Status(raw.pointee.f_to_status, "to_status", &reading),
            cause: OrderTransition.Cause(raw.pointee.f_cause, "cause", &reading),
            note: raw.pointee.f_note.string("note", &reading),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__OrderTransition>?,
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

extension DeliveryCharge: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delivery_charge__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.sellerID.raw != 0 {
            writer.tag(0x8)
            writer.varint(self.sellerID.raw)
        }
        if self.amount.minorUnits != 0 {
            writer.tag(0x10)
            writer.varint(self.amount.minorUnits)
        }
    }

    public var maximumEncodedByteCount: Int {
        22
    }
}

extension DeliveryCharge {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeliveryCharge>, _ reading: inout MessageReading) {
        unsafe self.init(
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            amount: Money(minorUnits: raw.pointee.f_amount)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__DeliveryCharge>?,
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

extension CheckoutCartRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__checkout_cart_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.cartID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.cartID.raw)
        }
        if !self.addressID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.addressID.raw)
        }
        if !self.fullName.isEmpty {
            writer.tag(0x22)
            writer.string(self.fullName)
        }
        if !self.phone.isEmpty {
            writer.tag(0x2A)
            writer.string(self.phone)
        }
        for value in self.deliveryCharges {
            writer.tag(0x32)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
        }
        if self.etag != .none {
            writer.tag(0x3A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x40)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 152
        count += self.fullName.utf8.count
        count += self.phone.utf8.count
        count += self.deliveryCharges.count * 24
        return count
    }
}

extension CheckoutCartRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CheckoutCartRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            cartID: ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)),
            addressID: ID<Address>(raw.pointee.f_address_id.value(UUID.self, "address_id", &reading)),
            fullName: raw.pointee.f_full_name.string("full_name", &reading),
            phone: raw.pointee.f_phone.string("phone", &reading),
            deliveryCharges: readRepeated(raw.pointee.f_delivery_charges, raw.pointee.n_f_delivery_charges) {
                unsafe DeliveryCharge($0, "delivery_charges[\($1)]", &reading)
            },
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CheckoutCartResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__checkout_cart_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 102) { self.checkoutGroup.write(to: &$0) }
        for value in self.orders {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 121
        count += self.orders.count * 6
        for element in self.orders { count += element.maximumEncodedByteCount }
        return count
    }
}

extension CheckoutCartResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CheckoutCartResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            checkoutGroup: CheckoutGroup(raw.pointee.f_checkout_group, "checkout_group", &reading),
            orders: readRepeated(raw.pointee.f_orders, raw.pointee.n_f_orders) {
                unsafe Order($0, "orders[\($1)]", &reading)
            },
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetCheckoutGroupRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_checkout_group_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.checkoutGroupID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.checkoutGroupID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetCheckoutGroupRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCheckoutGroupRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            checkoutGroupID: ID<Cart>(raw.pointee.f_checkout_group_id.value(UUID.self, "checkout_group_id", &reading))
        )
    }
}

extension GetCheckoutGroupResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_checkout_group_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 102) { self.checkoutGroup.write(to: &$0) }
        for value in self.orders {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 110
        count += self.orders.count * 6
        for element in self.orders { count += element.maximumEncodedByteCount }
        return count
    }
}

extension GetCheckoutGroupResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCheckoutGroupResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            checkoutGroup: CheckoutGroup(raw.pointee.f_checkout_group, "checkout_group", &reading),
            orders: readRepeated(raw.pointee.f_orders, raw.pointee.n_f_orders) {
                unsafe Order($0, "orders[\($1)]", &reading)
            }
        )
    }
}

extension OrderLine: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__order_line__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.variantID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.variantID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x10)
            writer.varint(self.quantity)
        }
        if let value = self.reservationID {
            writer.tag(0x1A)
            writer.text(value.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        87
    }
}

extension OrderLine {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__OrderLine>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantity: raw.pointee.f_quantity,
            reservationID: raw.pointee.o_reservation_id_case.rawValue == 3
                ? ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)) : nil
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__OrderLine>?,
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

extension CreateOrderRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_order_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.orderID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if self.userID.raw != 0 {
            writer.tag(0x18)
            writer.varint(self.userID.raw)
        }
        if !self.addressID.raw.isNil {
            writer.tag(0x22)
            writer.text(self.addressID.raw)
        }
        if !self.fullName.isEmpty {
            writer.tag(0x2A)
            writer.string(self.fullName)
        }
        if !self.phone.isEmpty {
            writer.tag(0x32)
            writer.string(self.phone)
        }
        for value in self.lines {
            writer.tag(0x3A)
            writer.delimited(maximumByteCount: 87) { value.write(to: &$0) }
        }
        if self.deliveryCharge.minorUnits != 0 {
            writer.tag(0x40)
            writer.varint(self.deliveryCharge.minorUnits)
        }
        if self.validateOnly {
            writer.tag(0x48)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 156
        count += self.fullName.utf8.count
        count += self.phone.utf8.count
        count += self.lines.count * 89
        return count
    }
}

extension CreateOrderRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateOrderRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            orderID: raw.pointee.o_order_id_case.rawValue == 2
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)) : nil,
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            addressID: ID<Address>(raw.pointee.f_address_id.value(UUID.self, "address_id", &reading)),
            fullName: raw.pointee.f_full_name.string("full_name", &reading),
            phone: raw.pointee.f_phone.string("phone", &reading),
            lines: readRepeated(raw.pointee.f_lines, raw.pointee.n_f_lines) {
                unsafe OrderLine($0, "lines[\($1)]", &reading)
            },
            deliveryCharge: Money(minorUnits: raw.pointee.f_delivery_charge),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateOrderResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_order_response__unpack)
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
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 23
        count += self.order.maximumEncodedByteCount
        count += self.items.count * 241
        return count
    }
}

extension CreateOrderResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateOrderResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            order: Order(raw.pointee.f_order, "order", &reading),
            items: readRepeated(raw.pointee.f_items, raw.pointee.n_f_items) {
                unsafe OrderItem($0, "items[\($1)]", &reading)
            },
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetOrderRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_order_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.orderID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetOrderRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetOrderRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading))
        )
    }
}

extension GetOrderResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_order_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: self.shippingDetail.maximumEncodedByteCount) {
            self.shippingDetail.write(to: &$0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.order.maximumEncodedByteCount
        count += self.shippingDetail.maximumEncodedByteCount
        return count
    }
}

extension GetOrderResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetOrderResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            order: Order(raw.pointee.f_order, "order", &reading),
            shippingDetail: OrderShippingDetail(raw.pointee.f_shipping_detail, "shipping_detail", &reading)
        )
    }
}

extension LookupOrderRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__lookup_order_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderNumber.isEmpty {
            writer.tag(0xA)
            writer.string(self.orderNumber)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.orderNumber.utf8.count
        return count
    }
}

extension LookupOrderRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LookupOrderRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderNumber: raw.pointee.f_order_number.string("order_number", &reading)
        )
    }
}

extension LookupOrderResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__lookup_order_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: self.shippingDetail.maximumEncodedByteCount) {
            self.shippingDetail.write(to: &$0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.order.maximumEncodedByteCount
        count += self.shippingDetail.maximumEncodedByteCount
        return count
    }
}

extension LookupOrderResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LookupOrderResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            order: Order(raw.pointee.f_order, "order", &reading),
            shippingDetail: OrderShippingDetail(raw.pointee.f_shipping_detail, "shipping_detail", &reading)
        )
    }
}

extension ListOrdersRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_orders_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.filter {
        case .userID(let value):
            writer.tag(0x8)
            writer.varint(value.raw)
        case .sellerID(let value):
            writer.tag(0x10)
            writer.varint(value.raw)
        case nil: break
        }
        if self.pageSize != 0 {
            writer.tag(0x18)
            writer.varint(Int64(self.pageSize))
        }
        if !self.pageToken.isEmpty {
            writer.tag(0x22)
            writer.string(self.pageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 28
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListOrdersRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrdersRequest>, _ reading: inout MessageReading) {
        let filterChoice: Filter? =
            switch unsafe raw.pointee.o_filter_case.rawValue {
            case 1: unsafe .userID(ID<User>(raw.pointee.f_user_id, "user_id", &reading))
            case 2: unsafe .sellerID(ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading))
            default: nil
            }
        unsafe self.init(
            filter: filterChoice,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListOrdersResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_orders_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.orders {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.orders.count * 6
        for element in self.orders { count += element.maximumEncodedByteCount }
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListOrdersResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrdersResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            orders: readRepeated(raw.pointee.f_orders, raw.pointee.n_f_orders) {
                unsafe Order($0, "orders[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading)
        )
    }
}

extension UpdateOrderShippingDetailRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_order_shipping_detail_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if let value = self.fullName {
            writer.tag(0x1A)
            writer.string(value)
        }
        if let value = self.phone {
            writer.tag(0x22)
            writer.string(value)
        }
        if let value = self.addressLine1 {
            writer.tag(0x2A)
            writer.string(value)
        }
        if let value = self.addressLine2 {
            writer.tag(0x32)
            writer.string(value)
        }
        if let value = self.city {
            writer.tag(0x3A)
            writer.string(value)
        }
        if let value = self.state {
            writer.tag(0x42)
            writer.string(value)
        }
        if let value = self.postalCode {
            writer.tag(0x4A)
            writer.string(value)
        }
        if let value = self.country {
            writer.tag(0x52)
            writer.string(value)
        }
        if self.etag != .none {
            writer.tag(0x5A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x60)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 144
        if let value = self.fullName { count += value.utf8.count }
        if let value = self.phone { count += value.utf8.count }
        if let value = self.addressLine1 { count += value.utf8.count }
        if let value = self.addressLine2 { count += value.utf8.count }
        if let value = self.city { count += value.utf8.count }
        if let value = self.state { count += value.utf8.count }
        if let value = self.postalCode { count += value.utf8.count }
        if let value = self.country { count += value.utf8.count }
        return count
    }
}

extension UpdateOrderShippingDetailRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateOrderShippingDetailRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            fullName: raw.pointee.o_full_name_case.rawValue == 3
                ? raw.pointee.f_full_name.string("full_name", &reading) : nil,
            phone: raw.pointee.o_phone_case.rawValue == 4 ? raw.pointee.f_phone.string("phone", &reading) : nil,
            addressLine1: raw.pointee.o_address_line1_case.rawValue == 5
                ? raw.pointee.f_address_line1.string("address_line1", &reading) : nil,
            addressLine2: raw.pointee.o_address_line2_case.rawValue == 6
                ? raw.pointee.f_address_line2.string("address_line2", &reading) : nil,
            city: raw.pointee.o_city_case.rawValue == 7 ? raw.pointee.f_city.string("city", &reading) : nil,
            state: raw.pointee.o_state_case.rawValue == 8 ? raw.pointee.f_state.string("state", &reading) : nil,
            postalCode: raw.pointee.o_postal_code_case.rawValue == 9
                ? raw.pointee.f_postal_code.string("postal_code", &reading) : nil,
            country: raw.pointee.o_country_case.rawValue == 10
                ? raw.pointee.f_country.string("country", &reading) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension UpdateOrderShippingDetailResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_order_shipping_detail_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.shippingDetail.maximumEncodedByteCount) {
            self.shippingDetail.write(to: &$0)
        }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.shippingDetail.maximumEncodedByteCount
        return count
    }
}

extension UpdateOrderShippingDetailResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateOrderShippingDetailResponse>, _ reading: inout MessageReading)
    {
        unsafe self.init(
            shippingDetail: OrderShippingDetail(raw.pointee.f_shipping_detail, "shipping_detail", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension CancelOrderRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__cancel_order_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if !self.note.isEmpty {
            writer.tag(0x1A)
            writer.string(self.note)
        }
        if self.etag != .none {
            writer.tag(0x22)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x28)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 102
        count += self.note.utf8.count
        return count
    }
}

extension CancelOrderRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CancelOrderRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            note: raw.pointee.f_note.string("note", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CancelOrderResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__cancel_order_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.order.maximumEncodedByteCount
        return count
    }
}

extension CancelOrderResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CancelOrderResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            order: Order(raw.pointee.f_order, "order", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ShipOrderRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__ship_order_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if !self.note.isEmpty {
            writer.tag(0x1A)
            writer.string(self.note)
        }
        if self.etag != .none {
            writer.tag(0x22)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x28)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 102
        count += self.note.utf8.count
        return count
    }
}

extension ShipOrderRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ShipOrderRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            note: raw.pointee.f_note.string("note", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ShipOrderResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__ship_order_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.order.maximumEncodedByteCount
        return count
    }
}

extension ShipOrderResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ShipOrderResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            order: Order(raw.pointee.f_order, "order", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension DeliverOrderRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__deliver_order_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if !self.note.isEmpty {
            writer.tag(0x1A)
            writer.string(self.note)
        }
        if self.etag != .none {
            writer.tag(0x22)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x28)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 102
        count += self.note.utf8.count
        return count
    }
}

extension DeliverOrderRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeliverOrderRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            note: raw.pointee.f_note.string("note", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension DeliverOrderResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__deliver_order_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.order.maximumEncodedByteCount
        return count
    }
}

extension DeliverOrderResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeliverOrderResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            order: Order(raw.pointee.f_order, "order", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ListOrderItemsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_order_items_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.orderID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension ListOrderItemsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrderItemsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading))
        )
    }
}

extension ListOrderItemsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_order_items_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.items {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 238) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.items.count * 241
        return count
    }
}

extension ListOrderItemsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrderItemsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            items: readRepeated(raw.pointee.f_items, raw.pointee.n_f_items) {
                unsafe OrderItem($0, "items[\($1)]", &reading)
            }
        )
    }
}

extension CreateOrderAdjustmentRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_order_adjustment_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.adjustmentID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.orderID.raw)
        }
        if !self.description.isEmpty {
            writer.tag(0x22)
            writer.string(self.description)
        }
        if self.amount.minorUnits != 0 {
            writer.tag(0x28)
            writer.varint(self.amount.minorUnits)
        }
        if self.etag != .none {
            writer.tag(0x32)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 151
        count += self.description.utf8.count
        return count
    }
}

extension CreateOrderAdjustmentRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateOrderAdjustmentRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            adjustmentID: raw.pointee.o_adjustment_id_case.rawValue == 2
                ? ID<OrderAdjustment>(raw.pointee.f_adjustment_id.value(UUID.self, "adjustment_id", &reading)) : nil,
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            description: raw.pointee.f_description.string("description", &reading),
            amount: Money(minorUnits: raw.pointee.f_amount),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateOrderAdjustmentResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_order_adjustment_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.adjustment.maximumEncodedByteCount) { self.adjustment.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 23
        count += self.adjustment.maximumEncodedByteCount
        count += self.order.maximumEncodedByteCount
        return count
    }
}

extension CreateOrderAdjustmentResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateOrderAdjustmentResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            adjustment: OrderAdjustment(raw.pointee.f_adjustment, "adjustment", &reading),
            order: Order(raw.pointee.f_order, "order", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ListOrderAdjustmentsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_order_adjustments_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.orderID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension ListOrderAdjustmentsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrderAdjustmentsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading))
        )
    }
}

extension ListOrderAdjustmentsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_order_adjustments_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.adjustments {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.adjustments.count * 6
        for element in self.adjustments { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ListOrderAdjustmentsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrderAdjustmentsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            adjustments: readRepeated(raw.pointee.f_adjustments, raw.pointee.n_f_adjustments) {
                unsafe OrderAdjustment($0, "adjustments[\($1)]", &reading)
            }
        )
    }
}

extension ListOrderTransitionsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_order_transitions_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.orderID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension ListOrderTransitionsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrderTransitionsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading))
        )
    }
}

extension ListOrderTransitionsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_order_transitions_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.transitions {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.transitions.count * 6
        for element in self.transitions { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ListOrderTransitionsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListOrderTransitionsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            transitions: readRepeated(raw.pointee.f_transitions, raw.pointee.n_f_transitions) {
                unsafe OrderTransition($0, "transitions[\($1)]", &reading)
            }
        )
    }
}

extension WatchOrdersRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__watch_orders_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.filter {
        case .userID(let value):
            writer.tag(0x8)
            writer.varint(value.raw)
        case .sellerID(let value):
            writer.tag(0x10)
            writer.varint(value.raw)
        case .orderID(let value):
            writer.tag(0x1A)
            writer.text(value.raw)
        case nil: break
        }
        if let value = self.afterSeq {
            writer.tag(0x20)
            writer.varint(value)
        }
    }

    public var maximumEncodedByteCount: Int {
        49
    }
}

extension WatchOrdersRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__WatchOrdersRequest>, _ reading: inout MessageReading) {
        let filterChoice: Filter? =
            switch unsafe raw.pointee.o_filter_case.rawValue {
            case 1: unsafe .userID(ID<User>(raw.pointee.f_user_id, "user_id", &reading))
            case 2: unsafe .sellerID(ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading))
            case 3: unsafe .orderID(ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)))
            default: nil
            }
        unsafe self.init(
            filter: filterChoice,
            afterSeq: raw.pointee.o_after_seq_case.rawValue == 4 ? raw.pointee.f_after_seq : nil
        )
    }
}

extension WatchOrdersResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__watch_orders_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.orders {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.resumeSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.resumeSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.orders.count * 6
        for element in self.orders { count += element.maximumEncodedByteCount }
        return count
    }
}

extension WatchOrdersResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__WatchOrdersResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            orders: readRepeated(raw.pointee.f_orders, raw.pointee.n_f_orders) {
                unsafe Order($0, "orders[\($1)]", &reading)
            },
            resumeSeq: raw.pointee.f_resume_seq
        )
    }
}
