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

/// Something a seller offers, in one or several variants. It can be bought while it is APPROVED and active, its seller
/// APPROVED, and the variant active.
public struct Product: Equatable, Sendable {
    /// How far it has got towards being sold.
    public enum Status: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// Nobody has judged it yet, or not since it was changed after a refusal.
        case pending = 1
        /// It may be sold.
        case approved = 2
        /// It may not.
        case rejected = 3
    }

    /// Its key.
    public var id: ID<Product>
    /// Who offers it.
    public var sellerID: ID<Seller>
    /// What shoppers read, 1 to 255 bytes.
    public var title: String
    /// Its part of an address: lower-case letters, digits and hyphens, 1 to 255 bytes. Unique.
    public var slug: String
    /// A text about it, at most 16 KiB.
    public var description: String
    /// Where it is found; nowhere, if absent.
    public var categoryID: ID<Category>?
    /// A short mark beside it, as "new"; at most 255 bytes.
    public var badge: String
    /// Whether its seller wants it sold.
    public var isActive: Bool
    /// Whether it may be.
    public var status: Product.Status
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Product> = ID<Product>(),
        sellerID: ID<Seller> = ID<Seller>(),
        title: String = "",
        slug: String = "",
        description: String = "",
        categoryID: ID<Category>? = nil,
        badge: String = "",
        isActive: Bool = false,
        status: Product.Status = .unspecified,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.sellerID = sellerID
        self.title = title
        self.slug = slug
        self.description = description
        self.categoryID = categoryID
        self.badge = badge
        self.isActive = isActive
        self.status = status
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
    }
}

extension Product: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.sellerID)
        hasher.combine(self.title)
        hasher.combine(self.slug)
        hasher.combine(self.description)
        hasher.combine(self.categoryID) { $0.combine($1) }
        hasher.combine(self.badge)
        hasher.combine(self.isActive)
        hasher.combine(self.status)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
    }
}

extension Product: Entity {
    public typealias RawID = UUID
}

/// What is bought: a product in one size, colour or other kind. It has exactly one stock row, under its id.
public struct ProductVariant: Equatable, Sendable {
    /// Its key, and that of its stock.
    public var id: ID<ProductVariant>
    /// The product.
    public var productID: ID<Product>
    /// The seller's own number for it, 1 to 255 bytes. Unique.
    public var sku: String
    /// What sets it apart from the product's other variants, at most 255 bytes.
    public var name: String
    /// For one unit, 0 to 10^12.
    public var price: Money
    /// Whether its seller wants it sold.
    public var isActive: Bool
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag
    /// Whether an order has ever referred to it: then it can be deactivated, but never deleted.
    public var isOrdered: Bool

    @inlinable
    public init(
        id: ID<ProductVariant> = ID<ProductVariant>(),
        productID: ID<Product> = ID<Product>(),
        sku: String = "",
        name: String = "",
        price: Money = Money(),
        isActive: Bool = false,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none,
        isOrdered: Bool = false
    ) {
        self.id = id
        self.productID = productID
        self.sku = sku
        self.name = name
        self.price = price
        self.isActive = isActive
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
        self.isOrdered = isOrdered
    }
}

extension ProductVariant: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.productID)
        hasher.combine(self.sku)
        hasher.combine(self.name)
        hasher.combine(self.price)
        hasher.combine(self.isActive)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
        hasher.combine(self.isOrdered)
    }
}

extension ProductVariant: Entity {
    public typealias RawID = UUID
}

/// A picture of a product. Of its images exactly one is the primary one.
public struct ProductImage: Equatable, Sendable {
    /// Its key.
    public var id: ID<ProductImage>
    /// The product.
    public var productID: ID<Product>
    /// Where it lies, 1 to 2,048 bytes.
    public var imageURL: String
    /// What it shows, in words; at most 255 bytes.
    public var altText: String
    /// Its place among the product's images, the lowest first.
    public var displayOrder: Int64
    /// Whether it stands for the product.
    public var isPrimary: Bool
    /// When it was made.
    public var createTime: Timestamp
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<ProductImage> = ID<ProductImage>(),
        productID: ID<Product> = ID<Product>(),
        imageURL: String = "",
        altText: String = "",
        displayOrder: Int64 = 0,
        isPrimary: Bool = false,
        createTime: Timestamp = Timestamp(),
        etag: Etag = .none
    ) {
        self.id = id
        self.productID = productID
        self.imageURL = imageURL
        self.altText = altText
        self.displayOrder = displayOrder
        self.isPrimary = isPrimary
        self.createTime = createTime
        self.etag = etag
    }
}

