// Generated from holdfast/v1/catalog.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension Category: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__category__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.name.isEmpty {
            writer.tag(0x12)
            writer.string(self.name)
        }
        if !self.slug.isEmpty {
            writer.tag(0x1A)
            writer.string(self.slug)
        }
        if !self.description.isEmpty {
            writer.tag(0x22)
            writer.string(self.description)
        }
        if let value = self.parentID {
            writer.tag(0x2A)
            writer.text(value.raw)
        }
        writer.tag(0x32)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x42)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 160
        count += self.name.utf8.count
        count += self.slug.utf8.count
        count += self.description.utf8.count
        return count
    }
}

extension Category {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Category>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Category>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            name: raw.pointee.f_name.string("name", &reading),
            slug: raw.pointee.f_slug.string("slug", &reading),
            description: raw.pointee.f_description.string("description", &reading),
            parentID: raw.pointee.o_parent_id_case.rawValue == 5
                ? ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &reading)) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Category>?,
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

extension CreateCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_category_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.categoryID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if !self.name.isEmpty {
            writer.tag(0x1A)
            writer.string(self.name)
        }
        if !self.slug.isEmpty {
            writer.tag(0x22)
            writer.string(self.slug)
        }
        if !self.description.isEmpty {
            writer.tag(0x2A)
            writer.string(self.description)
        }
        if let value = self.parentID {
            writer.tag(0x32)
            writer.text(value.raw)
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 134
        count += self.name.utf8.count
        count += self.slug.utf8.count
        count += self.description.utf8.count
        return count
    }
}

extension CreateCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateCategoryRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            categoryID: raw.pointee.o_category_id_case.rawValue == 2
                ? ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)) : nil,
            name: raw.pointee.f_name.string("name", &reading),
            slug: raw.pointee.f_slug.string("slug", &reading),
            description: raw.pointee.f_description.string("description", &reading),
            parentID: raw.pointee.o_parent_id_case.rawValue == 6
                ? ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &reading)) : nil,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_category_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension CreateCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateCategoryResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_category_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.key {
        case .categoryID(let value):
            writer.tag(0xA)
            writer.text(value.raw)
        case .slug(let value):
            writer.tag(0x12)
            writer.string(value)
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 38
        switch self.key {
        case .slug(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension GetCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCategoryRequest>, _ reading: inout MessageReading) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1:
                unsafe .categoryID(ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)))
            case 2: unsafe .slug(raw.pointee.f_slug.string("slug", &reading))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }
}

extension GetCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_category_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension GetCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCategoryResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &reading)
        )
    }
}

extension ListCategoriesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_categories_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.filter {
        case .parentID(let value):
            writer.tag(0xA)
            writer.text(value.raw)
        case .atTop(let value):
            writer.tag(0x10)
            writer.varint(value ? 1 as UInt64 : 0)
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
        var count = 55
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListCategoriesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListCategoriesRequest>, _ reading: inout MessageReading) {
        let filterChoice: Filter? =
            switch unsafe raw.pointee.o_filter_case.rawValue {
            case 1: unsafe .parentID(ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &reading)))
            case 2: unsafe .atTop(raw.pointee.f_at_top != 0)
            default: nil
            }
        unsafe self.init(
            filter: filterChoice,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListCategoriesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_categories_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.categories {
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
        count += self.categories.count * 6
        for element in self.categories { count += element.maximumEncodedByteCount }
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListCategoriesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListCategoriesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            categories: readRepeated(raw.pointee.f_categories, raw.pointee.n_f_categories) {
                unsafe Category($0, "categories[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading)
        )
    }
}

extension UpdateCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_category_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.categoryID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.categoryID.raw)
        }
        if let value = self.name {
            writer.tag(0x1A)
            writer.string(value)
        }
        if let value = self.slug {
            writer.tag(0x22)
            writer.string(value)
        }
        if let value = self.description {
            writer.tag(0x2A)
            writer.string(value)
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
        var count = 114
        if let value = self.name { count += value.utf8.count }
        if let value = self.slug { count += value.utf8.count }
        if let value = self.description { count += value.utf8.count }
        return count
    }
}

