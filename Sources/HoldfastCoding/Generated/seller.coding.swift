// Generated from holdfast/v1/seller.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension Seller: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__seller__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.id.raw != 0 {
            writer.tag(0x8)
            writer.varint(self.id.raw)
        }
        if self.userID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.userID.raw)
        }
        if !self.storeName.isEmpty {
            writer.tag(0x1A)
            writer.string(self.storeName)
        }
        if !self.storeSlug.isEmpty {
            writer.tag(0x22)
            writer.string(self.storeSlug)
        }
        if !self.description.isEmpty {
            writer.tag(0x2A)
            writer.string(self.description)
        }
        if !self.logoURL.isEmpty {
            writer.tag(0x32)
            writer.string(self.logoURL)
        }
        if !self.businessEmail.isEmpty {
            writer.tag(0x3A)
            writer.string(self.businessEmail)
        }
        if !self.businessPhone.isEmpty {
            writer.tag(0x42)
            writer.string(self.businessPhone)
        }
        if self.status.rawValue != 0 {
            writer.tag(0x48)
            writer.varint(Int64(self.status.rawValue))
        }
        if self.isVerified {
            writer.tag(0x50)
            writer.varint(self.isVerified ? 1 as UInt64 : 0)
        }
        if self.averageRating != 0 {
            writer.tag(0x58)
            writer.varint(self.averageRating)
        }
        if self.totalSales != 0 {
            writer.tag(0x60)
            writer.varint(self.totalSales)
        }
        writer.tag(0x6A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x72)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x7A)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 159
        count += self.storeName.utf8.count
        count += self.storeSlug.utf8.count
        count += self.description.utf8.count
        count += self.logoURL.utf8.count
        count += self.businessEmail.utf8.count
        count += self.businessPhone.utf8.count
        return count
    }
}

extension Seller {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Seller>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Seller>(raw.pointee.f_id, "id", &reading),
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            storeName: raw.pointee.f_store_name.string("store_name", &reading),
            storeSlug: raw.pointee.f_store_slug.string("store_slug", &reading),
            description: raw.pointee.f_description.string("description", &reading),
            logoURL: raw.pointee.f_logo_url.string("logo_url", &reading),
            businessEmail: raw.pointee.f_business_email.string("business_email", &reading),
            businessPhone: raw.pointee.f_business_phone.string("business_phone", &reading),
            status: Seller.Status(raw.pointee.f_status, "status", &reading),
            isVerified: raw.pointee.f_is_verified != 0,
            averageRating: raw.pointee.f_average_rating,
            totalSales: raw.pointee.f_total_sales,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Seller>?,
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

extension CreateSellerRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_seller_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if self.userID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.userID.raw)
        }
        if !self.storeName.isEmpty {
            writer.tag(0x1A)
            writer.string(self.storeName)
        }
        if !self.storeSlug.isEmpty {
            writer.tag(0x22)
            writer.string(self.storeSlug)
        }
        if !self.description.isEmpty {
            writer.tag(0x2A)
            writer.string(self.description)
        }
        if !self.logoURL.isEmpty {
            writer.tag(0x32)
            writer.string(self.logoURL)
        }
        if !self.businessEmail.isEmpty {
            writer.tag(0x3A)
            writer.string(self.businessEmail)
        }
        if !self.businessPhone.isEmpty {
            writer.tag(0x42)
            writer.string(self.businessPhone)
        }
        if self.validateOnly {
            writer.tag(0x48)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 87
        count += self.storeName.utf8.count
        count += self.storeSlug.utf8.count
        count += self.description.utf8.count
        count += self.logoURL.utf8.count
        count += self.businessEmail.utf8.count
        count += self.businessPhone.utf8.count
        return count
    }
}

extension CreateSellerRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateSellerRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            storeName: raw.pointee.f_store_name.string("store_name", &reading),
            storeSlug: raw.pointee.f_store_slug.string("store_slug", &reading),
            description: raw.pointee.f_description.string("description", &reading),
            logoURL: raw.pointee.f_logo_url.string("logo_url", &reading),
            businessEmail: raw.pointee.f_business_email.string("business_email", &reading),
            businessPhone: raw.pointee.f_business_phone.string("business_phone", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateSellerResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_seller_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.seller.maximumEncodedByteCount) { self.seller.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.seller.maximumEncodedByteCount
        return count
    }
}

extension CreateSellerResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateSellerResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            seller: Seller(raw.pointee.f_seller, "seller", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetSellerRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_seller_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.key {
        case .sellerID(let value):
            writer.tag(0x8)
            writer.varint(value.raw)
        case .storeSlug(let value):
            writer.tag(0x12)
            writer.string(value)
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 11
        switch self.key {
        case .storeSlug(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension GetSellerRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetSellerRequest>, _ reading: inout MessageReading) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1: unsafe .sellerID(ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading))
            case 2: unsafe .storeSlug(raw.pointee.f_store_slug.string("store_slug", &reading))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }
}

extension GetSellerResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_seller_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.seller.maximumEncodedByteCount) { self.seller.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.seller.maximumEncodedByteCount
        return count
    }
}

extension GetSellerResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetSellerResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            seller: Seller(raw.pointee.f_seller, "seller", &reading)
        )
    }
}

extension ApproveSellerRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__approve_seller_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if self.sellerID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.sellerID.raw)
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
        69
    }
}

extension ApproveSellerRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ApproveSellerRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ApproveSellerResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__approve_seller_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.seller.maximumEncodedByteCount) { self.seller.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.seller.maximumEncodedByteCount
        return count
    }
}

extension ApproveSellerResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ApproveSellerResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            seller: Seller(raw.pointee.f_seller, "seller", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension SuspendSellerRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__suspend_seller_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if self.sellerID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.sellerID.raw)
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
        69
    }
}

extension SuspendSellerRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SuspendSellerRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension SuspendSellerResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__suspend_seller_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.seller.maximumEncodedByteCount) { self.seller.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.seller.maximumEncodedByteCount
        return count
    }
}

extension SuspendSellerResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SuspendSellerResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            seller: Seller(raw.pointee.f_seller, "seller", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ReinstateSellerRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reinstate_seller_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if self.sellerID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.sellerID.raw)
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
        69
    }
}

extension ReinstateSellerRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReinstateSellerRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ReinstateSellerResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reinstate_seller_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.seller.maximumEncodedByteCount) { self.seller.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.seller.maximumEncodedByteCount
        return count
    }
}

extension ReinstateSellerResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReinstateSellerResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            seller: Seller(raw.pointee.f_seller, "seller", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}
