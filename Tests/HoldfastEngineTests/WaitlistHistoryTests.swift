import Commerce
import HoldfastMessages
import Testing

@testable import HoldfastEngine

/// Places on waitlists, and carts that were checked out, as they lie in LMDB: the domain's own tests have an archive in its place.
@Suite("Waitlists and checkout groups in LMDB")
struct WaitlistHistoryTests {
    // MARK: Waitlists

    private static func variant(_ number: UInt64) -> ID<ProductVariant> { ID(UUID(high: 32, low: number)) }

    private static func placeID(_ number: UInt64) -> ID<WaitlistEntry> { ID(UUID(high: 33, low: number)) }

    /// A place for three of five units of a variant of its own, all of which somebody holds. Gives what holds them.
    private static func join(_ number: UInt64, _ engine: StepEngine) throws -> ID<Reservation> {
        let variant = variant(number)
        try engine.succeed(.setStock(SetStockRequest(variantID: variant, currentStock: 5)))
        let create = CreateReservationRequest(variantID: variant, quantity: 5, ttl: .seconds(3600))
        let held = try engine.response(to: .createReservation(create), as: CreateReservationResponse.self)
        let join = JoinWaitlistRequest(
            waitlistEntryID: placeID(number),
            variantID: variant,
            userID: ID(1),
            quantity: 3,
            ttl: .seconds(60)
        )
        try engine.succeed(.joinWaitlist(join))
        return held.reservation.id
    }

    private static func place(_ number: UInt64, _ engine: StepEngine) throws -> WaitlistEntry {
        let get = UnaryRequest.getWaitlistEntry(GetWaitlistEntryRequest(waitlistEntryID: placeID(number)))
        return try engine.response(to: get, as: GetWaitlistEntryResponse.self).waitlistEntry
    }

    private static func release(_ id: ID<Reservation>) -> UnaryRequest {
        .releaseReservation(ReleaseReservationRequest(reservationID: id))
    }

    /// Place 1, which has ended in this state and is still in memory.
    private static func place(endedAs state: WaitlistEntry.State, _ engine: StepEngine) throws -> WaitlistEntry {
        let rival = try join(1, engine)
        // What is free is offered, which the place has to be for two of the ends.
        if state != .left { try engine.succeed(release(rival)) }
        switch state {
        case .claimed:
            try engine.succeed(.claimWaitlistOffer(ClaimWaitlistOfferRequest(waitlistEntryID: placeID(1))))
        case .left:
            try engine.succeed(.leaveWaitlist(LeaveWaitlistRequest(waitlistEntryID: placeID(1))))
        default:
            engine.clock.advance(.seconds(60))
        }
        let place = try place(1, engine)
        try #require(place.state == state)
        return place
    }

    @Test(
        "a place that has ended is found once it has left memory, and after a restart, and its key is taken",
        arguments: [WaitlistEntry.State.claimed, .expired, .left]
    )
    func endedPlace(state: WaitlistEntry.State) throws {
        let directory = TemporaryDirectory()
        let clock = TestClock()
        let place: WaitlistEntry
        do {
            let engine = try StepEngine(directory, clock: clock)
            place = try Self.place(endedAs: state, engine)
            try engine.commitAndFold()
            try Self.check(place, engine)
        }
        try Self.check(place, try StepEngine(directory, clock: clock, seed: 2))
    }

    /// The place is found in LMDB, and nothing more can become of it.
    private static func check(_ place: WaitlistEntry, _ engine: StepEngine) throws {
        let sequence = engine.sequence
        let get = UnaryRequest.getWaitlistEntry(GetWaitlistEntryRequest(waitlistEntryID: place.id))
        let response = GetWaitlistEntryResponse(waitlistEntry: place)
        #expect(try engine.answerByReading(get) == .response(.getWaitlistEntry(response)))
        let leave = UnaryRequest.leaveWaitlist(LeaveWaitlistRequest(waitlistEntryID: place.id))
        #expect(try engine.answerByReading(leave) == .rejected(.waitlistState(place.state)))
        let claim = UnaryRequest.claimWaitlistOffer(ClaimWaitlistOfferRequest(waitlistEntryID: place.id))
        #expect(try engine.answerByReading(claim) == .rejected(.waitlistState(place.state)))
        let again = JoinWaitlistRequest(
            waitlistEntryID: place.id,
            variantID: place.variantID,
            userID: ID(2),
            quantity: 6
        )
        let taken = Rejection.keyTaken(entity: "waitlist_entry", field: "id")
        #expect(try engine.answerByReading(.joinWaitlist(again)) == .rejected(taken))
        let unknown = placeID(99)
        let getUnknown = UnaryRequest.getWaitlistEntry(GetWaitlistEntryRequest(waitlistEntryID: unknown))
        let notFound = Rejection.entityNotFound(entity: "waitlist_entry", key: unknown.description)
        #expect(try engine.answerByReading(getUnknown) == .rejected(notFound))
        #expect(engine.sequence == sequence)
    }