extension UpdateCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateCategoryRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            categoryID: ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)),
            name: raw.pointee.o_name_case.rawValue == 3 ? raw.pointee.f_name.string("name", &reading) : nil,
            slug: raw.pointee.o_slug_case.rawValue == 4 ? raw.pointee.f_slug.string("slug", &reading) : nil,
            description: raw.pointee.o_description_case.rawValue == 5
                ? raw.pointee.f_description.string("description", &reading) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension UpdateCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_category_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension UpdateCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateCategoryResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension MoveCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__move_category_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.categoryID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.categoryID.raw)
        }
        if let value = self.parentID {
            writer.tag(0x1A)
            writer.text(value.raw)
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
        134
    }
}

extension MoveCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__MoveCategoryRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            categoryID: ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)),
            parentID: raw.pointee.o_parent_id_case.rawValue == 3
                ? ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &reading)) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension MoveCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__move_category_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension MoveCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__MoveCategoryResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension DeleteCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_category_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.categoryID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.categoryID.raw)
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

extension DeleteCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteCategoryRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            categoryID: ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension DeleteCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_category_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension DeleteCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteCategoryResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension Product: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__product__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if self.sellerID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.sellerID.raw)
        }
        if !self.title.isEmpty {
            writer.tag(0x1A)
            writer.string(self.title)
        }
        if !self.slug.isEmpty {
            writer.tag(0x22)
            writer.string(self.slug)
        }
        if !self.description.isEmpty {
            writer.tag(0x2A)
            writer.string(self.description)
        }
        if let value = self.categoryID {
            writer.tag(0x32)
            writer.text(value.raw)
        }
        if !self.badge.isEmpty {
            writer.tag(0x3A)
            writer.string(self.badge)
        }
        if self.isActive {
            writer.tag(0x40)
            writer.varint(self.isActive ? 1 as UInt64 : 0)
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
    }

    public var maximumEncodedByteCount: Int {
        var count = 190
        count += self.title.utf8.count
        count += self.slug.utf8.count
        count += self.description.utf8.count
        count += self.badge.utf8.count
        return count
    }
}

extension Product {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Product>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Product>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            title: raw.pointee.f_title.string("title", &reading),
            slug: raw.pointee.f_slug.string("slug", &reading),
            description: raw.pointee.f_description.string("description", &reading),
            categoryID: raw.pointee.o_category_id_case.rawValue == 6
                ? ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)) : nil,
            badge: raw.pointee.f_badge.string("badge", &reading),
            isActive: raw.pointee.f_is_active != 0,
            status: Product.Status(raw.pointee.f_status, "status", &reading),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Product>?,
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

extension ProductVariant: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__product_variant__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.productID.raw)
        }
        if !self.sku.isEmpty {
            writer.tag(0x1A)
            writer.string(self.sku)
        }
        if !self.name.isEmpty {
            writer.tag(0x22)
            writer.string(self.name)
        }
        if self.price.minorUnits != 0 {
            writer.tag(0x28)
            writer.varint(self.price.minorUnits)
        }
        if self.isActive {
            writer.tag(0x30)
            writer.varint(self.isActive ? 1 as UInt64 : 0)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x42)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x4A)
            writer.text(self.etag)
        }
        if self.isOrdered {
            writer.tag(0x50)
            writer.varint(self.isOrdered ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 169
        count += self.sku.utf8.count
        count += self.name.utf8.count
        return count
    }
}

