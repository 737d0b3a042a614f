// Generated from holdfast/v1/catalog.proto by Proto/generate; changes made here are lost.

/// A place in the shop. Categories form a tree, at most 32 levels deep.
public struct Category: Equatable, Sendable {
    /// Its key.
    public var id: ID<Category>
    /// What shoppers read, 1 to 255 bytes.
    public var name: String
    /// Its part of an address: lower-case letters, digits and hyphens, 1 to 255 bytes. Unique.
    public var slug: String
    /// A text about it, at most 16 KiB.
    public var description: String
    /// The category above; absent at the top.
    public var parentID: ID<Category>?
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Category> = ID<Category>(),
        name: String = "",
        slug: String = "",
        description: String = "",
        parentID: ID<Category>? = nil,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.name = name
        self.slug = slug
        self.description = description
        self.parentID = parentID
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
    }
}

extension Category: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.name)
        hasher.combine(self.slug)
        hasher.combine(self.description)
        hasher.combine(self.parentID) { $0.combine($1) }
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
    }
}

extension Category: Entity {
    public typealias RawID = UUID
}

/// What `CreateCategory` of `CatalogService` asks.
public struct CreateCategoryRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var categoryID: ID<Category>?
    /// What shoppers read, 1 to 255 bytes.
    public var name: String
    /// Lower-case letters, digits and hyphens, 1 to 255 bytes.
    public var slug: String
    /// At most 16 KiB.
    public var description: String
    /// The category above; absent for one at the top.
    public var parentID: ID<Category>?
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        categoryID: ID<Category>? = nil,
        name: String = "",
        slug: String = "",
        description: String = "",
        parentID: ID<Category>? = nil,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.categoryID = categoryID
        self.name = name
        self.slug = slug
        self.description = description
        self.parentID = parentID
        self.validateOnly = validateOnly
    }
}

extension CreateCategoryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.categoryID) { $0.combine($1) }
        hasher.combine(self.name)
        hasher.combine(self.slug)
        hasher.combine(self.description)
        hasher.combine(self.parentID) { $0.combine($1) }
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateCategory` of `CatalogService` answers.
public struct CreateCategoryResponse: Equatable, Sendable {
    /// The new category. For `validate_only` its id is empty where the server would have made it.
    public var category: Category
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        category: Category = Category(),
        commitSeq: Int64 = 0
    ) {
        self.category = category
        self.commitSeq = commitSeq
    }
}

extension CreateCategoryResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.category)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetCategory` of `CatalogService` asks.
public struct GetCategoryRequest: Equatable, Sendable {
    /// Which one. Required.
    public enum Key: Equatable, Sendable {
        /// By its id.
        case categoryID(ID<Category>)
        /// By its slug.
        case slug(String)
    }

    /// Which one. Required.
    public var key: Key?

    @inlinable
    public init(
        key: Key? = nil
    ) {
        self.key = key
    }
}

extension GetCategoryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.key) { hasher, value in
            switch value {
            case .categoryID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .slug(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `GetCategory` of `CatalogService` answers.
public struct GetCategoryResponse: Equatable, Sendable {
    /// The category.
    public var category: Category

    @inlinable
    public init(
        category: Category = Category()
    ) {
        self.category = category
    }
}

extension GetCategoryResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.category)
    }
}

/// What `ListCategories` of `CatalogService` asks.
public struct ListCategoriesRequest: Equatable, Sendable {
    /// Which ones; all of them if absent.
    public enum Filter: Equatable, Sendable {
        /// Those right below this one.
        case parentID(ID<Category>)
        /// Those at the top, if true.
        case atTop(Bool)
    }

    /// Which ones; all of them if absent.
    public var filter: Filter?
    /// Rows of the page, at most 1,000; 50 if 0.
    public var pageSize: Int32
    /// Where the page begins: `next_page_token` of the page before. Empty for the first.
    public var pageToken: String

    @inlinable
    public init(
        filter: Filter? = nil,
        pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.filter = filter
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension ListCategoriesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.filter) { hasher, value in
            switch value {
            case .parentID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .atTop(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListCategories` of `CatalogService` answers.
public struct ListCategoriesResponse: Equatable, Sendable {
    /// The categories.
    public var categories: [Category]
    /// For the next page; empty when this is the last.
    public var nextPageToken: String

    @inlinable
    public init(
        categories: [Category] = [],
        nextPageToken: String = ""
    ) {
        self.categories = categories
        self.nextPageToken = nextPageToken
    }
}

extension ListCategoriesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.categories) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
    }
}

/// What `UpdateCategory` of `CatalogService` asks.
public struct UpdateCategoryRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The category.
    public var categoryID: ID<Category>
    /// A new name, 1 to 255 bytes; unchanged if absent.
    public var name: String?
    /// A new slug; unchanged if absent.
    public var slug: String?
    /// A new text, at most 16 KiB; unchanged if absent.
    public var description: String?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        categoryID: ID<Category> = ID<Category>(),
        name: String? = nil,
        slug: String? = nil,
        description: String? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.categoryID = categoryID
        self.name = name
        self.slug = slug
        self.description = description
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension UpdateCategoryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.categoryID)
        hasher.combine(self.name) { $0.combine($1) }
        hasher.combine(self.slug) { $0.combine($1) }
        hasher.combine(self.description) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `UpdateCategory` of `CatalogService` answers.
public struct UpdateCategoryResponse: Equatable, Sendable {
    /// The category after the change.
    public var category: Category
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        category: Category = Category(),
        commitSeq: Int64 = 0
    ) {
        self.category = category
        self.commitSeq = commitSeq
    }
}

extension UpdateCategoryResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.category)
        hasher.combine(self.commitSeq)
    }
}

/// What `MoveCategory` of `CatalogService` asks.
public struct MoveCategoryRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The category.
    public var categoryID: ID<Category>
    /// The category above it from now on; absent to put it at the top.
    public var parentID: ID<Category>?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        categoryID: ID<Category> = ID<Category>(),
        parentID: ID<Category>? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.categoryID = categoryID
        self.parentID = parentID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension MoveCategoryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.categoryID)
        hasher.combine(self.parentID) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `MoveCategory` of `CatalogService` answers.
public struct MoveCategoryResponse: Equatable, Sendable {
    /// The category after the change.
    public var category: Category
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        category: Category = Category(),
        commitSeq: Int64 = 0
    ) {
        self.category = category
        self.commitSeq = commitSeq
    }
}

extension MoveCategoryResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.category)
        hasher.combine(self.commitSeq)
    }
}

/// What `DeleteCategory` of `CatalogService` asks.
public struct DeleteCategoryRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The category.
    public var categoryID: ID<Category>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        categoryID: ID<Category> = ID<Category>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.categoryID = categoryID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension DeleteCategoryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.categoryID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `DeleteCategory` of `CatalogService` answers.
public struct DeleteCategoryResponse: Equatable, Sendable {
    /// The category as it was.
    public var category: Category
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        category: Category = Category(),
        commitSeq: Int64 = 0
    ) {
        self.category = category
        self.commitSeq = commitSeq
    }
}

extension DeleteCategoryResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.category)
        hasher.combine(self.commitSeq)
    }
}
