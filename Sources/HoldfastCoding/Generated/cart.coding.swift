// Generated from holdfast/v1/cart.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension Cart: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__cart__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if let value = self.userID {
            writer.tag(0x10)
            writer.varint(value.raw)
        }
        if !self.sessionID.isEmpty {
            writer.tag(0x1A)
            writer.string(self.sessionID)
        }
        writer.tag(0x22)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x2A)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x32)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 121
        count += self.sessionID.utf8.count
        return count
    }
}

extension Cart {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Cart>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Cart>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            userID: raw.pointee.o_user_id_case.rawValue == 2
                ? ID<User>(raw.pointee.f_user_id, "user_id", &reading) : nil,
            sessionID: raw.pointee.f_session_id.string("session_id", &reading),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Cart>?,
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

extension CartItem: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__cart_item__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.cartID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.cartID.raw)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.variantID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x20)
            writer.varint(self.quantity)
        }
        writer.tag(0x2A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x32)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x3A)
            writer.text(self.etag)
        }
        if let value = self.reservationID {
            writer.tag(0x42)
            writer.text(value.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        229
    }
}

extension CartItem {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CartItem>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<CartItem>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            cartID: ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantity: raw.pointee.f_quantity,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            reservationID: raw.pointee.o_reservation_id_case.rawValue == 8
                ? ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)) : nil
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CartItem>?,
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

extension CreateCartRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_cart_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        switch self.owner {
        case .userID(let value):
            writer.tag(0x10)
            writer.varint(value.raw)
        case .sessionID(let value):
            writer.tag(0x1A)
            writer.string(value)
        case nil: break
        }
        if let value = self.cartID {
            writer.tag(0x22)
            writer.text(value.raw)
        }
        if self.validateOnly {
            writer.tag(0x28)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 89
        switch self.owner {
        case .sessionID(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension CreateCartRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateCartRequest>, _ reading: inout MessageReading) {
        let ownerChoice: Owner? =
            switch unsafe raw.pointee.o_owner_case.rawValue {
            case 2: unsafe .userID(ID<User>(raw.pointee.f_user_id, "user_id", &reading))
            case 3: unsafe .sessionID(raw.pointee.f_session_id.string("session_id", &reading))
            default: nil
            }
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            owner: ownerChoice,
            cartID: raw.pointee.o_cart_id_case.rawValue == 4
                ? ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)) : nil,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateCartResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_cart_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.cart.maximumEncodedByteCount) { self.cart.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.cart.maximumEncodedByteCount
        return count
    }
}

extension CreateCartResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateCartResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            cart: Cart(raw.pointee.f_cart, "cart", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetCartRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_cart_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.key {
        case .cartID(let value):
            writer.tag(0xA)
            writer.text(value.raw)
        case .sessionID(let value):
            writer.tag(0x12)
            writer.string(value)
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 38
        switch self.key {
        case .sessionID(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension GetCartRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCartRequest>, _ reading: inout MessageReading) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1: unsafe .cartID(ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)))
            case 2: unsafe .sessionID(raw.pointee.f_session_id.string("session_id", &reading))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }
}

extension GetCartResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_cart_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.cart.maximumEncodedByteCount) { self.cart.write(to: &$0) }
        for value in self.items {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: 229) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.cart.maximumEncodedByteCount
        count += self.items.count * 232
        return count
    }
}

extension GetCartResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCartResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            cart: Cart(raw.pointee.f_cart, "cart", &reading),
            items: readRepeated(raw.pointee.f_items, raw.pointee.n_f_items) {
                unsafe CartItem($0, "items[\($1)]", &reading)
            }
        )
    }
}

extension AddCartItemRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__add_cart_item_request__unpack)
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
        if !self.variantID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.variantID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x20)
            writer.varint(self.quantity)
        }
        if let value = self.reservationID {
            writer.tag(0x2A)
            writer.text(value.raw)
        }
        if self.validateOnly {
            writer.tag(0x30)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        165
    }
}

extension AddCartItemRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__AddCartItemRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            cartID: ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantity: raw.pointee.f_quantity,
            reservationID: raw.pointee.o_reservation_id_case.rawValue == 5
                ? ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)) : nil,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension AddCartItemResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__add_cart_item_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 229) { self.item.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        243
    }
}

extension AddCartItemResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__AddCartItemResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            item: CartItem(raw.pointee.f_item, "item", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension UpdateCartItemRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_cart_item_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.cartItemID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.cartItemID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x18)
            writer.varint(self.quantity)
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
        107
    }
}

extension UpdateCartItemRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateCartItemRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            cartItemID: ID<CartItem>(raw.pointee.f_cart_item_id.value(UUID.self, "cart_item_id", &reading)),
            quantity: raw.pointee.f_quantity,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension UpdateCartItemResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_cart_item_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 229) { self.item.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        243
    }
}

extension UpdateCartItemResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateCartItemResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            item: CartItem(raw.pointee.f_item, "item", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension RemoveCartItemRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__remove_cart_item_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.cartItemID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.cartItemID.raw)
        }
        if self.etag != .none {
            writer.tag(0x1A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x20)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        96
    }
}

extension RemoveCartItemRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__RemoveCartItemRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            cartItemID: ID<CartItem>(raw.pointee.f_cart_item_id.value(UUID.self, "cart_item_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension RemoveCartItemResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__remove_cart_item_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 229) { self.item.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        243
    }
}

