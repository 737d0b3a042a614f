import HoldfastMessages

/// The rules that a request's fields must keep by themselves, whatever the state.
public struct Validation {
    let limits: Limits
    private(set) var violations: [InvalidField] = []

    /// The most violations that are named.
    public static let maximumViolationCount = 100

    /// Every violation of a request, in the order of its fields; empty when there is none.
    public static func violations(of request: UnaryRequest, limits: Limits) -> [InvalidField] {
        var validation = Validation(limits: limits)
        validation.check(request)
        return validation.violations
    }

    init(limits: Limits) {
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
            check(adjustment: request.quantityChange, request.reason, request.note)
        case .listStocks(let request):
            check(pageSize: request.pageSize)
        case .batchAdjustStocks(let request):
            check(count: request.lines.count, "lines")
            guard request.lines.count <= limits.maximumBatchLineCount else { return }
            for (index, line) in request.lines.enumerated() {
                check(adjustment: line.quantityChange, line.reason, line.note, in: "lines[\(index)].")
            }
        case .updateStockSettings(let request):
            if let value = request.lowStockThreshold { check(stock: value, "low_stock_threshold") }
            if let value = request.backorderLimit { check(stock: value, "backorder_limit") }
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
        case .listReservations(let request):
            check(pageSize: request.pageSize)
        case .joinWaitlist(let request):
            check(quantity: request.quantity, "quantity")
            check(ttl: request.ttl, "ttl")
        case .claimWaitlistOffer(let request):
            check(ttl: request.ttl, "ttl")
        case .listLedgerEntries(let request):
            check(pageSize: request.pageSize)
        case .listChanges(let request):
            if request.afterSeq < 0 { refuse("after_seq", "must be at least 0") }
            if request.entities.contains(where: { !$0.isTold }) { refuse("entities", EntityKind.toldExpectation) }
            check(pageSize: request.pageSize)
        default:
            check(people: request)
            check(catalogue: request)
            check(cart: request)
            check(order: request)
            check(payment: request)
        }
    }

    /// Notes that a field is at fault.
    mutating func refuse(_ field: String, _ description: String) {
        guard violations.count < Validation.maximumViolationCount else { return }
        violations.append(InvalidField(field: field, description: description))
    }
}
