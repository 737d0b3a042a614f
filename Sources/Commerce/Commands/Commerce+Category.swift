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
        try checkKeys(of: category, in: categories)
        categories.insert(category)
        return CreateCategoryResponse(category: category, commitSeq: command.sequence)
    }

    public mutating func getCategory(_ request: GetCategoryRequest) throws(Interruption) -> GetCategoryResponse {
        switch request.key {
        case .categoryID(let id):
            return GetCategoryResponse(category: categories[try slot(of: id, in: categories)])
        case .slug(let slug):
            return GetCategoryResponse(category: categories[try self.slot(of: Category.bySlug, slug, in: categories)])
        case nil: preconditionFailure("a request that was not validated")
        }
    }

    public mutating func listCategories(
        _ request: ListCategoriesRequest
    ) throws(Interruption) -> ListCategoriesResponse {
        let page = try Page<UUID>(
            token: request.pageToken,
            size: request.pageSize,
            filterHash: ListCategoriesRequest(filter: request.filter).hash(table: 0).low,
            limits: limits
        )
        let (list, group): (RowList<Category>, ListGroup)
        switch request.filter {
        case .parentID(let parent):
            _ = try slot(of: parent, in: categories)
            (list, group) = (Category.byParent, ListGroup(parent))
        case .atTop(true): (list, group) = (Category.byParent, .none)
        case .atTop(false), nil: (list, group) = (Category.all, .none)
        }
        var rows = categories.rows(of: list, group, from: ID(page.firstKey ?? UUID()), count: page.soughtCount)
        let next = page.cut(&rows) { $0.id.raw }
        return ListCategoriesResponse(categories: rows, nextPageToken: next)
    }

    public mutating func updateCategory(
        _ request: UpdateCategoryRequest
    ) throws(Interruption) -> UpdateCategoryResponse {
        let slot = try slot(of: request.categoryID, in: categories)
        var category = categories[slot]
        try check(request.etag, against: category.etag)
        category.name = request.name ?? category.name
        category.slug = request.slug ?? category.slug
        category.description = request.description ?? category.description
        try checkKeys(of: category, replacing: slot, in: categories)
        return UpdateCategoryResponse(category: change(slot, to: category), commitSeq: command.sequence)
    }

    public mutating func moveCategory(_ request: MoveCategoryRequest) throws(Interruption) -> MoveCategoryResponse {
        let slot = try slot(of: request.categoryID, in: categories)
        var category = categories[slot]
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
        let slot = try slot(of: request.categoryID, in: categories)
        let category = categories[slot]
        try check(request.etag, against: category.etag)
        guard children(of: category.id, count: 1).isEmpty else {
            throw .rejected(.stillReferenced(entity: Category.entityName, referrer: Category.entityName))
        }
        categories.delete(slot, etag: command.etag)
        return DeleteCategoryResponse(category: category, commitSeq: command.sequence)
    }

    private mutating func change(_ slot: UInt32, to category: Category) -> Category {
        var changed = category
        changed.updateTime = command.now
        changed.etag = command.etag
        categories.update(slot, to: changed)
        return changed
    }

    // MARK: The tree

    private func children(of parent: ID<Category>, count: Int = .max) -> [Category] {
        categories.rows(of: Category.byParent, ListGroup(parent), from: ID(), count: count)
    }

    private func check(depth: Int) throws(Interruption) {
        guard depth <= limits.maximumCategoryDepth else {
            throw .rejected(.categoryDepth(maximum: limits.maximumCategoryDepth))
        }
    }

    /// How many levels there are down to a category; 0 for none.
    private func depth(of id: ID<Category>?) -> Int {
        var depth = 0
        var next = id
        while let id = next, let category = categories.find(id) {
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
            next = categories.find(id)?.parentID
        }
        return false
    }

    /// Categories whose way up does not end.
    func categoryViolations() -> [String] {
        var problems: [String] = []
        categories.forEach { category in
            var steps = 0
            var next = category.parentID
            while let id = next, steps < categories.count {
                next = categories.find(id)?.parentID
                steps += 1
            }
            if next != nil { problems.append("category \(category.id) has no end above it") }
        }
        return problems
    }
}
