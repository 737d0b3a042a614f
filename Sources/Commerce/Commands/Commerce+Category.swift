import HoldfastMessages

/// Categories of CatalogService.
extension Commerce {
    public mutating func createCategory(
        _ request: CreateCategoryRequest
    ) throws(Interruption) -> CreateCategoryResponse {
        let category = Category(
            id: newKey(request.categoryID),
            name: request.name,
            slug: request.slug,
            description: request.description,
            parentID: request.parentID,
            createTime: command.now,
            updateTime: command.now,
            etag: command.etag
        )
        try checkReferences(of: category)
        try check(depth: depth(of: request.parentID) + 1)
        try checkKeys(of: category, in: entities.categories)
        entities.categories.insert(category)
        return CreateCategoryResponse(category: category, commitSeq: command.sequence)
    }

    public mutating func getCategory(_ request: GetCategoryRequest) throws(Interruption) -> GetCategoryResponse {
        switch request.key {
        case .categoryID(let id):
            return GetCategoryResponse(category: entities.categories[try slot(of: id, in: entities.categories)])
        case .slug(let slug):
            return GetCategoryResponse(
                category: entities.categories[try self.slot(of: Category.bySlug, slug, in: entities.categories)]
            )
        case nil: preconditionFailure("a request that was not validated")
        }
    }

    public mutating func listCategories(
        _ request: ListCategoriesRequest
    ) throws(Interruption) -> ListCategoriesResponse {
        let (list, group): (RowList<Category>, ListGroup)
        switch request.filter {
        case .parentID(let parent):
            _ = try slot(of: parent, in: entities.categories)
            (list, group) = (Category.byParent, ListGroup(parent))
        case .atTop(true): (list, group) = (Category.byParent, .none)
        case .atTop(false), nil: (list, group) = (Category.all, .none)
        }
        let (rows, next) = try page(
            request.pageToken,
            request.pageSize,
            filter: ListCategoriesRequest(filter: request.filter),
            of: list,
            group,
            in: entities.categories
        )
        return ListCategoriesResponse(categories: rows, nextPageToken: next)
    }

    public mutating func updateCategory(
        _ request: UpdateCategoryRequest
    ) throws(Interruption) -> UpdateCategoryResponse {
        let slot = try slot(of: request.categoryID, in: entities.categories)
        var category = entities.categories[slot]
        try check(request.etag, against: category.etag)
        category.name = request.name ?? category.name
        category.slug = request.slug ?? category.slug
        category.description = request.description ?? category.description
        try checkKeys(of: category, replacing: slot, in: entities.categories)
        return UpdateCategoryResponse(category: change(slot, to: category), commitSeq: command.sequence)
    }

    public mutating func moveCategory(_ request: MoveCategoryRequest) throws(Interruption) -> MoveCategoryResponse {
        let slot = try slot(of: request.categoryID, in: entities.categories)
        var category = entities.categories[slot]
        category.parentID = request.parentID
        try checkReferences(of: category)
        try check(request.etag, against: category.etag)
        guard !isOrLies(request.parentID, below: category.id) else { throw .rejected(.categoryCycle) }
        try check(depth: depth(of: request.parentID) + height(of: category.id))
        return MoveCategoryResponse(category: change(slot, to: category), commitSeq: command.sequence)
    }

    public mutating func deleteCategory(
        _ request: DeleteCategoryRequest
    ) throws(Interruption) -> DeleteCategoryResponse {
        let slot = try slot(of: request.categoryID, in: entities.categories)
        let category = entities.categories[slot]
        try check(request.etag, against: category.etag)
        let group = ListGroup(category.id)
        try refuseReferrers(to: Category.self, Category.byParent, group, in: entities.categories)
        try refuseReferrers(to: Category.self, Product.byCategory, group, in: entities.products)
        entities.categories.delete(slot, etag: command.etag)
        return DeleteCategoryResponse(category: category, commitSeq: command.sequence)
    }

    private mutating func change(_ slot: UInt32, to category: Category) -> Category {
        let changed = stamped(category)
        entities.categories.update(slot, to: changed)
        return changed
    }

    // MARK: The tree

    private func children(of parent: ID<Category>) -> [Category] {
        entities.categories.rows(of: Category.byParent, ListGroup(parent))
    }

    func check(depth: Int) throws(Interruption) {
        guard depth <= limits.maximumCategoryDepth else {
            throw .rejected(.categoryDepth(maximum: limits.maximumCategoryDepth))
        }
    }

    /// How many levels there are down to a category; 0 for none.
    func depth(of id: ID<Category>?) -> Int {
        var depth = 0
        var next = id
        while let id = next, let category = entities.categories.find(id) {
            depth += 1
            next = category.parentID
        }
        return depth
    }

    /// How many levels there are from a category down.
    private func height(of id: ID<Category>) -> Int {
        var height = 0
        var level = [id]
        while !level.isEmpty {
            height += 1
            level = level.flatMap { children(of: $0).map(\.id) }
        }
        return height
    }

    private func isOrLies(_ id: ID<Category>?, below other: ID<Category>) -> Bool {
        var next = id
        while let id = next {
            if id == other { return true }
            next = entities.categories.find(id)?.parentID
        }
        return false
    }

    /// Categories whose way up does not end.
    func categoryViolations() -> [String] {
        var problems: [String] = []
        entities.categories.forEach { category in
            var steps = 0
            var next = category.parentID
            while let id = next, steps < entities.categories.count {
                next = entities.categories.find(id)?.parentID
                steps += 1
            }
            if next != nil { problems.append("category \(category.id) has no end above it") }
        }
        return problems
    }
}