extension RemoveCartItemResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__RemoveCartItemResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            item: CartItem(raw.pointee.f_item, "item", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ClearCartRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__clear_cart_request__unpack)
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
        if self.etag != .none {
            writer.tag(0x1A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x20)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        96
    }
}

extension ClearCartRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ClearCartRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            cartID: ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ClearCartResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__clear_cart_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.cart.maximumEncodedByteCount) { self.cart.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.cart.maximumEncodedByteCount
        return count
    }
}

extension ClearCartResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ClearCartResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            cart: Cart(raw.pointee.f_cart, "cart", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension DeleteCartRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_cart_request__unpack)
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
        if self.etag != .none {
            writer.tag(0x1A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x20)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        96
    }
}

extension DeleteCartRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteCartRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            cartID: ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension DeleteCartResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_cart_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.cart.maximumEncodedByteCount) { self.cart.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.cart.maximumEncodedByteCount
        return count
    }
}

extension DeleteCartResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteCartResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            cart: Cart(raw.pointee.f_cart, "cart", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension MergeCartsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__merge_carts_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.sessionID.isEmpty {
            writer.tag(0x12)
            writer.string(self.sessionID)
        }
        switch self.target {
        case .userID(let value):
            writer.tag(0x18)
            writer.varint(value.raw)
        case .cartID(let value):
            writer.tag(0x22)
            writer.text(value.raw)
        case nil: break
        }
        if self.validateOnly {
            writer.tag(0x28)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 84
        count += self.sessionID.utf8.count
        return count
    }
}

extension MergeCartsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__MergeCartsRequest>, _ reading: inout MessageReading) {
        let targetChoice: Target? =
            switch unsafe raw.pointee.o_target_case.rawValue {
            case 3: unsafe .userID(ID<User>(raw.pointee.f_user_id, "user_id", &reading))
            case 4: unsafe .cartID(ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)))
            default: nil
            }
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            sessionID: raw.pointee.f_session_id.string("session_id", &reading),
            target: targetChoice,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension MergeCartsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__merge_carts_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.cart.maximumEncodedByteCount) { self.cart.write(to: &$0) }
        for value in self.items {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: 229) { value.write(to: &$0) }
        }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 23
        count += self.cart.maximumEncodedByteCount
        count += self.items.count * 232
        return count
    }
}

extension MergeCartsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__MergeCartsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            cart: Cart(raw.pointee.f_cart, "cart", &reading),
            items: readRepeated(raw.pointee.f_items, raw.pointee.n_f_items) {
                unsafe CartItem($0, "items[\($1)]", &reading)
            },
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension PriceCartRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__price_cart_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.cartID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.cartID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension PriceCartRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__PriceCartRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            cartID: ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading))
        )
    }
}

extension PricedLine: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__priced_line__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 229) { self.item.write(to: &$0) }
        if self.price.minorUnits != 0 {
            writer.tag(0x10)
            writer.varint(self.price.minorUnits)
        }
        if self.totalPrice.minorUnits != 0 {
            writer.tag(0x18)
            writer.varint(self.totalPrice.minorUnits)
        }
        if self.sellerID.raw != 0 {
            writer.tag(0x20)
            writer.varint(self.sellerID.raw)
        }
        if self.availableStock != 0 {
            writer.tag(0x28)
            writer.varint(self.availableStock)
        }
        if self.isSellable {
            writer.tag(0x30)
            writer.varint(self.isSellable ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        278
    }
}

extension PricedLine {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__PricedLine>, _ reading: inout MessageReading) {
        unsafe self.init(
            item: CartItem(raw.pointee.f_item, "item", &reading),
            price: Money(minorUnits: raw.pointee.f_price),
            totalPrice: Money(minorUnits: raw.pointee.f_total_price),
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            availableStock: raw.pointee.f_available_stock,
            isSellable: raw.pointee.f_is_sellable != 0
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__PricedLine>?,
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

extension PriceCartResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__price_cart_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.lines {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 278) { value.write(to: &$0) }
        }
        if self.subtotal.minorUnits != 0 {
            writer.tag(0x10)
            writer.varint(self.subtotal.minorUnits)
        }
        if self.isAvailable {
            writer.tag(0x18)
            writer.varint(self.isAvailable ? 1 as UInt64 : 0)
        }
        if self.readSeq != 0 {
            writer.tag(0x20)
            writer.varint(self.readSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 30
        count += self.lines.count * 281
        return count
    }
}

extension PriceCartResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__PriceCartResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            lines: readRepeated(raw.pointee.f_lines, raw.pointee.n_f_lines) {
                unsafe PricedLine($0, "lines[\($1)]", &reading)
            },
            subtotal: Money(minorUnits: raw.pointee.f_subtotal),
            isAvailable: raw.pointee.f_is_available != 0,
            readSeq: raw.pointee.f_read_seq
        )
    }
}

extension ReserveCartRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reserve_cart_request__unpack)
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
        if let value = self.ttl {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
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
        120
    }
}

extension ReserveCartRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReserveCartRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            cartID: ID<Cart>(raw.pointee.f_cart_id.value(UUID.self, "cart_id", &reading)),
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &reading) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ReserveCartResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reserve_cart_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.items {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 229) { value.write(to: &$0) }
        }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: 22) { self.expireTime.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 41
        count += self.items.count * 232
        return count
    }
}

extension ReserveCartResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReserveCartResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            items: readRepeated(raw.pointee.f_items, raw.pointee.n_f_items) {
                unsafe CartItem($0, "items[\($1)]", &reading)
            },
            expireTime: Timestamp(raw.pointee.f_expire_time, "expire_time", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}