extension ProductImage: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.productID)
        hasher.combine(self.imageURL)
        hasher.combine(self.altText)
        hasher.combine(self.displayOrder)
        hasher.combine(self.isPrimary)
        hasher.combine(self.createTime)
    }
}

extension ProductImage: Entity {
    public typealias RawID = UUID
}

/// What `CreateProduct` of `CatalogService` asks.
public struct CreateProductRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var productID: ID<Product>?
    /// Who offers it.
    public var sellerID: ID<Seller>
    /// What shoppers read, 1 to 255 bytes.
    public var title: String
    /// Lower-case letters, digits and hyphens, 1 to 255 bytes.
    public var slug: String
    /// At most 16 KiB.
    public var description: String
    /// Where it is found; nowhere, if absent.
    public var categoryID: ID<Category>?
    /// At most 255 bytes.
    public var badge: String
    /// Whether it is to be sold once it is approved.
    public var isActive: Bool
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        productID: ID<Product>? = nil,
        sellerID: ID<Seller> = ID<Seller>(),
        title: String = "",
        slug: String = "",
        description: String = "",
        categoryID: ID<Category>? = nil,
        badge: String = "",
        isActive: Bool = false,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.productID = productID
        self.sellerID = sellerID
        self.title = title
        self.slug = slug
        self.description = description
        self.categoryID = categoryID
        self.badge = badge
        self.isActive = isActive
        self.validateOnly = validateOnly
    }
}

extension CreateProductRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.productID) { $0.combine($1) }
        hasher.combine(self.sellerID)
        hasher.combine(self.title)
        hasher.combine(self.slug)
        hasher.combine(self.description)
        hasher.combine(self.categoryID) { $0.combine($1) }
        hasher.combine(self.badge)
        hasher.combine(self.isActive)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateProduct` of `CatalogService` answers.
public struct CreateProductResponse: Equatable, Sendable {
    /// The new product. For `validate_only` its id is empty where the server would have made it.
    public var product: Product
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        product: Product = Product(),
        commitSeq: Int64 = 0
    ) {
        self.product = product
        self.commitSeq = commitSeq
    }
}

extension CreateProductResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.product)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetProduct` of `CatalogService` asks.
public struct GetProductRequest: Equatable, Sendable {
    /// Which one. Required.
    public enum Key: Equatable, Sendable {
        /// By its id.
        case productID(ID<Product>)
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

extension GetProductRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.key) { hasher, value in
            switch value {
            case .productID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .slug(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `GetProduct` of `CatalogService` answers.
public struct GetProductResponse: Equatable, Sendable {
    /// The product.
    public var product: Product

    @inlinable
    public init(
        product: Product = Product()
    ) {
        self.product = product
    }
}

extension GetProductResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.product)
    }
}

/// What `BatchGetProducts` of `CatalogService` asks.
public struct BatchGetProductsRequest: Equatable, Sendable {
    /// The products, 1 to 1,000.
    public var productIDs: [ID<Product>]

    @inlinable
    public init(
        productIDs: [ID<Product>] = []
    ) {
        self.productIDs = productIDs
    }
}

extension BatchGetProductsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.productIDs) { $0.combine($1) }
    }
}

/// What `BatchGetProducts` of `CatalogService` answers.
public struct BatchGetProductsResponse: Equatable, Sendable {
    /// One row for each asked for, in that order.
    public var products: [Product]

    @inlinable
    public init(
        products: [Product] = []
    ) {
        self.products = products
    }
}

extension BatchGetProductsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.products) { $0.combine($1) }
    }
}

