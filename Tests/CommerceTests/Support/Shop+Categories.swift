import Commerce
import HoldfastMessages

/// Short ways to say what the tests of categories do most.
extension Shop {
    func createCategory(_ number: UInt64, below parent: UInt64?) throws -> Category {
        let request = CreateCategoryRequest(
            categoryID: ID(UUID(high: 9, low: number)),
            name: "name \(number)",
            slug: "c\(number)",
            parentID: parent.map { ID(UUID(high: 9, low: $0)) }
        )
        guard case .response(.createCategory(let response)) = run(.createCategory(request)) else { throw Unexpected() }
        return response.category
    }

    func category(_ key: GetCategoryRequest.Key) throws -> Category {
        guard case .response(.getCategory(let response)) = run(.getCategory(GetCategoryRequest(key: key))) else {
            throw Unexpected()
        }
        return response.category
    }

    func categories(_ filter: ListCategoriesRequest.Filter?) throws -> [Category] {
        let request = ListCategoriesRequest(filter: filter, pageSize: 1000)
        guard case .response(.listCategories(let response)) = run(.listCategories(request)) else { throw Unexpected() }
        return response.categories
    }
}

extension Shop.Outcome {
    var isResponse: Bool {
        if case .response = self { true } else { false }
    }
}
