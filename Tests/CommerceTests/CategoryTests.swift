import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Categories")
struct CategoryTests {
    private static func id(_ number: UInt64) -> ID<Category> { ID(UUID(high: 9, low: number)) }

    /// Number 1 at the top, 2 below it, 3 below that, and 4 at the top.
    private static func tree(limits: Limits = Limits()) throws -> Shop {
        let shop = Shop(limits: limits)
        for (number, parent) in [(1, nil), (2, 1), (3, 2), (4, nil)] as [(UInt64, UInt64?)] {
            _ = try shop.createCategory(number, below: parent)
        }
        return shop
    }

    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var request: UnaryRequest
        var expected: Rejection

        init(_ testDescription: String, _ request: UnaryRequest, _ expected: Rejection) {
            self.testDescription = testDescription
            self.request = request
            self.expected = expected
        }
    }

    private static func missing(_ number: UInt64) -> Rejection {
        .entityNotFound(entity: "category", key: id(number).description)
    }

    static let rows: [Row] = [
        Row(
            "creating below an unknown one",
            .createCategory(CreateCategoryRequest(name: "n", slug: "new", parentID: id(9))),
            missing(9)
        ),
        Row(
            "creating too deep comes before a slug that is taken",
            .createCategory(CreateCategoryRequest(name: "n", slug: "c1", parentID: id(3))),
            .categoryDepth(maximum: 3)
        ),
        Row(
            "creating with an id that is taken",
            .createCategory(CreateCategoryRequest(categoryID: id(1), name: "n", slug: "new")),
            .keyTaken(entity: "category", field: "id")
        ),
        Row(
            "creating with a slug that is taken",
            .createCategory(CreateCategoryRequest(name: "n", slug: "c1")),
            .keyTaken(entity: "category", field: "slug")
        ),
        Row("an unknown id", .getCategory(GetCategoryRequest(key: .categoryID(id(9)))), missing(9)),
        Row(
            "an unknown slug",
            .getCategory(GetCategoryRequest(key: .slug("c9"))),
            .entityNotFound(entity: "category", key: "c9")
        ),
        Row(
            "listing below an unknown one",
            .listCategories(ListCategoriesRequest(filter: .parentID(id(9)))),
            missing(9)
        ),
        Row(
            "a page token that is none",
            .listCategories(ListCategoriesRequest(pageToken: "x")),
            .invalidPageToken
        ),
        Row("updating an unknown one", .updateCategory(UpdateCategoryRequest(categoryID: id(9))), missing(9)),
        Row(
            "updating with a stale etag comes before a slug that is taken",
            .updateCategory(UpdateCategoryRequest(categoryID: id(2), slug: "c1", etag: Etag(sequence: 1))),
            .etagMismatch(current: Etag(sequence: 2))
        ),
        Row(
            "updating to a slug that is taken",
            .updateCategory(UpdateCategoryRequest(categoryID: id(2), slug: "c1")),
            .keyTaken(entity: "category", field: "slug")
        ),
        Row("moving an unknown one", .moveCategory(MoveCategoryRequest(categoryID: id(9))), missing(9)),
        Row(
            "moving below an unknown one comes before a stale etag",
            .moveCategory(MoveCategoryRequest(categoryID: id(2), parentID: id(9), etag: Etag(sequence: 1))),
            missing(9)
        ),
        Row(
            "moving with a stale etag comes before a cycle",
            .moveCategory(MoveCategoryRequest(categoryID: id(1), parentID: id(1), etag: Etag(sequence: 9))),
            .etagMismatch(current: Etag(sequence: 1))
        ),
        Row(
            "moving below itself",
            .moveCategory(MoveCategoryRequest(categoryID: id(1), parentID: id(1))),
            .categoryCycle
        ),
        Row(
            "moving below one of its own",
            .moveCategory(MoveCategoryRequest(categoryID: id(1), parentID: id(3))),
            .categoryCycle
        ),
        Row(
            "moving so that what is below lies too deep",
            .moveCategory(MoveCategoryRequest(categoryID: id(1), parentID: id(4))),
            .categoryDepth(maximum: 3)
        ),
        Row("deleting an unknown one", .deleteCategory(DeleteCategoryRequest(categoryID: id(9))), missing(9)),
        Row(
            "deleting with a stale etag comes before one below it",
            .deleteCategory(DeleteCategoryRequest(categoryID: id(1), etag: Etag(sequence: 9))),
            .etagMismatch(current: Etag(sequence: 1))
        ),
        Row(
            "deleting with one below it",
            .deleteCategory(DeleteCategoryRequest(categoryID: id(2))),
            .stillReferenced(entity: "category", referrer: "category")
        ),
    ]

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func rejection(row: Row) throws {
        var limits = Limits()
        limits.maximumCategoryDepth = 3
        let shop = try Self.tree(limits: limits)
        let (hash, sequence) = (shop.stateHash, shop.sequence)
        #expect(shop.run(row.request) == .rejected(row.expected))
        #expect(shop.stateHash == hash && shop.sequence == sequence)
        #expect(shop.invariantViolations.isEmpty)
    }

    @Test(
        "fields at fault are all named",
        arguments: [
            (.createCategory(CreateCategoryRequest(name: "", slug: "Big")), ["name", "slug"]),
            (
                .createCategory(
                    CreateCategoryRequest(
                        name: String(repeating: "n", count: 256),
                        slug: String(repeating: "s", count: 256),
                        description: String(repeating: "d", count: 16_385)
                    )
                ), ["name", "slug", "description"]
            ),
            (.getCategory(GetCategoryRequest()), ["category_id"]),
            (.listCategories(ListCategoriesRequest(pageSize: 1001)), ["page_size"]),
            (.listCategories(ListCategoriesRequest(pageSize: -1)), ["page_size"]),
            (
                .updateCategory(UpdateCategoryRequest(categoryID: id(1), name: "", slug: "", description: nil)),
                ["name", "slug"]
            ),
            (.updateCategory(UpdateCategoryRequest(categoryID: id(1), slug: "ä")), ["slug"]),
        ] as [(UnaryRequest, [String])]
    )
    func fields(request: UnaryRequest, fields: [String]) {
        guard case .rejected(.invalidFields(let invalid)) = Shop().run(request) else {
            Issue.record("not refused")
            return
        }
        #expect(invalid.map(\.field) == fields)
    }

    @Test(
        "rows that contradict each other are found",
        arguments: [
            ([(1, "a", 9)], ["category 1 refers to category 9, which is not there"]),
            ([(1, "a", nil), (2, "a", nil)], ["is not found by its slug, or another one is"]),
            ([(1, "a", 2), (2, "b", 1)], ["category 1 has no end above it", "category 2 has no end above it"]),
            ([(1, "a", nil), (2, "b", 1)], []),
        ] as [([(UInt64, String, UInt64?)], [String])]
    )
    func violations(rows: [(UInt64, String, UInt64?)], problems: [String]) {
        var commerce = Commerce(seed: 1)
        for (number, slug, parent) in rows {
            let category = Category(id: Self.id(number), slug: slug, parentID: parent.map(Self.id))
            #expect(commerce.load(.category(category)) == category.hash(table: 8))
        }
        var found = commerce.entityViolations()
        for number in [1, 2, 9] as [UInt64] {
            found = found.map { $0.replacing(Self.id(number).description, with: "\(number)") }
        }
        #expect(found.count == problems.count)
        #expect(zip(found.sorted(), problems).allSatisfy { $0.hasSuffix($1) })
    }

    @Test("texts of the greatest length are taken")
    func longest() throws {
        let request = CreateCategoryRequest(
            name: String(repeating: "n", count: 255),
            slug: String(repeating: "s", count: 255),
            description: String(repeating: "d", count: 16_384)
        )
        guard case .response(.createCategory(let response)) = Shop().run(.createCategory(request)) else {
            throw Unexpected()
        }
        #expect(response.category.description.utf8.count == 16_384)
    }

    @Test("what is only validated is undone, and no id is made for it")
    func validateOnly() throws {
        let shop = try Self.tree()
        let hash = shop.stateHash
        let create = CreateCategoryRequest(name: "n", slug: "new", validateOnly: true)
        guard case .response(.createCategory(let created)) = shop.run(.createCategory(create)) else {
            throw Unexpected()
        }
        #expect(created.category.id.isNone && created.commitSeq == 0)
        let delete = DeleteCategoryRequest(categoryID: Self.id(4), validateOnly: true)
        guard case .response(.deleteCategory(let deleted)) = shop.run(.deleteCategory(delete)) else {
            throw Unexpected()
        }
        #expect(deleted.category.slug == "c4")
        #expect(shop.stateHash == hash && shop.invariantViolations.isEmpty)
        #expect(try shop.categories(.atTop(true)).map(\.slug) == ["c1", "c4"])
    }

    @Test("an update changes what is given and nothing else")
    func update() throws {
        let shop = try Self.tree()
        shop.advance(.seconds(1))
        let request = UpdateCategoryRequest(categoryID: Self.id(3), slug: "other", etag: Etag(sequence: 3))
        guard case .response(.updateCategory(let response)) = shop.run(.updateCategory(request)) else {
            throw Unexpected()
        }
        let category = response.category
        #expect(category.slug == "other" && category.name == "name 3" && category.parentID == Self.id(2))
        #expect(category.updateTime == shop.now && category.createTime < shop.now)
        #expect(category.etag == Etag(sequence: 5) && response.commitSeq == 5)
        #expect(try shop.category(.slug("other")) == category)
        #expect(!shop.run(.getCategory(GetCategoryRequest(key: .slug("c3")))).isResponse)
    }

    @Test("no row comes twice and none is left out, whatever changes between the pages")
    func pages() throws {
        let shop = Shop()
        for number in 1...25 as ClosedRange<UInt64> { _ = try shop.createCategory(number * 2, below: nil) }
        var seen: [ID<Category>] = []
        var token = ""
        repeat {
            let request = ListCategoriesRequest(filter: .atTop(true), pageSize: 4, pageToken: token)
            guard case .response(.listCategories(let page)) = shop.run(.listCategories(request)) else {
                throw Unexpected()
            }
            seen += page.categories.map(\.id)
            token = page.nextPageToken
            // The row that the next page was to begin with goes, and others come before and behind it.
            if seen.count == 8 {
                #expect(shop.run(.deleteCategory(DeleteCategoryRequest(categoryID: Self.id(18)))).isResponse)
                for number in [1, 3, 19, 51] as [UInt64] { _ = try shop.createCategory(number, below: nil) }
            }
        } while !token.isEmpty
        let there = (1...25).map { UInt64($0 * 2) }.filter { $0 != 18 } + [19, 51]
        #expect(seen == there.sorted().map(Self.id))
        // A token of one list is none of another.
        let request = ListCategoriesRequest(filter: .atTop(true), pageSize: 4)
        guard case .response(.listCategories(let page)) = shop.run(.listCategories(request)) else { throw Unexpected() }
        let other = ListCategoriesRequest(pageSize: 4, pageToken: page.nextPageToken)
        #expect(shop.run(.listCategories(other)) == .rejected(.invalidPageToken))
    }
}
