import Commerce
import HoldfastMessages
import Testing

@Suite("Users, addresses and sellers")
struct PeopleTests {
    /// Users 1 and 2, and a PENDING seller that the first one runs. A user may have one address, and user 1 has it.
    private static func shop() throws -> Shop {
        var limits = Limits()
        limits.maximumAddressCount = 1
        let shop = Shop(limits: limits)
        try shop.createUser("ann", email: "ann@example.org", phone: "+49301234")
        try shop.createUser("bob")
        _ = try shop.answer(createSeller(1, slug: "store"), as: CreateSellerResponse.self)
        _ = try shop.answer(createAddress(1, of: 1), as: CreateAddressResponse.self)
        return shop
    }

    private static func createUser(
        _ name: String,
        email: String = "",
        phone: String = "",
        validateOnly: Bool = false
    ) -> UnaryRequest {
        .createUser(CreateUserRequest(username: name, phoneNumber: phone, email: email, validateOnly: validateOnly))
    }

    private static func createAddress(_ number: UInt64, of user: Int64) -> UnaryRequest {
        .createAddress(
            CreateAddressRequest(
                addressID: Shop.addressID(number),
                userID: ID(user),
                addressLine1: "Main Street \(number)",
                city: "Berlin",
                country: "DE"
            )
        )
    }

    private static func listAddresses(_ user: Int64, token: String = "") -> UnaryRequest {
        .listAddresses(ListAddressesRequest(userID: ID(user), pageSize: 2, pageToken: token))
    }

    private static func createSeller(_ user: Int64, slug: String, validateOnly: Bool = false) -> UnaryRequest {
        .createSeller(
            CreateSellerRequest(userID: ID(user), storeName: "s", storeSlug: slug, validateOnly: validateOnly)
        )
    }

    enum Step: CaseIterable, Sendable {
        case approve, suspend, reinstate

        func request(_ seller: Int64, etag: Int64 = 0, validateOnly: Bool = false) -> UnaryRequest {
            let (id, etag) = (ID<Seller>(seller), Etag(sequence: etag))
            return switch self {
            case .approve: .approveSeller(ApproveSellerRequest(sellerID: id, etag: etag, validateOnly: validateOnly))
            case .suspend: .suspendSeller(SuspendSellerRequest(sellerID: id, etag: etag, validateOnly: validateOnly))
            case .reinstate:
                .reinstateSeller(ReinstateSellerRequest(sellerID: id, etag: etag, validateOnly: validateOnly))
            }
        }
    }

    private static let userRows: [Refusal] = [
        Refusal(
            "a name in another case comes before an e-mail address that is taken",
            createUser("ANN", email: "ann@example.org"),
            .keyTaken(entity: "user", field: "username")
        ),
        Refusal(
            "an e-mail address in another case comes before a phone number that is taken",
            createUser("eve", email: "Ann@Example.ORG", phone: "+49301234"),
            .keyTaken(entity: "user", field: "email")
        ),
        Refusal(
            "a phone number that is written in another way",
            createUser("eve", phone: "+49 (30) 12-34"),
            .keyTaken(entity: "user", field: "phone_number")
        ),
        Refusal("an unknown user", .getUser(GetUserRequest(key: .userID(ID(9)))), .missing("user", 9)),
        Refusal("an unknown name", .getUser(GetUserRequest(key: .username("Eve"))), .missing("user", "eve")),
        Refusal("an address of an unknown user", createAddress(1, of: 9), .missing("user", 9)),
        Refusal(
            "one address more than there may be comes before an id that is taken",
            createAddress(1, of: 1),
            .countLimit(entity: "address", maximum: 1)
        ),
        Refusal(
            "an address with an id that is taken by another user's",
            createAddress(1, of: 2),
            .keyTaken(entity: "address", field: "id")
        ),
        Refusal(
            "an unknown address",
            .getAddress(GetAddressRequest(addressID: Shop.addressID(9))),
            .missing("address", Shop.addressID(9))
        ),
        Refusal(
            "listing the addresses of an unknown user comes before a page token that is none",
            listAddresses(9, token: "x"),
            .missing("user", 9)
        ),
        Refusal("a page token that is none", listAddresses(1, token: "x"), .invalidPageToken),
    ]

    private static let sellerRows: [Refusal] = [
        Refusal(
            "an unknown user comes before a slug that is taken",
            createSeller(9, slug: "store"),
            .missing("user", 9)
        ),
        Refusal(
            "a slug that is taken comes before a user who is a seller already",
            createSeller(1, slug: "store"),
            .keyTaken(entity: "seller", field: "store_slug")
        ),
        Refusal(
            "a user who is a seller already",
            createSeller(1, slug: "other"),
            .keyTaken(entity: "seller", field: "user_id")
        ),
        Refusal("an unknown seller", .getSeller(GetSellerRequest(key: .sellerID(ID(9)))), .missing("seller", 9)),
        Refusal(
            "an unknown slug",
            .getSeller(GetSellerRequest(key: .storeSlug("other"))),
            .missing("seller", "other")
        ),
    ]

    private static let stepRows: [Refusal] = Step.allCases.flatMap { step in
        [
            Refusal("\(step): an unknown seller", step.request(9), .missing("seller", 9)),
            Refusal(
                "\(step): a stale etag, which comes before the state",
                step.request(1, etag: 1),
                .etagMismatch(current: Etag(sequence: 3))
            ),
        ]
    }

