import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Imports of orders")
struct ImportOrderTests {
    static let id = Market.orderID(90)

    static func itemID(_ number: UInt64) -> ID<OrderItem> { ID(UUID(high: 18, low: number)) }
    static func reservationID(_ number: UInt64) -> ID<Reservation> { ID(UUID(high: 21, low: number)) }
    static func money(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits) }

    /// A market where variants 0 and 1 have been ordered: by an order that is PENDING, has number 1 and a payment, and
    /// by one that is DELIVERED, has number 2 and was paid.
    private static func market() throws -> Market {
        let market = try Market()
        let live = try market.order([(0, 1), (1, 1)], number: 1)
        _ = try market.payment(of: live, transaction: "live")
        let finished = try market.order([(0, 1)], number: 2)
        try market.confirm(try market.payment(of: finished, transaction: "finished"))
        try market.succeed(.shipOrder(ShipOrderRequest(orderID: finished.id)))
        try market.succeed(.deliverOrder(DeliverOrderRequest(orderID: finished.id)))
        return market
    }

    // MARK: The rules

    private static func refusal(
        _ name: String,
        _ expected: Rejection,
        of good: OrderAggregate = ImportOrderTests.delivered,
        _ change: (inout OrderAggregate) -> Void
    ) -> ImportRefusal {
        var changed = good
        change(&changed)
        let row = EntityRow.Row.orderAggregate(changed)
        return ImportRefusal(name) { _ in (row, expected) }
    }

    private static let referenceRows: [ImportRefusal] = [
        refusal("an order of nobody", .missing("user", 99)) { $0.order.userID = ID(99) },
        refusal("an order that nobody sells", .missing("seller", 99)) { $0.order.sellerID = ID(99) },
        refusal(
            "an order of a checkout that is not there",
            .missing("checkout_group", ID<Cart>(UUID(high: 9, low: 9)))
        ) {
            $0.order.checkoutGroupID = ID(UUID(high: 9, low: 9))
        },
        refusal("an order of no variant", .missing("product_variant", Shop.variantID(9))) {
            $0.items[0].variantID = Shop.variantID(9)
        },
        refusal(
            "an order of a variant that might be deleted",
            .rowConflict("product_variant \(Shop.variantID(2)) was ordered, and is_ordered is false")
        ) {
            $0.items[0].variantID = Shop.variantID(2)
        },
    ]

    private static let stranger = Rejection.rowConflict("order \(id): something belongs to another order")
    private static let repetition = Rejection.rowConflict("order \(id): two rows have the same key")

    private static let partRows: [ImportRefusal] = [
        refusal("a line of another order", stranger) { $0.items[1].orderID = ID() },
        refusal("another order's shipping detail", stranger) { $0.shippingDetail.orderID = ID() },
        refusal("another order's adjustment", stranger) { $0.adjustments[0].orderID = ID() },
        refusal("another order's transition", stranger) { $0.transitions[0].orderID = ID() },
        refusal("another order's payment", stranger) { $0.payments[0].orderID = ID() },
        refusal("another order's refund", stranger) { $0.refunds[0].orderID = ID() },
        refusal("a line twice", repetition) { $0.items[1].id = itemID(1) },
        refusal("an adjustment twice", repetition) { $0.adjustments.append($0.adjustments[0]) },
        refusal("a transition twice", repetition) { $0.transitions.append($0.transitions[0]) },
        refusal("a payment twice", repetition) { $0.payments.append($0.payments[0]) },
        refusal("a refund twice", repetition) { $0.refunds.append($0.refunds[0]) },
        refusal("a gateway's transaction twice", repetition) {
            $0.payments.append($0.payments[0])
            $0.payments[1].id = Market.paymentID(91)
        },
    ]

    private static let total = Rejection.rowConflict("order \(id): subtotal or total are not the sums of its rows")
    private static let paid = Rejection.rowConflict("order \(id): the paid amount is not that of its payments")
    private static let refunded = Rejection.rowConflict(
        "order \(id): the refunded amounts are not those of its refunds"
    )
    private static let lines = Rejection.rowConflict(
        "refund \(Market.refundID(90)): its lines are not lines of the order, each once"
    )
    private static let payment = Rejection.rowConflict(
        "refund \(Market.refundID(90)) is of a payment that the order has not, or that was not made"
    )

    private static let amountRows: [ImportRefusal] = [
        refusal("amounts that no number can be the sum of", .amountLimit(maximum: 1_000_000_000_000_000)) {
            $0.refunds[0].amount = money(1_000_000_000_000_000)
            $0.refunds = Array(repeating: $0.refunds[0], count: 10_000)
        },
        refusal(
            "a line that costs another amount than its units",
            .rowConflict("order item \(itemID(2)): the total price is not that of its units")
        ) {
            $0.items[1].totalPrice = money(249)
        },
        refusal("a subtotal that is not the sum", total) { $0.order.subtotal = money(2249) },
        refusal("a total that is not the sum", total) { $0.order.totalAmount = money(2701) },
        refusal("another amount paid than that of the payments", paid) { $0.order.paidAmount = money(2999) },
        refusal("a refund of which the order does not know", refunded) { $0.order.refundedAmount = Money() },
        refusal("a refund that the order takes for one that is due", refunded) {
            $0.order.refundDueAmount = money(300)
            $0.order.refundedAmount = Money()
        },
        refusal("a refund of a payment that is not there", payment) { $0.refunds[0].paymentID = ID() },
        refusal("a refund of a payment that was not made", payment) { $0.payments[0].status = .failed },
        refusal("a refund for a line that is not there", lines) { $0.refunds[0].lines[0].orderItemID = ID() },
        refusal("a refund for a line twice", lines) { $0.refunds[0].lines.append($0.refunds[0].lines[0]) },
        refusal(
            "a refund whose parts are not the whole",
            .rowConflict("refund \(Market.refundID(90)): its parts are not the whole")
        ) {
            $0.refunds[0].otherAmount = money(151)
        },
    ]

    private static func unpaid(_ status: String) -> Rejection {
        .rowConflict("order \(id) is \(status) and was not paid")
    }

    /// Leaves an order with one payment of this amount, or with none, of which nothing has gone back.
    private static func pay(_ amount: Int64, for row: inout OrderAggregate) {
        row.refunds = []
        row.order.refundedAmount = Money()
        row.order.paidAmount = money(amount)
        if amount == 0 { row.payments = [] } else { row.payments[0].amount = money(amount) }
        for index in row.payments.indices { row.payments[index].refundedAmount = Money() }
    }

    private static let statusRows: [ImportRefusal] = [
        refusal(
            "an order that is cancelled and keeps something",
            .rowConflict("order \(id) is cancelled and keeps what was paid")
        ) {
            $0.order.status = .cancelled
        },
        refusal("a PENDING order that is paid", .rowConflict("order \(id) is PENDING though it is paid")) {
            $0.order.status = .pending
        },
        refusal("an order to be shipped that was not paid", unpaid("PROCESSING")) {
            $0.order.status = .processing
            pay(0, for: &$0)
        },
        refusal("an order on its way that was not paid", unpaid("SHIPPED")) {
            $0.order.status = .shipped
            pay(0, for: &$0)
        },
        refusal("an order that has arrived and was not paid", unpaid("DELIVERED")) { pay(0, for: &$0) },
        refusal("an order of which a cent was not paid", unpaid("DELIVERED")) { pay(2699, for: &$0) },
        refusal("an order whose payment did not succeed", unpaid("DELIVERED")) {
            pay(2700, for: &$0)
            $0.payments[0].status = .failed
            $0.order.paidAmount = Money()
        },
    ]

    private static let holds = Rejection.rowConflict(
        "order \(id) does not bring just the reservations that hold its units"
    )

    private static let holdRows: [ImportRefusal] = [
        refusal("a finished order that holds something", holds) { $0.reservations = pending.reservations },
        refusal("an order without its holds", holds, of: pending) { $0.reservations = [] },
        refusal("an order with one hold twice", holds, of: pending) { $0.reservations[1] = $0.reservations[0] },
        refusal("lines with one hold", holds, of: pending) { $0.items[1].reservationID = $0.items[0].reservationID },
        refusal("an order with somebody else's hold", holds, of: pending) { $0.reservations[0].id = reservationID(3) },
        refusal("a hold that is committed before it is paid", holds, of: pending) {
            $0.reservations[0].state = .committed
        },
        refusal("a hold of another owner", holds, of: pending) { $0.reservations[0].owner = .caller },
        refusal("a hold for another order", holds, of: pending) { $0.reservations[0].orderID = nil },
        refusal("a hold of another variant", holds, of: pending) { $0.reservations[0].variantID = Shop.variantID(1) },
        refusal("a hold of another quantity", holds, of: pending) { $0.reservations[0].quantity = 1 },
        refusal("a hold with another end", holds, of: pending) { $0.reservations[0].expireTime = Timestamp() },
        refusal(
            "holds of units that are not reserved",
            .rowConflict("so many units of variant \(Shop.variantID(0)) are not reserved"),
            of: pending
        ) { _ in },
    ]

    private static let finishedKey = Rejection.rowConflict(
        "a finished order has its number, or the key of something that belongs to it"
    )

    private static let keyRows: [ImportRefusal] = [
        refusal("an order with the key of one that goes on", .keyTaken(entity: "order", field: "id")) {
            $0.order.id = Market.orderID(1)
        },
        refusal("an order with the key of a finished one", .keyTaken(entity: "order", field: "id")) {
            $0.order.id = Market.orderID(2)
        },
        refusal("an order with another's number", .keyTaken(entity: "order", field: "order_number")) {
            $0.order.orderNumber = "1"
        },
        refusal("an order with a finished one's number", finishedKey) { $0.order.orderNumber = "2" },
        refusal(
            "a payment with another's transaction",
            .keyTaken(entity: "payment", field: "gateway_transaction_id")
        ) {
            $0.payments[0].gatewayTransactionID = "live"
        },
        refusal("a payment with a transaction of a finished order", finishedKey) {
            $0.payments[0].gatewayTransactionID = "finished"
        },
        ImportRefusal("a line with another's key") { market in
            let item = try market.items(of: Order(id: Market.orderID(1)))[0]
            var row = delivered
            row.items[1].id = item.id
            return (.orderAggregate(row), .keyTaken(entity: "order_item", field: "id"))
        },
        ImportRefusal("a hold with the key of one that has ended and left memory") { market in
            let hold = try market.shop.hold(1, of: market.variants[4])
            guard market.shop.release(hold.id).isResponse else { throw Unexpected() }
            market.shop.fold()
            var row = pending
            row.items[0].reservationID = hold.id
            row.reservations[0].id = hold.id
            return (.orderAggregate(row), .keyTaken(entity: "reservation", field: "id"))
        },
    ]

    static let rows = [referenceRows, partRows, amountRows, statusRows, holdRows, keyRows].flatMap(\.self)

    @Test("an order that contradicts itself or others is refused, and changes nothing", arguments: rows)
    func refused(row: ImportRefusal) throws {
        try row.check(in: try Self.market())
    }

    // MARK: What is taken in

    /// The ledger entries of a market that reserve what the order holds.
    private static func entries(in market: Market) throws -> [EntityRow.Row] {
        var id = Int64(market.shop.archive.entries.count)
        return try pending.items.map { item in
            let stock = try market.shop.stock(of: item.variantID)
            id += 1
            let entry = LedgerEntry(
                id: ID(id),
                variantID: item.variantID,
                reservedChange: item.quantity,
                currentAfter: stock.currentStock,
                reservedAfter: stock.reservedStock + item.quantity,
                reason: .held,
                createTime: market.shop.now,
                previousEntryID: stock.ledgerEntryID,
                entryNumber: stock.ledgerEntryCount + 1
            )
            return EntityRow.Row.ledgerEntry(entry)
        }
    }

    @Test("an order that goes on holds its units, and gives them back when it is not paid in time")
    func pendingOrder() throws {
        let market = try Self.market()
        let shop = market.shop
        let before = shop.openReservationCount
        let rows = try Self.entries(in: market) + [.orderAggregate(Self.pending)]
        #expect(shop.importRows(rows).imported == 3)
        #expect(shop.openReservationCount == before + 2)
        market.checkInvariants()
        #expect(shop.importRows(rows).unchanged == 3)
        #expect(try market.order([(2, 1)]).orderNumber == "91")
        shop.advance(.seconds(61))
        #expect(try market.current(Self.pending.order).status == .cancelled)
        market.checkInvariants()
    }

    @Test("a finished order is one row, found by its key and its number, and paid back", arguments: [false, true])
    func finishedOrder(foldsAtOnce: Bool) throws {
        let market = try Self.market()
        let shop = market.shop
        shop.foldsAtOnce = foldsAtOnce
        #expect(shop.importRows([.orderAggregate(Self.delivered)]).imported == 1)
        #expect(shop.importRows([.orderAggregate(Self.delivered)]).unchanged == 1)
        market.checkInvariants()
        #expect(try market.current(Self.delivered.order).totalAmount == Self.money(2700))
        let lookup = LookupOrderRequest(orderNumber: "90")
        #expect(try shop.answer(.lookupOrder(lookup), as: LookupOrderResponse.self).order.id == Self.id)
        let order = try market.refund(Self.delivered.payments[0], amount: 700).order
        #expect(order.refundedAmount == Self.money(1000))
        market.checkInvariants()
    }

    @Test("what was paid for an order counts, whatever has gone back since; what costs nothing needs no payment")
    func paidOrders() throws {
        var rows = [Self.delivered, Self.delivered, Self.delivered]
        Self.pay(2700, for: &rows[0])
        rows[1].adjustments[0].amount = Self.money(-2750)
        rows[1].order.totalAmount = Money()
        Self.pay(0, for: &rows[1])
        rows[2].payments[0].status = .refunded
        rows[2].payments[0].refundedAmount = Self.money(3000)
        rows[2].order.refundedAmount = Self.money(3000)
        rows[2].refunds[0].amount = Self.money(3000)
        rows[2].refunds[0].lines[0].amount = Self.money(2000)
        rows[2].refunds[0].deliveryAmount = Self.money(500)
        rows[2].refunds[0].otherAmount = Self.money(500)
        for row in rows {
            let market = try Self.market()
            #expect(market.shop.importRows([.orderAggregate(row)]).refused == [])
            #expect(try market.current(row.order).status == .delivered)
            market.checkInvariants()
        }
    }

    @Test(
        "a finished order that is taken up again leaves those alone whose rows have keys of its own",
        arguments: [false, true]
    )
    func sharedKeys(foldsAtOnce: Bool) throws {
        let market = try Self.market()
        let shop = market.shop
        #expect(shop.importRows(try Self.entries(in: market)).refused == [])
        var other = Self.pending
        (other.order.id, other.order.orderNumber) = (Market.orderID(91), "91")
        other.items = other.items.map { Self.changed($0) { $0.orderID = other.order.id } }
        other.shippingDetail.orderID = other.order.id
        other.adjustments = other.adjustments.map { row in
            Self.changed(row) { ($0.id, $0.orderID) = (ID(UUID(high: 23, low: 91)), other.order.id) }
        }
        other.reservations = other.reservations.map { Self.changed($0) { $0.orderID = other.order.id } }
        shop.foldsAtOnce = foldsAtOnce
        #expect(shop.importRows([.orderAggregate(Self.delivered)]).refused == [])
        #expect(shop.importRows([.orderAggregate(other)]).refused == [])
        let items = UnaryRequest.listOrderItems(ListOrderItemsRequest(orderID: other.order.id))
        let before = try shop.answer(items, as: ListOrderItemsResponse.self)
        _ = try market.refund(Self.delivered.payments[0], amount: 700)
        #expect(try shop.answer(items, as: ListOrderItemsResponse.self) == before && before.items.count == 2)
        #expect(shop.archive.contradictions == [])
        market.checkInvariants()
    }

    private static func changed<Row>(_ row: Row, _ change: (inout Row) -> Void) -> Row {
        var row = row
        change(&row)
        return row
    }

    @Test(
        "a number that is none, or is too large, holds up no other",
        arguments: ["A-7", "9223372036854775807", "007"]
    )
    func numbers(number: String) throws {
        let market = try Self.market()
        var row = Self.delivered
        row.order.orderNumber = number
        #expect(market.shop.importRows([.orderAggregate(row)]).imported == 1)
        #expect(try market.order([(2, 1)]).orderNumber == (number == "007" ? "8" : "3"))
    }
}