/// What `ListProducts` of `CatalogService` asks.
public struct ListProductsRequest: Equatable, Sendable {
    /// Which ones; all of them if absent.
    public enum Filter: Equatable, Sendable {
        /// Those found right in this category.
        case categoryID(ID<Category>)
        /// Those of this seller.
        case sellerID(ID<Seller>)
        /// Those in this state.
        case status(Product.Status)
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

extension ListProductsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.filter) { hasher, value in
            switch value {
            case .categoryID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .sellerID(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            case .status(let value):
                hasher.combine(3 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListProducts` of `CatalogService` answers.
public struct ListProductsResponse: Equatable, Sendable {
    /// The products.
    public var products: [Product]
    /// For the next page; empty when this is the last.
    public var nextPageToken: String

    @inlinable
    public init(
        products: [Product] = [],
        nextPageToken: String = ""
    ) {
        self.products = products
        self.nextPageToken = nextPageToken
    }
}

extension ListProductsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.products) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
    }
}

/// What `UpdateProduct` of `CatalogService` asks.
public struct UpdateProductRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The product.
    public var productID: ID<Product>
    /// A new title, 1 to 255 bytes; unchanged if absent.
    public var title: String?
    /// A new slug; unchanged if absent.
    public var slug: String?
    /// A new text, at most 16 KiB; unchanged if absent.
    public var description: String?
    /// Another category; unchanged if absent.
    public var categoryID: ID<Category>?
    /// A new mark, at most 255 bytes; unchanged if absent.
    public var badge: String?
    /// Whether it is to be sold; unchanged if absent.
    public var isActive: Bool?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        productID: ID<Product> = ID<Product>(),
        title: String? = nil,
        slug: String? = nil,
        description: String? = nil,
        categoryID: ID<Category>? = nil,
        badge: String? = nil,
        isActive: Bool? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.productID = productID
        self.title = title
        self.slug = slug
        self.description = description
        self.categoryID = categoryID
        self.badge = badge
        self.isActive = isActive
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension UpdateProductRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.productID)
        hasher.combine(self.title) { $0.combine($1) }
        hasher.combine(self.slug) { $0.combine($1) }
        hasher.combine(self.description) { $0.combine($1) }
        hasher.combine(self.categoryID) { $0.combine($1) }
        hasher.combine(self.badge) { $0.combine($1) }
        hasher.combine(self.isActive) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `UpdateProduct` of `CatalogService` answers.
public struct UpdateProductResponse: Equatable, Sendable {
    /// The product after the change.
    public var product: Product
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        product: Product = Product(),
        commitSeq: Int64 = 0
    ) {
        self.product = product
        self.commitSeq = commitSeq
    }
}

extension UpdateProductResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.product)
        hasher.combine(self.commitSeq)
    }
}

/// What `DeleteProduct` of `CatalogService` asks.
public struct DeleteProductRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The product.
    public var productID: ID<Product>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        productID: ID<Product> = ID<Product>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.productID = productID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension DeleteProductRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.productID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `DeleteProduct` of `CatalogService` answers.
public struct DeleteProductResponse: Equatable, Sendable {
    /// The product as it was.
    public var product: Product
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        product: Product = Product(),
        commitSeq: Int64 = 0
    ) {
        self.product = product
        self.commitSeq = commitSeq
    }
}

extension DeleteProductResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.product)
        hasher.combine(self.commitSeq)
    }
}

/// What `ApproveProduct` of `CatalogService` asks.
public struct ApproveProductRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The product.
    public var productID: ID<Product>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        productID: ID<Product> = ID<Product>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.productID = productID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ApproveProductRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.productID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ApproveProduct` of `CatalogService` answers.
public struct ApproveProductResponse: Equatable, Sendable {
    /// The product, APPROVED.
    public var product: Product
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        product: Product = Product(),
        commitSeq: Int64 = 0
    ) {
        self.product = product
        self.commitSeq = commitSeq
    }
}

extension ApproveProductResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.product)
        hasher.combine(self.commitSeq)
    }
}

/// What `RejectProduct` of `CatalogService` asks.
public struct RejectProductRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The product.
    public var productID: ID<Product>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        productID: ID<Product> = ID<Product>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.productID = productID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension RejectProductRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.productID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `RejectProduct` of `CatalogService` answers.
public struct RejectProductResponse: Equatable, Sendable {
    /// The product, REJECTED.
    public var product: Product
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        product: Product = Product(),
        commitSeq: Int64 = 0
    ) {
        self.product = product
        self.commitSeq = commitSeq
    }
}