extension ProductVariant {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ProductVariant>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<ProductVariant>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            sku: raw.pointee.f_sku.string("sku", &reading),
            name: raw.pointee.f_name.string("name", &reading),
            price: Money(minorUnits: raw.pointee.f_price),
            isActive: raw.pointee.f_is_active != 0,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            isOrdered: raw.pointee.f_is_ordered != 0
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ProductVariant>?,
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

extension ProductImage: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__product_image__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.productID.raw)
        }
        if !self.imageURL.isEmpty {
            writer.tag(0x1A)
            writer.string(self.imageURL)
        }
        if !self.altText.isEmpty {
            writer.tag(0x22)
            writer.string(self.altText)
        }
        if self.displayOrder != 0 {
            writer.tag(0x28)
            writer.varint(self.displayOrder)
        }
        if self.isPrimary {
            writer.tag(0x30)
            writer.varint(self.isPrimary ? 1 as UInt64 : 0)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x42)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 143
        count += self.imageURL.utf8.count
        count += self.altText.utf8.count
        return count
    }
}

extension ProductImage {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ProductImage>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<ProductImage>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            imageURL: raw.pointee.f_image_url.string("image_url", &reading),
            altText: raw.pointee.f_alt_text.string("alt_text", &reading),
            displayOrder: raw.pointee.f_display_order,
            isPrimary: raw.pointee.f_is_primary != 0,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ProductImage>?,
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

extension CreateProductRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_product_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.productID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if self.sellerID.raw != 0 {
            writer.tag(0x18)
            writer.varint(self.sellerID.raw)
        }
        if !self.title.isEmpty {
            writer.tag(0x22)
            writer.string(self.title)
        }
        if !self.slug.isEmpty {
            writer.tag(0x2A)
            writer.string(self.slug)
        }
        if !self.description.isEmpty {
            writer.tag(0x32)
            writer.string(self.description)
        }
        if let value = self.categoryID {
            writer.tag(0x3A)
            writer.text(value.raw)
        }
        if !self.badge.isEmpty {
            writer.tag(0x42)
            writer.string(self.badge)
        }
        if self.isActive {
            writer.tag(0x48)
            writer.varint(self.isActive ? 1 as UInt64 : 0)
        }
        if self.validateOnly {
            writer.tag(0x50)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 153
        count += self.title.utf8.count
        count += self.slug.utf8.count
        count += self.description.utf8.count
        count += self.badge.utf8.count
        return count
    }
}

extension CreateProductRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateProductRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            productID: raw.pointee.o_product_id_case.rawValue == 2
                ? ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)) : nil,
            sellerID: ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading),
            title: raw.pointee.f_title.string("title", &reading),
            slug: raw.pointee.f_slug.string("slug", &reading),
            description: raw.pointee.f_description.string("description", &reading),
            categoryID: raw.pointee.o_category_id_case.rawValue == 7
                ? ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)) : nil,
            badge: raw.pointee.f_badge.string("badge", &reading),
            isActive: raw.pointee.f_is_active != 0,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateProductResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_product_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.product.maximumEncodedByteCount) { self.product.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.product.maximumEncodedByteCount
        return count
    }
}

extension CreateProductResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateProductResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            product: Product(raw.pointee.f_product, "product", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetProductRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_product_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.key {
        case .productID(let value):
            writer.tag(0xA)
            writer.text(value.raw)
        case .slug(let value):
            writer.tag(0x12)
            writer.string(value)
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 38
        switch self.key {
        case .slug(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension GetProductRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetProductRequest>, _ reading: inout MessageReading) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1: unsafe .productID(ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)))
            case 2: unsafe .slug(raw.pointee.f_slug.string("slug", &reading))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }
}

extension GetProductResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_product_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.product.maximumEncodedByteCount) { self.product.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.product.maximumEncodedByteCount
        return count
    }
}

extension GetProductResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetProductResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            product: Product(raw.pointee.f_product, "product", &reading)
        )
    }
}

extension BatchGetProductsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_products_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.productIDs {
            writer.tag(0xA)
            writer.text(value.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.productIDs.count * 38
        return count
    }
}

extension BatchGetProductsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetProductsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            productIDs: readRepeated(raw.pointee.f_product_ids, raw.pointee.n_f_product_ids) {
                unsafe ID<Product>($0.value(UUID.self, "product_ids[\($1)]", &reading))
            }
        )
    }
}