    static let rows: [Refusal] = userRows + sellerRows + stepRows

    @Test("what cannot be done is refused, and changes nothing", arguments: rows)
    func refusal(row: Refusal) throws {
        row.check(in: try Self.shop())
    }

    @Test("names, e-mail addresses and phone numbers are kept in one form, and found in any")
    func normalised() throws {
        let shop = Shop()
        let user = try shop.createUser("Ann", email: "Ann@Example.ORG", phone: "+49 (30) 12-34")
        #expect(user.username == "ann" && user.email == "ann@example.org" && user.phoneNumber == "+49301234")
        #expect(user.role == .user && user.createTime == shop.now && user.etag == Etag(sequence: shop.sequence))
        for key in [.username("ANN"), .username("ann"), .userID(user.id)] as [GetUserRequest.Key] {
            #expect(try shop.answer(.getUser(GetUserRequest(key: key)), as: GetUserResponse.self).user == user)
        }
    }

    @Test("who has no e-mail address and no phone number shares them with nobody")
    func withoutKeys() throws {
        let shop = Shop()
        for name in ["a", "b", "c"] { try shop.createUser(name) }
        #expect(shop.invariantViolations.isEmpty && shop.recovered().invariantViolations.isEmpty)
    }

    @Test("the first address is the default one, and no other")
    func addresses() throws {
        let shop = Shop()
        for name in ["ann", "bob"] { try shop.createUser(name) }
        for (number, user) in [(5, 1), (3, 1), (4, 2), (1, 1)] as [(UInt64, Int64)] {
            let address = try shop.answer(Self.createAddress(number, of: user), as: CreateAddressResponse.self).address
            #expect(address.isDefault == [5, 4].contains(number))
        }
        let pages = try Shop.pages { token in
            let page: ListAddressesResponse = try shop.answer(Self.listAddresses(1, token: token))
            return (page.addresses, page.nextPageToken)
        }
        let numbers: [[UInt64]] = [[1, 3], [5]]
        #expect(pages.map { $0.map(\.id) } == numbers.map { $0.map(Shop.addressID) })
        let get = GetAddressRequest(addressID: Shop.addressID(5))
        #expect(try shop.answer(.getAddress(get), as: GetAddressResponse.self).address == pages[1][0])
        #expect(shop.invariantViolations.isEmpty)
    }

    @Test("numbers count up, each kind by itself, and go on after a restart; what is validated or refused uses up none")
    func numbers() throws {
        let shop = Shop()
        #expect(try shop.createUser("ann").id == ID(1))
        let trial: CreateUserResponse = try shop.answer(Self.createUser("eve", validateOnly: true))
        #expect(trial.user.id.isNone && trial.commitSeq == 0)
        #expect(!shop.run(Self.createUser("ann")).isResponse)
        #expect(try shop.createUser("bob").id == ID(2))
        let sellerTrial: CreateSellerResponse = try shop.answer(Self.createSeller(2, slug: "s", validateOnly: true))
        #expect(sellerTrial.seller.id.isNone)
        #expect(try shop.answer(Self.createSeller(2, slug: "s"), as: CreateSellerResponse.self).seller.id == ID(1))
        let recovered = shop.recovered()
        #expect(recovered.stateHash == shop.stateHash)
        #expect(try recovered.createSeller("cid").id == ID(2))
        #expect(try recovered.createUser("dan").id == ID(4))
    }

    @Test(
        "each step is taken or refused by the table",
        arguments: [Seller.Status.pending, .approved, .suspended],
        Step.allCases
    )
    func step(status: Seller.Status, step: Step) throws {
        let shop = try Self.shop()
        if status != .pending { #expect(shop.run(Step.approve.request(1)).isResponse) }
        if status == .suspended { #expect(shop.run(Step.suspend.request(1)).isResponse) }
        let target: Seller.Status? =
            switch (step, status) {
            case (.approve, .pending), (.reinstate, .suspended): .approved
            case (.suspend, .approved): .suspended
            default: nil
            }
        guard let target else {
            return Refusal("\(step) when \(status)", step.request(1), .sellerState(status)).check(in: shop)
        }
        let before = shop.stateHash
        #expect(shop.run(step.request(1, validateOnly: true)).isResponse && shop.stateHash == before)
        #expect(shop.run(step.request(1)).isResponse)
        let get = GetSellerRequest(key: .storeSlug("store"))
        let seller = try shop.answer(.getSeller(get), as: GetSellerResponse.self).seller
        #expect(seller.status == target && seller.etag == Etag(sequence: shop.sequence))
        #expect(shop.archive.contradictions.isEmpty)
    }

    @Test("approving a seller gives its user the role, which a suspension leaves")
    func role() throws {
        func current(in shop: Shop) throws -> User.Role {
            try shop.answer(.getUser(GetUserRequest(key: .userID(ID(1)))), as: GetUserResponse.self).user.role
        }
        let shop = try Self.shop()
        _ = shop.run(Step.approve.request(1, validateOnly: true))
        #expect(try current(in: shop) == .user)
        for step in [Step.approve, .suspend] {
            #expect(shop.run(step.request(1)).isResponse)
            #expect(try current(in: shop) == .seller && current(in: shop.recovered()) == .seller)
        }
    }
}