    @Test("whoever waits, and whoever was offered something, goes on after a restart", arguments: [false, true])
    func openPlaces(isFolded: Bool) throws {
        let directory = TemporaryDirectory()
        let clock = TestClock()
        let rival: ID<Reservation>
        do {
            let engine = try StepEngine(directory, clock: clock)
            rival = try Self.join(1, engine)
            try engine.succeed(Self.release(try Self.join(2, engine)))
            try #require(try Self.place(2, engine).state == .offered)
            if isFolded { try engine.commitAndFold() } else { try engine.commit() }
        }
        let engine = try StepEngine(directory, clock: clock, seed: 2)
        #expect(try Self.place(1, engine).state == .waiting)
        let claim = ClaimWaitlistOfferRequest(waitlistEntryID: Self.placeID(2))
        let claimed: ClaimWaitlistOfferResponse = try engine.response(to: .claimWaitlistOffer(claim))
        #expect(claimed.reservation.owner == .caller && claimed.reservation.quantity == 3)
        try engine.succeed(Self.release(rival))
        #expect(try Self.place(1, engine).state == .offered)
    }

    // MARK: Checkout groups

    private static let product = ID<Product>(UUID(high: 34, low: 1))
    private static let otherVariant = ID<ProductVariant>(UUID(high: 34, low: 2))

    private static func cartID(_ number: UInt64) -> ID<Cart> { ID(UUID(high: 35, low: number)) }

    /// A second seller with one variant, and enough stock.
    private static let secondSeller: [UnaryRequest] = [
        .createUser(CreateUserRequest(username: "sam")),
        .createSeller(CreateSellerRequest(userID: ID(3), storeName: "other", storeSlug: "other")),
        .approveSeller(ApproveSellerRequest(sellerID: ID(2))),
        .createProduct(
            CreateProductRequest(productID: product, sellerID: ID(2), title: "title", slug: "other", isActive: true)
        ),
        .approveProduct(ApproveProductRequest(productID: product)),
        .createProductVariant(
            CreateProductVariantRequest(
                variantID: otherVariant,
                productID: product,
                sku: "other",
                price: Money(minorUnits: 50),
                isActive: true
            )
        ),
        .setStock(SetStockRequest(variantID: otherVariant, currentStock: 100)),
    ]

    /// Three carts of both sellers that were checked out, with their orders as they are in memory: both of the first one are finished,
    /// one of the second, and none of the third.
    private static func checkedOutGroups(_ engine: StepEngine) throws -> [GetCheckoutGroupResponse] {
        for request in SmallShop.requests + secondSeller { try engine.succeed(request) }
        var groups: [CheckoutCartResponse] = []
        for number in 1...3 as ClosedRange<UInt64> { groups.append(try checkOut(cartID(number), engine)) }
        try deliver(groups[0].orders[0].id, engine)
        try engine.succeed(.cancelOrder(CancelOrderRequest(orderID: groups[0].orders[1].id)))
        try engine.succeed(.cancelOrder(CancelOrderRequest(orderID: groups[1].orders[0].id)))
        let responses = try groups.map { group in
            let orders = try group.orders.map { try order($0.id, engine) }
            return GetCheckoutGroupResponse(checkoutGroup: group.checkoutGroup, orders: orders)
        }
        let statuses: [[Order.Status]] = [[.delivered, .cancelled], [.cancelled, .pending], [.pending, .pending]]
        try #require(responses.map { $0.orders.map(\.status) } == statuses)
        return responses
    }