extension BatchGetProductsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_products_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.products {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.products.count * 6
        for element in self.products { count += element.maximumEncodedByteCount }
        return count
    }
}

extension BatchGetProductsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetProductsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            products: readRepeated(raw.pointee.f_products, raw.pointee.n_f_products) {
                unsafe Product($0, "products[\($1)]", &reading)
            }
        )
    }
}

extension ListProductsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_products_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.filter {
        case .categoryID(let value):
            writer.tag(0xA)
            writer.text(value.raw)
        case .sellerID(let value):
            writer.tag(0x10)
            writer.varint(value.raw)
        case .status(let value):
            writer.tag(0x18)
            writer.varint(Int64(value.rawValue))
        case nil: break
        }
        if self.pageSize != 0 {
            writer.tag(0x20)
            writer.varint(Int64(self.pageSize))
        }
        if !self.pageToken.isEmpty {
            writer.tag(0x2A)
            writer.string(self.pageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 55
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListProductsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListProductsRequest>, _ reading: inout MessageReading) {
        let filterChoice: Filter? =
            switch unsafe raw.pointee.o_filter_case.rawValue {
            case 1:
                unsafe .categoryID(ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)))
            case 2: unsafe .sellerID(ID<Seller>(raw.pointee.f_seller_id, "seller_id", &reading))
            case 3: unsafe .status(Product.Status(raw.pointee.f_status, "status", &reading))
            default: nil
            }
        unsafe self.init(
            filter: filterChoice,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListProductsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_products_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.products {
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
        count += self.products.count * 6
        for element in self.products { count += element.maximumEncodedByteCount }
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListProductsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListProductsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            products: readRepeated(raw.pointee.f_products, raw.pointee.n_f_products) {
                unsafe Product($0, "products[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading)
        )
    }
}

extension UpdateProductRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_product_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.productID.raw)
        }
        if let value = self.title {
            writer.tag(0x1A)
            writer.string(value)
        }
        if let value = self.slug {
            writer.tag(0x22)
            writer.string(value)
        }
        if let value = self.description {
            writer.tag(0x2A)
            writer.string(value)
        }
        if let value = self.categoryID {
            writer.tag(0x32)
            writer.text(value.raw)
        }
        if let value = self.badge {
            writer.tag(0x3A)
            writer.string(value)
        }
        if let value = self.isActive {
            writer.tag(0x40)
            writer.varint(value ? 1 as UInt64 : 0)
        }
        if self.etag != .none {
            writer.tag(0x4A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x50)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 160
        if let value = self.title { count += value.utf8.count }
        if let value = self.slug { count += value.utf8.count }
        if let value = self.description { count += value.utf8.count }
        if let value = self.badge { count += value.utf8.count }
        return count
    }
}

extension UpdateProductRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateProductRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            title: raw.pointee.o_title_case.rawValue == 3 ? raw.pointee.f_title.string("title", &reading) : nil,
            slug: raw.pointee.o_slug_case.rawValue == 4 ? raw.pointee.f_slug.string("slug", &reading) : nil,
            description: raw.pointee.o_description_case.rawValue == 5
                ? raw.pointee.f_description.string("description", &reading) : nil,
            categoryID: raw.pointee.o_category_id_case.rawValue == 6
                ? ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &reading)) : nil,
            badge: raw.pointee.o_badge_case.rawValue == 7 ? raw.pointee.f_badge.string("badge", &reading) : nil,
            isActive: raw.pointee.o_is_active_case.rawValue == 8 ? raw.pointee.f_is_active != 0 : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension UpdateProductResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_product_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.product.maximumEncodedByteCount) { self.product.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.product.maximumEncodedByteCount
        return count
    }
}

extension UpdateProductResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateProductResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            product: Product(raw.pointee.f_product, "product", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension DeleteProductRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_product_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.productID.raw)
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