extension RejectProductResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.product)
        hasher.combine(self.commitSeq)
    }
}

/// What `CreateProductVariant` of `CatalogService` asks.
public struct CreateProductVariantRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key, which may have stock already; the server makes one if absent.
    public var variantID: ID<ProductVariant>?
    /// The product.
    public var productID: ID<Product>
    /// The seller's own number for it, 1 to 255 bytes.
    public var sku: String
    /// At most 255 bytes.
    public var name: String
    /// For one unit, 0 to 10^12.
    public var price: Money
    /// Whether it is to be sold.
    public var isActive: Bool
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        variantID: ID<ProductVariant>? = nil,
        productID: ID<Product> = ID<Product>(),
        sku: String = "",
        name: String = "",
        price: Money = Money(),
        isActive: Bool = false,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.variantID = variantID
        self.productID = productID
        self.sku = sku
        self.name = name
        self.price = price
        self.isActive = isActive
        self.validateOnly = validateOnly
    }
}

extension CreateProductVariantRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.variantID) { $0.combine($1) }
        hasher.combine(self.productID)
        hasher.combine(self.sku)
        hasher.combine(self.name)
        hasher.combine(self.price)
        hasher.combine(self.isActive)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateProductVariant` of `CatalogService` answers.
public struct CreateProductVariantResponse: Equatable, Sendable {
    /// The new variant. For `validate_only` its id is empty where the server would have made it.
    public var variant: ProductVariant
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        variant: ProductVariant = ProductVariant(),
        commitSeq: Int64 = 0
    ) {
        self.variant = variant
        self.commitSeq = commitSeq
    }
}

extension CreateProductVariantResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variant)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetProductVariant` of `CatalogService` asks.
public struct GetProductVariantRequest: Equatable, Sendable {
    /// Which one. Required.
    public enum Key: Equatable, Sendable {
        /// By its id.
        case variantID(ID<ProductVariant>)
        /// By its SKU.
        case sku(String)
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

extension GetProductVariantRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.key) { hasher, value in
            switch value {
            case .variantID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .sku(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `GetProductVariant` of `CatalogService` answers.
public struct GetProductVariantResponse: Equatable, Sendable {
    /// The variant.
    public var variant: ProductVariant

    @inlinable
    public init(
        variant: ProductVariant = ProductVariant()
    ) {
        self.variant = variant
    }
}

extension GetProductVariantResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variant)
    }
}

/// What `BatchGetProductVariants` of `CatalogService` asks.
public struct BatchGetProductVariantsRequest: Equatable, Sendable {
    /// The variants, 1 to 1,000.
    public var variantIDs: [ID<ProductVariant>]

    @inlinable
    public init(
        variantIDs: [ID<ProductVariant>] = []
    ) {
        self.variantIDs = variantIDs
    }
}

extension BatchGetProductVariantsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantIDs) { $0.combine($1) }
    }
}

/// What `BatchGetProductVariants` of `CatalogService` answers.
public struct BatchGetProductVariantsResponse: Equatable, Sendable {
    /// One row for each asked for, in that order.
    public var variants: [ProductVariant]

    @inlinable
    public init(
        variants: [ProductVariant] = []
    ) {
        self.variants = variants
    }
}

extension BatchGetProductVariantsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variants) { $0.combine($1) }
    }
}