    private static func checkOut(_ cart: ID<Cart>, _ engine: StepEngine) throws -> CheckoutCartResponse {
        try engine.succeed(.createCart(CreateCartRequest(owner: .userID(SmallShop.user), cartID: cart)))
        for variant in [SmallShop.variant, otherVariant] {
            try engine.succeed(.addCartItem(AddCartItemRequest(cartID: cart, variantID: variant, quantity: 2)))
        }
        let checkOut = CheckoutCartRequest(cartID: cart, addressID: SmallShop.address, fullName: "Ann Lee")
        return try engine.response(to: .checkoutCart(checkOut))
    }

    /// Pays, ships and delivers an order, with payment 1.
    private static func deliver(_ order: ID<Order>, _ engine: StepEngine) throws {
        let payment = SmallShop.paymentID(1)
        try engine.succeed(.createPayment(CreatePaymentRequest(paymentID: payment, orderID: order)))
        try engine.succeed(.confirmPayment(ConfirmPaymentRequest(paymentID: payment)))
        try engine.succeed(.shipOrder(ShipOrderRequest(orderID: order)))
        try engine.succeed(.deliverOrder(DeliverOrderRequest(orderID: order)))
    }

    private static func order(_ id: ID<Order>, _ engine: StepEngine) throws -> Order {
        try engine.response(to: .getOrder(GetOrderRequest(orderID: id)), as: GetOrderResponse.self).order
    }

    private static func getGroup(_ id: ID<Cart>) -> UnaryRequest {
        .getCheckoutGroup(GetCheckoutGroupRequest(checkoutGroupID: id))
    }

    @Test("a checkout group is found with all its orders once they have left memory, and after a restart")
    func checkoutGroups() throws {
        let directory = TemporaryDirectory()
        let clock = TestClock()
        let groups: [GetCheckoutGroupResponse]
        do {
            let engine = try StepEngine(directory, clock: clock)
            groups = try Self.checkedOutGroups(engine)
            for group in groups {
                let answer = try engine.answer(Self.getGroup(group.checkoutGroup.id))
                #expect(answer == .response(.getCheckoutGroup(group)))
            }
            try engine.commitAndFold()
            try Self.check(groups, engine)
        }
        try Self.check(groups, try StepEngine(directory, clock: clock, seed: 2))
    }

    /// The groups are found in LMDB, and their carts are gone for good.
    private static func check(_ groups: [GetCheckoutGroupResponse], _ engine: StepEngine) throws {
        let sequence = engine.sequence
        for group in groups {
            let id = group.checkoutGroup.id
            #expect(try engine.answerByReading(getGroup(id)) == .response(.getCheckoutGroup(group)))
            let again = CheckoutCartRequest(cartID: id, addressID: SmallShop.address, fullName: "Ann Lee")
            #expect(try engine.answerByReading(.checkoutCart(again)) == .rejected(.cartCheckedOut(id)))
            let cart = CreateCartRequest(owner: .userID(SmallShop.user), cartID: id)
            let taken = Rejection.keyTaken(entity: "cart", field: "id")
            #expect(try engine.answerByReading(.createCart(cart)) == .rejected(taken))
        }
        let unknown = cartID(99)
        let notFound = Rejection.entityNotFound(entity: "checkout_group", key: unknown.description)
        #expect(try engine.answerByReading(getGroup(unknown)) == .rejected(notFound))
        #expect(engine.sequence == sequence)
    }

    @Test("a group shows a finished order as it was left, whether that is folded or not")
    func changedOrder() throws {
        let directory = TemporaryDirectory()
        let engine = try StepEngine(directory)
        let group = try Self.checkedOutGroups(engine)[0]
        let refund = RefundPaymentRequest(paymentID: SmallShop.paymentID(1), amount: Money(minorUnits: 10))
        for round in 1...4 {
            if round % 2 == 1 { try engine.commitAndFold() }
            try engine.succeed(.refundPayment(refund))
            let found: GetCheckoutGroupResponse = try engine.response(to: Self.getGroup(group.checkoutGroup.id))
            #expect(found.orders.map(\.id) == group.orders.map(\.id))
            #expect(found.orders[0].refundedAmount.minorUnits == Int64(round) * 10)
            #expect(found.orders[1] == group.orders[1])
        }
    }
}