extension DeleteProductRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteProductRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension DeleteProductResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_product_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.product.maximumEncodedByteCount) { self.product.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.product.maximumEncodedByteCount
        return count
    }
}

extension DeleteProductResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteProductResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            product: Product(raw.pointee.f_product, "product", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ApproveProductRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__approve_product_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.productID.raw)
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

extension ApproveProductRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ApproveProductRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ApproveProductResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__approve_product_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.product.maximumEncodedByteCount) { self.product.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.product.maximumEncodedByteCount
        return count
    }
}

extension ApproveProductResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ApproveProductResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            product: Product(raw.pointee.f_product, "product", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension RejectProductRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reject_product_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.productID.raw)
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

extension RejectProductRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__RejectProductRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension RejectProductResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reject_product_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.product.maximumEncodedByteCount) { self.product.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.product.maximumEncodedByteCount
        return count
    }
}

extension RejectProductResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__RejectProductResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            product: Product(raw.pointee.f_product, "product", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension CreateProductVariantRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_product_variant_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.variantID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.productID.raw)
        }
        if !self.sku.isEmpty {
            writer.tag(0x22)
            writer.string(self.sku)
        }
        if !self.name.isEmpty {
            writer.tag(0x2A)
            writer.string(self.name)
        }
        if self.price.minorUnits != 0 {
            writer.tag(0x30)
            writer.varint(self.price.minorUnits)
        }
        if self.isActive {
            writer.tag(0x38)
            writer.varint(self.isActive ? 1 as UInt64 : 0)
        }
        if self.validateOnly {
            writer.tag(0x40)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 141
        count += self.sku.utf8.count
        count += self.name.utf8.count
        return count
    }
}

extension CreateProductVariantRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateProductVariantRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            variantID: raw.pointee.o_variant_id_case.rawValue == 2
                ? ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)) : nil,
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            sku: raw.pointee.f_sku.string("sku", &reading),
            name: raw.pointee.f_name.string("name", &reading),
            price: Money(minorUnits: raw.pointee.f_price),
            isActive: raw.pointee.f_is_active != 0,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateProductVariantResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_product_variant_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.variant.maximumEncodedByteCount) { self.variant.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.variant.maximumEncodedByteCount
        return count
    }
}

extension CreateProductVariantResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateProductVariantResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            variant: ProductVariant(raw.pointee.f_variant, "variant", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetProductVariantRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_product_variant_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.key {
        case .variantID(let value):
            writer.tag(0xA)
            writer.text(value.raw)
        case .sku(let value):
            writer.tag(0x12)
            writer.string(value)
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 38
        switch self.key {
        case .sku(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension GetProductVariantRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetProductVariantRequest>, _ reading: inout MessageReading) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1:
                unsafe .variantID(ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)))
            case 2: unsafe .sku(raw.pointee.f_sku.string("sku", &reading))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }
}

extension GetProductVariantResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_product_variant_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.variant.maximumEncodedByteCount) { self.variant.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.variant.maximumEncodedByteCount
        return count
    }
}

extension GetProductVariantResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetProductVariantResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            variant: ProductVariant(raw.pointee.f_variant, "variant", &reading)
        )
    }
}

extension BatchGetProductVariantsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_product_variants_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.variantIDs {
            writer.tag(0xA)
            writer.text(value.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.variantIDs.count * 38
        return count
    }
}

extension BatchGetProductVariantsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetProductVariantsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantIDs: readRepeated(raw.pointee.f_variant_ids, raw.pointee.n_f_variant_ids) {
                unsafe ID<ProductVariant>($0.value(UUID.self, "variant_ids[\($1)]", &reading))
            }
        )
    }
}

extension BatchGetProductVariantsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_get_product_variants_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.variants {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.variants.count * 6
        for element in self.variants { count += element.maximumEncodedByteCount }
        return count
    }
}