/// What `ListProductVariants` of `CatalogService` asks.
public struct ListProductVariantsRequest: Equatable, Sendable {
    /// Which ones; all of them if absent.
    public enum Filter: Equatable, Sendable {
        /// Those of this product.
        case productID(ID<Product>)
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

extension ListProductVariantsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.filter) { hasher, value in
            switch value {
            case .productID(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            }
        }
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListProductVariants` of `CatalogService` answers.
public struct ListProductVariantsResponse: Equatable, Sendable {
    /// The variants.
    public var variants: [ProductVariant]
    /// For the next page; empty when this is the last.
    public var nextPageToken: String

    @inlinable
    public init(
        variants: [ProductVariant] = [],
        nextPageToken: String = ""
    ) {
        self.variants = variants
        self.nextPageToken = nextPageToken
    }
}

extension ListProductVariantsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variants) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
    }
}

/// What `UpdateProductVariant` of `CatalogService` asks.
public struct UpdateProductVariantRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// A new SKU, 1 to 255 bytes; unchanged if absent.
    public var sku: String?
    /// A new name, at most 255 bytes; unchanged if absent.
    public var name: String?
    /// A new price, 0 to 10^12; unchanged if absent.
    public var price: Money?
    /// Whether it is to be sold; unchanged if absent.
    public var isActive: Bool?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        sku: String? = nil,
        name: String? = nil,
        price: Money? = nil,
        isActive: Bool? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.variantID = variantID
        self.sku = sku
        self.name = name
        self.price = price
        self.isActive = isActive
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension UpdateProductVariantRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.variantID)
        hasher.combine(self.sku) { $0.combine($1) }
        hasher.combine(self.name) { $0.combine($1) }
        hasher.combine(self.price) { $0.combine($1) }
        hasher.combine(self.isActive) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `UpdateProductVariant` of `CatalogService` answers.
public struct UpdateProductVariantResponse: Equatable, Sendable {
    /// The variant after the change.
    public var variant: ProductVariant
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        variant: ProductVariant = ProductVariant(),
        commitSeq: Int64 = 0
    ) {
        self.variant = variant
        self.commitSeq = commitSeq
    }
}

extension UpdateProductVariantResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variant)
        hasher.combine(self.commitSeq)
    }
}

/// What `DeleteProductVariant` of `CatalogService` asks.
public struct DeleteProductVariantRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.variantID = variantID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension DeleteProductVariantRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.variantID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `DeleteProductVariant` of `CatalogService` answers.
public struct DeleteProductVariantResponse: Equatable, Sendable {
    /// The variant as it was.
    public var variant: ProductVariant
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        variant: ProductVariant = ProductVariant(),
        commitSeq: Int64 = 0
    ) {
        self.variant = variant
        self.commitSeq = commitSeq
    }
}

extension DeleteProductVariantResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variant)
        hasher.combine(self.commitSeq)
    }
}

/// What `CreateProductImage` of `CatalogService` asks.
public struct CreateProductImageRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var imageID: ID<ProductImage>?
    /// The product.
    public var productID: ID<Product>
    /// Where it lies, 1 to 2,048 bytes.
    public var imageURL: String
    /// What it shows, at most 255 bytes.
    public var altText: String
    /// Its place, the lowest first.
    public var displayOrder: Int64
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        imageID: ID<ProductImage>? = nil,
        productID: ID<Product> = ID<Product>(),
        imageURL: String = "",
        altText: String = "",
        displayOrder: Int64 = 0,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.imageID = imageID
        self.productID = productID
        self.imageURL = imageURL
        self.altText = altText
        self.displayOrder = displayOrder
        self.validateOnly = validateOnly
    }
}

extension CreateProductImageRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.imageID) { $0.combine($1) }
        hasher.combine(self.productID)
        hasher.combine(self.imageURL)
        hasher.combine(self.altText)
        hasher.combine(self.displayOrder)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateProductImage` of `CatalogService` answers.
public struct CreateProductImageResponse: Equatable, Sendable {
    /// The new image. For `validate_only` its id is empty where the server would have made it.
    public var image: ProductImage
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        image: ProductImage = ProductImage(),
        commitSeq: Int64 = 0
    ) {
        self.image = image
        self.commitSeq = commitSeq
    }
}

extension CreateProductImageResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.image)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetProductImage` of `CatalogService` asks.
public struct GetProductImageRequest: Equatable, Sendable {
    /// The image.
    public var imageID: ID<ProductImage>

    @inlinable
    public init(
        imageID: ID<ProductImage> = ID<ProductImage>()
    ) {
        self.imageID = imageID
    }
}

extension GetProductImageRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.imageID)
    }
}

/// What `GetProductImage` of `CatalogService` answers.
public struct GetProductImageResponse: Equatable, Sendable {
    /// The image.
    public var image: ProductImage

    @inlinable
    public init(
        image: ProductImage = ProductImage()
    ) {
        self.image = image
    }
}

extension GetProductImageResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.image)
    }
}

/// What `ListProductImages` of `CatalogService` asks.
public struct ListProductImagesRequest: Equatable, Sendable {
    /// The product.
    public var productID: ID<Product>

    @inlinable
    public init(
        productID: ID<Product> = ID<Product>()
    ) {
        self.productID = productID
    }
}

extension ListProductImagesRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.productID)
    }
}

/// What `ListProductImages` of `CatalogService` answers.
public struct ListProductImagesResponse: Equatable, Sendable {
    /// The images, the one with the lowest display order first, among equals by id.
    public var images: [ProductImage]

    @inlinable
    public init(
        images: [ProductImage] = []
    ) {
        self.images = images
    }
}

extension ListProductImagesResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.images) { $0.combine($1) }
    }
}

/// What `UpdateProductImage` of `CatalogService` asks.
public struct UpdateProductImageRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The image.
    public var imageID: ID<ProductImage>
    /// Where it lies now, 1 to 2,048 bytes; unchanged if absent.
    public var imageURL: String?
    /// What it shows, at most 255 bytes; unchanged if absent.
    public var altText: String?
    /// Its new place; unchanged if absent.
    public var displayOrder: Int64?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        imageID: ID<ProductImage> = ID<ProductImage>(),
        imageURL: String? = nil,
        altText: String? = nil,
        displayOrder: Int64? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.imageID = imageID
        self.imageURL = imageURL
        self.altText = altText
        self.displayOrder = displayOrder
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension UpdateProductImageRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.imageID)
        hasher.combine(self.imageURL) { $0.combine($1) }
        hasher.combine(self.altText) { $0.combine($1) }
        hasher.combine(self.displayOrder) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `UpdateProductImage` of `CatalogService` answers.
public struct UpdateProductImageResponse: Equatable, Sendable {
    /// The image after the change.
    public var image: ProductImage
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        image: ProductImage = ProductImage(),
        commitSeq: Int64 = 0
    ) {
        self.image = image
        self.commitSeq = commitSeq
    }
}

extension UpdateProductImageResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.image)
        hasher.combine(self.commitSeq)
    }
}

/// What `DeleteProductImage` of `CatalogService` asks.
public struct DeleteProductImageRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The image.
    public var imageID: ID<ProductImage>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        imageID: ID<ProductImage> = ID<ProductImage>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.imageID = imageID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension DeleteProductImageRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.imageID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `DeleteProductImage` of `CatalogService` answers.
public struct DeleteProductImageResponse: Equatable, Sendable {
    /// The image as it was.
    public var image: ProductImage
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        image: ProductImage = ProductImage(),
        commitSeq: Int64 = 0
    ) {
        self.image = image
        self.commitSeq = commitSeq
    }
}

extension DeleteProductImageResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.image)
        hasher.combine(self.commitSeq)
    }
}

/// What `SetPrimaryProductImage` of `CatalogService` asks.
public struct SetPrimaryProductImageRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The image.
    public var imageID: ID<ProductImage>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        imageID: ID<ProductImage> = ID<ProductImage>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.imageID = imageID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension SetPrimaryProductImageRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.imageID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `SetPrimaryProductImage` of `CatalogService` answers.
public struct SetPrimaryProductImageResponse: Equatable, Sendable {
    /// The image, now the primary one.
    public var image: ProductImage
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        image: ProductImage = ProductImage(),
        commitSeq: Int64 = 0
    ) {
        self.image = image
        self.commitSeq = commitSeq
    }
}

extension SetPrimaryProductImageResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.image)
        hasher.combine(self.commitSeq)
    }
}
