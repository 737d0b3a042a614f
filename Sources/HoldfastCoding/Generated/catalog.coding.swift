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
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__category__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Category>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            id: ID<Category>(raw.pointee.f_id.value(UUID.self, "id", &violations)),
            name: raw.pointee.f_name.string("name", &violations),
            slug: raw.pointee.f_slug.string("slug", &violations),
            description: raw.pointee.f_description.string("description", &violations),
            parentID: raw.pointee.o_parent_id_case.rawValue == 5
                ? ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &violations)) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &violations),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &violations),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Category>?,
        _ field: @autoclosure () -> String,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        guard let raw = unsafe raw else {
            violations.note(field(), "is required")
            self.init()
            return
        }
        let known = violations.count
        unsafe self.init(raw, &violations)
        if violations.count > known { violations.nest(from: known, in: field()) }
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
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
}

extension CreateCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_category_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
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
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CreateCategoryRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            categoryID: raw.pointee.o_category_id_case.rawValue == 2
                ? ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &violations)) : nil,
            name: raw.pointee.f_name.string("name", &violations),
            slug: raw.pointee.f_slug.string("slug", &violations),
            description: raw.pointee.f_description.string("description", &violations),
            parentID: raw.pointee.o_parent_id_case.rawValue == 6
                ? ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &violations)) : nil,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
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
}

extension CreateCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_category_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension CreateCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CreateCategoryResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }
}

extension GetCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_category_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 38
        if case .slug(let value) = self.key { count += value.utf8.count }
        return count
    }
}

extension GetCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCategoryRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1:
                unsafe .categoryID(ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &violations)))
            case 2: unsafe .slug(raw.pointee.f_slug.string("slug", &violations))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
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
}

extension GetCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_category_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension GetCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetCategoryResponse>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &violations)
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
    }
}

extension ListCategoriesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_categories_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 55
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListCategoriesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ListCategoriesRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        let filterChoice: Filter? =
            switch unsafe raw.pointee.o_filter_case.rawValue {
            case 1: unsafe .parentID(ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &violations)))
            case 2: unsafe .atTop(raw.pointee.f_at_top != 0)
            default: nil
            }
        unsafe self.init(
            filter: filterChoice,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &violations)
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
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
}

extension ListCategoriesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_categories_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
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
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ListCategoriesResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            categories: readRepeated(raw.pointee.f_categories, raw.pointee.n_f_categories) {
                unsafe Category($0, "categories[\($1)]", &violations)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &violations)
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        for value in self.categories {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
    }
}

extension UpdateCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_category_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
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
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__UpdateCategoryRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            categoryID: ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &violations)),
            name: raw.pointee.o_name_case.rawValue == 3 ? raw.pointee.f_name.string("name", &violations) : nil,
            slug: raw.pointee.o_slug_case.rawValue == 4 ? raw.pointee.f_slug.string("slug", &violations) : nil,
            description: raw.pointee.o_description_case.rawValue == 5
                ? raw.pointee.f_description.string("description", &violations) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
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
}

extension UpdateCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__update_category_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension UpdateCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__UpdateCategoryResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }
}

extension MoveCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__move_category_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        134
    }
}

extension MoveCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__MoveCategoryRequest>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            categoryID: ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &violations)),
            parentID: raw.pointee.o_parent_id_case.rawValue == 3
                ? ID<Category>(raw.pointee.f_parent_id.value(UUID.self, "parent_id", &violations)) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
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
}

extension MoveCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__move_category_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension MoveCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__MoveCategoryResponse>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }
}

extension DeleteCategoryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_category_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        96
    }
}

extension DeleteCategoryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__DeleteCategoryRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            categoryID: ID<Category>(raw.pointee.f_category_id.value(UUID.self, "category_id", &violations)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
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
}

extension DeleteCategoryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__delete_category_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.category.maximumEncodedByteCount
        return count
    }
}

extension DeleteCategoryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__DeleteCategoryResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            category: Category(raw.pointee.f_category, "category", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.category.maximumEncodedByteCount) { self.category.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }
}