extension BatchGetProductVariantsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchGetProductVariantsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            variants: readRepeated(raw.pointee.f_variants, raw.pointee.n_f_variants) {
                unsafe ProductVariant($0, "variants[\($1)]", &reading)
            }
        )
    }
}

extension ListProductVariantsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_product_variants_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.filter {
        case .productID(let value):
            writer.tag(0xA)
            writer.text(value.raw)
        case nil: break
        }
        if self.pageSize != 0 {
            writer.tag(0x10)
            writer.varint(Int64(self.pageSize))
        }
        if !self.pageToken.isEmpty {
            writer.tag(0x1A)
            writer.string(self.pageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 55
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListProductVariantsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListProductVariantsRequest>, _ reading: inout MessageReading) {
        let filterChoice: Filter? =
            switch unsafe raw.pointee.o_filter_case.rawValue {
            case 1: unsafe .productID(ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)))
            default: nil
            }
        unsafe self.init(
            filter: filterChoice,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListProductVariantsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_product_variants_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.variants {
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
        count += self.variants.count * 6
        for element in self.variants { count += element.maximumEncodedByteCount }
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListProductVariantsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListProductVariantsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            variants: readRepeated(raw.pointee.f_variants, raw.pointee.n_f_variants) {
                unsafe ProductVariant($0, "variants[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading)
        )
    }
}

extension UpdateProductVariantRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_product_variant_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if let value = self.sku {
            writer.tag(0x1A)
            writer.string(value)
        }
        if let value = self.name {
            writer.tag(0x22)
            writer.string(value)
        }
        if let value = self.price {
            writer.tag(0x28)
            writer.varint(value.minorUnits)
        }
        if let value = self.isActive {
            writer.tag(0x30)
            writer.varint(value ? 1 as UInt64 : 0)
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
        var count = 121
        if let value = self.sku { count += value.utf8.count }
        if let value = self.name { count += value.utf8.count }
        return count
    }
}

extension UpdateProductVariantRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateProductVariantRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            sku: raw.pointee.o_sku_case.rawValue == 3 ? raw.pointee.f_sku.string("sku", &reading) : nil,
            name: raw.pointee.o_name_case.rawValue == 4 ? raw.pointee.f_name.string("name", &reading) : nil,
            price: raw.pointee.o_price_case.rawValue == 5 ? Money(minorUnits: raw.pointee.f_price) : nil,
            isActive: raw.pointee.o_is_active_case.rawValue == 6 ? raw.pointee.f_is_active != 0 : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension UpdateProductVariantResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_product_variant_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.variant.maximumEncodedByteCount) { self.variant.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.variant.maximumEncodedByteCount
        return count
    }
}

extension UpdateProductVariantResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateProductVariantResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            variant: ProductVariant(raw.pointee.f_variant, "variant", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension DeleteProductVariantRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_product_variant_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
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

extension DeleteProductVariantRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteProductVariantRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension DeleteProductVariantResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_product_variant_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.variant.maximumEncodedByteCount) { self.variant.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.variant.maximumEncodedByteCount
        return count
    }
}

extension DeleteProductVariantResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteProductVariantResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            variant: ProductVariant(raw.pointee.f_variant, "variant", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension CreateProductImageRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_product_image_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.imageID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if !self.productID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.productID.raw)
        }
        if !self.imageURL.isEmpty {
            writer.tag(0x22)
            writer.string(self.imageURL)
        }
        if !self.altText.isEmpty {
            writer.tag(0x2A)
            writer.string(self.altText)
        }
        if self.displayOrder != 0 {
            writer.tag(0x30)
            writer.varint(self.displayOrder)
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 139
        count += self.imageURL.utf8.count
        count += self.altText.utf8.count
        return count
    }
}

extension CreateProductImageRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateProductImageRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            imageID: raw.pointee.o_image_id_case.rawValue == 2
                ? ID<ProductImage>(raw.pointee.f_image_id.value(UUID.self, "image_id", &reading)) : nil,
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading)),
            imageURL: raw.pointee.f_image_url.string("image_url", &reading),
            altText: raw.pointee.f_alt_text.string("alt_text", &reading),
            displayOrder: raw.pointee.f_display_order,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateProductImageResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_product_image_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.image.maximumEncodedByteCount) { self.image.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.image.maximumEncodedByteCount
        return count
    }
}

