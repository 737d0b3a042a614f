import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Categories at random")
struct CategoryWorkloadTests {
    private static func id(_ number: UInt64) -> ID<Category> { ID(UUID(high: 9, low: number)) }

    @Test(
        "random changes agree with a plain account, and with what is recovered",
        arguments: 1...4 as ClosedRange<UInt64>
    )
    func workload(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let shop = Shop()
        var account = CategoryAccount()
        for step in 0..<1500 {
            let number = UInt64.random(in: 1...40, using: &random)
            let other = Bool.random(using: &random) ? UInt64.random(in: 1...40, using: &random) : nil
            let slug = "c\(UInt64.random(in: 1...40, using: &random))"
            let validateOnly = Int.random(in: 0..<5, using: &random) == 0
            let (request, succeeds): (UnaryRequest, Bool)
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                let create = CreateCategoryRequest(
                    categoryID: Self.id(number),
                    name: "n",
                    slug: slug,
                    parentID: other.map(Self.id),
                    validateOnly: validateOnly
                )
                (request, succeeds) = (.createCategory(create), account.create(number, slug, other, !validateOnly))
            case 1:
                let update = UpdateCategoryRequest(categoryID: Self.id(number), slug: slug, validateOnly: validateOnly)
                (request, succeeds) = (.updateCategory(update), account.update(number, slug, !validateOnly))
            case 2:
                let move = MoveCategoryRequest(
                    categoryID: Self.id(number),
                    parentID: other.map(Self.id),
                    validateOnly: validateOnly
                )
                (request, succeeds) = (.moveCategory(move), account.move(number, other, !validateOnly))
            default:
                let delete = DeleteCategoryRequest(categoryID: Self.id(number), validateOnly: validateOnly)
                (request, succeeds) = (.deleteCategory(delete), account.delete(number, !validateOnly))
            }
            #expect(shop.run(request).isResponse == succeeds, "step \(step): \(request)")
            #expect(shop.invariantViolations.isEmpty && shop.archive.contradictions.isEmpty)
            guard step % 50 == 0 else { continue }
            for (filter, numbers) in account.lists {
                let listed = try shop.categories(filter.map { $0 == 0 ? .atTop(true) : .parentID(Self.id($0)) })
                #expect(listed.map(\.id) == numbers.map(Self.id))
            }
            let recovered = shop.recovered()
            #expect(recovered.stateHash == shop.stateHash && recovered.invariantViolations.isEmpty)
            #expect(try recovered.categories(nil) == shop.categories(nil))
        }
        #expect(account.succeededCount > 200 && account.failedCount > 200)
        // The hash is that of the rows, whatever way led to them.
        let sum = try shop.categories(nil).reduce(Hash128.zero) { $0 + $1.hash(table: UInt64(Category.tableNumber)) }
        #expect(sum == shop.stateHash)
    }
}
