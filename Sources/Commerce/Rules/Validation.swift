import HoldfastMessages

/// The rules that a request's fields must keep by themselves, whatever the state.
public struct Validation {
    private let limits: Limits
    private var violations: [InvalidField] = []

    /// The most violations that are named.
    public static let maximumViolationCount = 100

    /// Every violation of a request, in the order of its fields; empty when there is none.
    public static func violations(of request: UnaryRequest, limits: Limits) -> [InvalidField] {
        var validation = Validation(limits: limits)
        validation.check(request)
        return validation.violations
    }

    private init(limits: Limits) {
        self.limits = limits
    }

    private mutating func check(_ request: UnaryRequest) {
        switch request {
        case .getStock(let request):
            if case .commitSeq(let sequence) = request.asOf, sequence < 1 { refuse("commit_seq", "must be at least 1") }
        case .batchGetStocks(let request):
            check(count: request.variantIDs.count, "variant_ids")
        case .setStock(let request):
            check(stock: request.currentStock, "current_stock")
            if let value = request.expectedCurrent { check(stock: value, "expected_current") }
            if let value = request.lowStockThreshold { check(stock: value, "low_stock_threshold") }
            if let value = request.backorderLimit { check(stock: value, "backorder_limit") }
            check(text: request.note, "note")
        case .adjustStock(let request):
            check(adjustment: request)
        case .createReservation(let request):
            check(quantity: request.quantity, "quantity")
            check(ttl: request.ttl, "ttl")
        case .batchCreateReservations(let request):
            check(batch: request)
        case .commitReservation(let request):
            if let quantity = request.quantity { check(quantity: quantity, "quantity") }
        case .consumeReservation(let request):
            if let quantity = request.quantity { check(quantity: quantity, "quantity") }
        case .extendReservation(let request):
            check(ttl: request.ttl, "ttl")
        case .listLedgerEntries(let request):
            check(pageSize: request.pageSize)
        case .createCategory(let request):
            check(name: request.name, "name")
            check(slug: request.slug)
            check(longText: request.description, "description")
        case .getCategory(let request):
            if request.key == nil { refuse("category_id", "is required, or the slug") }
        case .listCategories(let request):
            check(pageSize: request.pageSize)
        case .updateCategory(let request):
            if let name = request.name { check(name: name, "name") }
            if let slug = request.slug { check(slug: slug) }
            if let text = request.description { check(longText: text, "description") }
        case .getReservation, .releaseReservation, .getLedgerEntry, .verifyLedger, .getServerInfo, .getStateHash,
            .verifyInvariants, .moveCategory, .deleteCategory:
            break
        }
    }

    private mutating func check(adjustment request: AdjustStockRequest) {
        if request.quantityChange == 0 || request.quantityChange.magnitude > limits.maximumQuantity.magnitude {
            refuse("quantity_change", "must be −\(limits.maximumQuantity) to \(limits.maximumQuantity) and not 0")
        }
        switch request.reason {
        case .received, .returned, .damaged, .lost, .found, .transferred, .correction: break
        case .unspecified, .count, .held, .committed, .released, .expired, .consumed:
            refuse("reason", "must be RECEIVED, RETURNED, DAMAGED, LOST, FOUND, TRANSFERRED or CORRECTION")
        }
        check(text: request.note, "note")
    }

    private mutating func check(batch request: BatchCreateReservationsRequest) {
        if request.policy == .unspecified { refuse("policy", "must be ALL_OR_NOTHING or EACH") }
        check(count: request.lines.count, "lines")
        guard request.lines.count <= limits.maximumBatchLineCount else { return }
        for (index, line) in request.lines.enumerated() {
            if !isValid(quantity: line.quantity) { check(quantity: line.quantity, "lines[\(index)].quantity") }
            if !isValid(ttl: line.ttl) { check(ttl: line.ttl, "lines[\(index)].ttl") }
        }
    }

    private func isValid(quantity: Int64) -> Bool { quantity >= 1 && quantity <= limits.maximumQuantity }

    private func isValid(ttl: Duration?) -> Bool {
        guard let ttl else { return true }
        return ttl >= limits.minimumTTL && ttl <= limits.maximumTTL
    }

    private mutating func check(quantity: Int64, _ field: String) {
        if !isValid(quantity: quantity) { refuse(field, "must be 1 to \(limits.maximumQuantity)") }
    }

    private mutating func check(ttl: Duration?, _ field: String) {
        if !isValid(ttl: ttl) {
            refuse(
                field,
                "must be \(limits.minimumTTL.components.seconds) s to \(limits.maximumTTL.components.seconds) s"
            )
        }
    }

    private mutating func check(stock: Int64, _ field: String) {
        if stock < 0 || stock > limits.maximumStock { refuse(field, "must be 0 to \(limits.maximumStock)") }
    }

    private mutating func check(text: String, _ field: String) {
        if text.utf8.count > limits.maximumTextByteCount {
            refuse(field, "must be at most \(limits.maximumTextByteCount) bytes")
        }
    }

    private mutating func check(name: String, _ field: String) {
        if name.isEmpty { refuse(field, "must not be empty") }
        check(text: name, field)
    }

    private mutating func check(slug: String) {
        let isSlug = slug.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        guard !slug.isEmpty, isSlug else { return refuse("slug", "must be lower-case letters, digits and hyphens") }
        check(text: slug, "slug")
    }

    private mutating func check(longText text: String, _ field: String) {
        if text.utf8.count > limits.maximumLongTextByteCount {
            refuse(field, "must be at most \(limits.maximumLongTextByteCount) bytes")
        }
    }

    private mutating func check(pageSize: Int32) {
        if pageSize < 0 || pageSize > limits.maximumPageSize {
            refuse("page_size", "must be 0 to \(limits.maximumPageSize)")
        }
    }

    private mutating func check(count: Int, _ field: String) {
        if count < 1 || count > limits.maximumBatchLineCount {
            refuse(field, "must have 1 to \(limits.maximumBatchLineCount) elements")
        }
    }

    private mutating func refuse(_ field: String, _ description: String) {
        guard violations.count < Validation.maximumViolationCount else { return }
        violations.append(InvalidField(field: field, description: description))
    }
}