extension CreateProductImageResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateProductImageResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            image: ProductImage(raw.pointee.f_image, "image", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetProductImageRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_product_image_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.imageID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.imageID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetProductImageRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetProductImageRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            imageID: ID<ProductImage>(raw.pointee.f_image_id.value(UUID.self, "image_id", &reading))
        )
    }
}

extension GetProductImageResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_product_image_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.image.maximumEncodedByteCount) { self.image.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.image.maximumEncodedByteCount
        return count
    }
}

extension GetProductImageResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetProductImageResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            image: ProductImage(raw.pointee.f_image, "image", &reading)
        )
    }
}

extension ListProductImagesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_product_images_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.productID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.productID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension ListProductImagesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListProductImagesRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            productID: ID<Product>(raw.pointee.f_product_id.value(UUID.self, "product_id", &reading))
        )
    }
}

extension ListProductImagesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_product_images_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.images {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.images.count * 6
        for element in self.images { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ListProductImagesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListProductImagesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            images: readRepeated(raw.pointee.f_images, raw.pointee.n_f_images) {
                unsafe ProductImage($0, "images[\($1)]", &reading)
            }
        )
    }
}

extension UpdateProductImageRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_product_image_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.imageID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.imageID.raw)
        }
        if let value = self.imageURL {
            writer.tag(0x1A)
            writer.string(value)
        }
        if let value = self.altText {
            writer.tag(0x22)
            writer.string(value)
        }
        if let value = self.displayOrder {
            writer.tag(0x28)
            writer.varint(value)
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
        var count = 119
        if let value = self.imageURL { count += value.utf8.count }
        if let value = self.altText { count += value.utf8.count }
        return count
    }
}

extension UpdateProductImageRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateProductImageRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            imageID: ID<ProductImage>(raw.pointee.f_image_id.value(UUID.self, "image_id", &reading)),
            imageURL: raw.pointee.o_image_url_case.rawValue == 3
                ? raw.pointee.f_image_url.string("image_url", &reading) : nil,
            altText: raw.pointee.o_alt_text_case.rawValue == 4
                ? raw.pointee.f_alt_text.string("alt_text", &reading) : nil,
            displayOrder: raw.pointee.o_display_order_case.rawValue == 5 ? raw.pointee.f_display_order : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension UpdateProductImageResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_product_image_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.image.maximumEncodedByteCount) { self.image.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.image.maximumEncodedByteCount
        return count
    }
}

extension UpdateProductImageResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__UpdateProductImageResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            image: ProductImage(raw.pointee.f_image, "image", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension DeleteProductImageRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_product_image_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.imageID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.imageID.raw)
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

extension DeleteProductImageRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteProductImageRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            imageID: ID<ProductImage>(raw.pointee.f_image_id.value(UUID.self, "image_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension DeleteProductImageResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_product_image_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.image.maximumEncodedByteCount) { self.image.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.image.maximumEncodedByteCount
        return count
    }
}

extension DeleteProductImageResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeleteProductImageResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            image: ProductImage(raw.pointee.f_image, "image", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension SetPrimaryProductImageRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__set_primary_product_image_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.imageID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.imageID.raw)
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

extension SetPrimaryProductImageRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SetPrimaryProductImageRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            imageID: ID<ProductImage>(raw.pointee.f_image_id.value(UUID.self, "image_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension SetPrimaryProductImageResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__set_primary_product_image_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.image.maximumEncodedByteCount) { self.image.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.image.maximumEncodedByteCount
        return count
    }
}

extension SetPrimaryProductImageResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__SetPrimaryProductImageResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            image: ProductImage(raw.pointee.f_image, "image", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}
