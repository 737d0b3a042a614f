// Generated from holdfast/v1/reservation.proto by Proto/generate; changes made here are lost.

/// Units of one variant, held, committed or settled.
public struct Reservation: Equatable, Sendable {
    /// Where a reservation stands: HELD → COMMITTED | RELEASED | EXPIRED, COMMITTED → CONSUMED | RELEASED.
    public enum State: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// Units are held until the expire time.
        case held = 1
        /// Units are promised for good, and not yet shipped.
        case committed = 2
        /// Ended: given up.
        case released = 3
        /// Ended: ran out.
        case expired = 4
        /// Ended: shipped.
        case consumed = 5
    }

    /// Who settles a reservation.
    public enum Owner: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// The caller that made it.
        case caller = 1
        /// A waitlist offer.
        case waitlist = 2
        /// An order.
        case order = 3
        /// A group buy.
        case groupBuy = 4
    }

    /// The reservation. Empty in the answer to `validate_only`.
    public var id: ID<Reservation>
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units held or committed; of an ended reservation, those it ended with. 1 to 10^9.
    public var quantity: Int64
    /// Where it stands.
    public var state: Reservation.State
    /// The order that owns it, or a label of the caller's that was not checked.
    public var orderID: ID<Order>?
    /// A label of the caller's, not checked.
    public var userID: ID<User>?
    /// When it was made.
    public var createTime: Timestamp
    /// At this time a hold ends: by itself, or with the order that owns it.
    public var expireTime: Timestamp
    /// The row's version.
    public var etag: Etag
    /// Who settles it.
    public var owner: Reservation.Owner

    @inlinable
    public init(
        id: ID<Reservation> = ID<Reservation>(),
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantity: Int64 = 0,
        state: Reservation.State = .unspecified,
        orderID: ID<Order>? = nil,
        userID: ID<User>? = nil,
        createTime: Timestamp = Timestamp(),
        expireTime: Timestamp = Timestamp(),
        etag: Etag = .none,
        owner: Reservation.Owner = .unspecified
    ) {
        self.id = id
        self.variantID = variantID
        self.quantity = quantity
        self.state = state
        self.orderID = orderID
        self.userID = userID
        self.createTime = createTime
        self.expireTime = expireTime
        self.etag = etag
        self.owner = owner
    }
}

extension Reservation: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.variantID)
        hasher.combine(self.quantity)
        hasher.combine(self.state)
        hasher.combine(self.orderID) { $0.combine($1) }
        hasher.combine(self.userID) { $0.combine($1) }
        hasher.combine(self.createTime)
        hasher.combine(self.expireTime)
        hasher.combine(self.owner)
    }
}

extension Reservation: Entity {
    public typealias RawID = UUID
}

/// What `CreateReservation` of `ReservationService` asks.
public struct CreateReservationRequest: Equatable, Sendable {
    /// Makes a retry harmless; see the README. A UUID.
    public var requestID: UUID?
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units to hold, 1 to 10^9.
    public var quantity: Int64
    /// How long to hold them: 1 s to 24 h, 10 min if absent.
    public var ttl: Duration?
    /// A label, not checked.
    public var orderID: ID<Order>?
    /// A label, not checked.
    public var userID: ID<User>?
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantity: Int64 = 0,
        ttl: Duration? = nil,
        orderID: ID<Order>? = nil,
        userID: ID<User>? = nil,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.variantID = variantID
        self.quantity = quantity
        self.ttl = ttl
        self.orderID = orderID
        self.userID = userID
        self.validateOnly = validateOnly
    }
}

extension CreateReservationRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.variantID)
        hasher.combine(self.quantity)
        hasher.combine(self.ttl) { $0.combine($1) }
        hasher.combine(self.orderID) { $0.combine($1) }
        hasher.combine(self.userID) { $0.combine($1) }
        hasher.combine(self.validateOnly)
    }
}

/// What `CreateReservation` of `ReservationService` answers.
public struct CreateReservationResponse: Equatable, Sendable {
    /// The reservation, HELD.
    public var reservation: Reservation
    /// The variant's stock after it.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        reservation: Reservation = Reservation(),
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.reservation = reservation
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension CreateReservationResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservation)
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// One line of a batch.
public struct ReservationLine: Equatable, Sendable {
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Units to hold, 1 to 10^9.
    public var quantity: Int64
    /// How long to hold them: 1 s to 24 h, 10 min if absent.
    public var ttl: Duration?
    /// A label, not checked.
    public var orderID: ID<Order>?
    /// A label, not checked.
    public var userID: ID<User>?

    @inlinable
    public init(
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        quantity: Int64 = 0,
        ttl: Duration? = nil,
        orderID: ID<Order>? = nil,
        userID: ID<User>? = nil
    ) {
        self.variantID = variantID
        self.quantity = quantity
        self.ttl = ttl
        self.orderID = orderID
        self.userID = userID
    }
}

extension ReservationLine: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID)
        hasher.combine(self.quantity)
        hasher.combine(self.ttl) { $0.combine($1) }
        hasher.combine(self.orderID) { $0.combine($1) }
        hasher.combine(self.userID) { $0.combine($1) }
    }
}

/// What `BatchCreateReservations` of `ReservationService` asks.
public struct BatchCreateReservationsRequest: Equatable, Sendable {
    /// How a batch treats lines that cannot be had.
    public enum Policy: Int32, Sendable, CaseIterable {
        /// Refused with INVALID_ARGUMENT: say which one you mean.
        case unspecified = 0
        /// All lines or none. Lines for the same variant are added up before they are checked.
        case allOrNothing = 1
        /// Each line by itself, in order.
        case each = 2
    }

    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// What to do when a line cannot be had.
    public var policy: BatchCreateReservationsRequest.Policy
    /// The lines, 1 to 8,190.
    public var lines: [ReservationLine]
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        policy: BatchCreateReservationsRequest.Policy = .unspecified,
        lines: [ReservationLine] = [],
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.policy = policy
        self.lines = lines
        self.validateOnly = validateOnly
    }
}

extension BatchCreateReservationsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.policy)
        hasher.combine(self.lines) { $0.combine($1) }
        hasher.combine(self.validateOnly)
    }
}

/// Why one line of a batch was refused.
public struct LineError: Equatable, Sendable {
    /// The reason, as it would stand in the status of a single call.
    public var reason: ErrorReason
    /// The reason in words.
    public var message: String
    /// Units that were available when the line was checked.
    public var availableStock: Int64

    @inlinable
    public init(
        reason: ErrorReason = .unspecified,
        message: String = "",
        availableStock: Int64 = 0
    ) {
        self.reason = reason
        self.message = message
        self.availableStock = availableStock
    }
}

extension LineError: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reason)
        hasher.combine(self.message)
        hasher.combine(self.availableStock)
    }
}

/// What became of one line.
public struct ReservationResult: Equatable, Sendable {
    /// Exactly one is set.
    public enum Outcome: Equatable, Sendable {
        /// The line's reservation, HELD.
        case reservation(Reservation)
        /// Why there is none.
        case error(LineError)
    }

    /// Exactly one is set.
    public var outcome: Outcome?

    @inlinable
    public init(
        outcome: Outcome? = nil
    ) {
        self.outcome = outcome
    }
}

extension ReservationResult: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.outcome) { hasher, value in
            switch value {
            case .reservation(let value):
                hasher.combine(1 as UInt64)
                hasher.combine(value)
            case .error(let value):
                hasher.combine(2 as UInt64)
                hasher.combine(value)
            }
        }
    }
}

/// What `BatchCreateReservations` of `ReservationService` answers.
public struct BatchCreateReservationsResponse: Equatable, Sendable {
    /// A result for each line, in order.
    public var results: [ReservationResult]
    /// The sequence number of the change; 0 for `validate_only`, or when no line succeeded.
    public var commitSeq: Int64

    @inlinable
    public init(
        results: [ReservationResult] = [],
        commitSeq: Int64 = 0
    ) {
        self.results = results
        self.commitSeq = commitSeq
    }
}

extension BatchCreateReservationsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.results) { $0.combine($1) }
        hasher.combine(self.commitSeq)
    }
}

/// What `GetReservation` of `ReservationService` asks.
public struct GetReservationRequest: Equatable, Sendable {
    /// The reservation.
    public var reservationID: ID<Reservation>

    @inlinable
    public init(
        reservationID: ID<Reservation> = ID<Reservation>()
    ) {
        self.reservationID = reservationID
    }
}

extension GetReservationRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservationID)
    }
}

/// What `GetReservation` of `ReservationService` answers.
public struct GetReservationResponse: Equatable, Sendable {
    /// The reservation.
    public var reservation: Reservation

    @inlinable
    public init(
        reservation: Reservation = Reservation()
    ) {
        self.reservation = reservation
    }
}

extension GetReservationResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservation)
    }
}

/// What `CommitReservation` of `ReservationService` asks.
public struct CommitReservationRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The reservation.
    public var reservationID: ID<Reservation>
    /// Units to commit, 1 to those held; all, if absent.
    public var quantity: Int64?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        reservationID: ID<Reservation> = ID<Reservation>(),
        quantity: Int64? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.reservationID = reservationID
        self.quantity = quantity
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension CommitReservationRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.reservationID)
        hasher.combine(self.quantity) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `CommitReservation` of `ReservationService` answers.
public struct CommitReservationResponse: Equatable, Sendable {
    /// The reservation, COMMITTED.
    public var reservation: Reservation
    /// The variant's stock after it.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        reservation: Reservation = Reservation(),
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.reservation = reservation
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension CommitReservationResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservation)
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// What `ConsumeReservation` of `ReservationService` asks.
public struct ConsumeReservationRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The reservation.
    public var reservationID: ID<Reservation>
    /// Units shipped, 1 to those committed; all, if absent.
    public var quantity: Int64?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        reservationID: ID<Reservation> = ID<Reservation>(),
        quantity: Int64? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.reservationID = reservationID
        self.quantity = quantity
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ConsumeReservationRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.reservationID)
        hasher.combine(self.quantity) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ConsumeReservation` of `ReservationService` answers.
public struct ConsumeReservationResponse: Equatable, Sendable {
    /// The reservation, CONSUMED.
    public var reservation: Reservation
    /// The variant's stock after it.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        reservation: Reservation = Reservation(),
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.reservation = reservation
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension ConsumeReservationResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservation)
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// What `ReleaseReservation` of `ReservationService` asks.
public struct ReleaseReservationRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The reservation.
    public var reservationID: ID<Reservation>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        reservationID: ID<Reservation> = ID<Reservation>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.reservationID = reservationID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ReleaseReservationRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.reservationID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ReleaseReservation` of `ReservationService` answers.
public struct ReleaseReservationResponse: Equatable, Sendable {
    /// The reservation, RELEASED.
    public var reservation: Reservation
    /// The variant's stock after it.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        reservation: Reservation = Reservation(),
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.reservation = reservation
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension ReleaseReservationResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservation)
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// What `ExtendReservation` of `ReservationService` asks.
public struct ExtendReservationRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The reservation.
    public var reservationID: ID<Reservation>
    /// How long to hold from now on: 1 s to 24 h, 10 min if absent.
    public var ttl: Duration?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        reservationID: ID<Reservation> = ID<Reservation>(),
        ttl: Duration? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.reservationID = reservationID
        self.ttl = ttl
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ExtendReservationRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.reservationID)
        hasher.combine(self.ttl) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ExtendReservation` of `ReservationService` answers.
public struct ExtendReservationResponse: Equatable, Sendable {
    /// The reservation, HELD.
    public var reservation: Reservation
    /// The variant's stock after it.
    public var stock: Stock
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        reservation: Reservation = Reservation(),
        stock: Stock = Stock(),
        commitSeq: Int64 = 0
    ) {
        self.reservation = reservation
        self.stock = stock
        self.commitSeq = commitSeq
    }
}

extension ExtendReservationResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservation)
        hasher.combine(self.stock)
        hasher.combine(self.commitSeq)
    }
}

/// What `ListReservations` of `ReservationService` asks.
public struct ListReservationsRequest: Equatable, Sendable {
    /// Only of this variant; of all, if absent.
    public var variantID: ID<ProductVariant>?
    /// Only those that are held or committed. A page may then have fewer rows than asked for, even none, and still not
    /// be the last.
    public var openOnly: Bool
    /// Rows of the page, at most 1,000; 50 if 0.
    public var pageSize: Int32
    /// Where the page begins: `next_page_token` of the page before. Empty for the first.
    public var pageToken: String

    @inlinable
    public init(
        variantID: ID<ProductVariant>? = nil,
        openOnly: Bool = false,
        pageSize: Int32 = 0,
        pageToken: String = ""
    ) {
        self.variantID = variantID
        self.openOnly = openOnly
        self.pageSize = pageSize
        self.pageToken = pageToken
    }
}

extension ListReservationsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.variantID) { $0.combine($1) }
        hasher.combine(self.openOnly)
        hasher.combine(self.pageSize)
        hasher.combine(self.pageToken)
    }
}

/// What `ListReservations` of `ReservationService` answers.
public struct ListReservationsResponse: Equatable, Sendable {
    /// The reservations.
    public var reservations: [Reservation]
    /// For the next page; empty when this is the last.
    public var nextPageToken: String

    @inlinable
    public init(
        reservations: [Reservation] = [],
        nextPageToken: String = ""
    ) {
        self.reservations = reservations
        self.nextPageToken = nextPageToken
    }
}

extension ListReservationsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.reservations) { $0.combine($1) }
        hasher.combine(self.nextPageToken)
    }
}

/// Somebody's place in the queue for units of a variant.
public struct WaitlistEntry: Equatable, Sendable {
    /// WAITING → OFFERED | LEFT; OFFERED → CLAIMED | EXPIRED | LEFT.
    public enum State: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// Waiting for units to become free.
        case waiting = 1
        /// Units are held for it.
        case offered = 2
        /// Ended: the offer was taken.
        case claimed = 3
        /// Ended: the offer was not taken in time.
        case expired = 4
        /// Ended: given up.
        case left = 5
    }

    /// Its key.
    public var id: ID<WaitlistEntry>
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Who waits: a label, not checked, but for how many places it has.
    public var userID: ID<User>
    /// Units wanted, 1 to 10^9.
    public var quantity: Int64
    /// How long an offer is held.
    public var ttl: Duration
    /// Where it stands.
    public var state: WaitlistEntry.State
    /// What holds the units that were offered.
    public var reservationID: ID<Reservation>?
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The offer's end; absent before there was one.
    public var expireTime: Timestamp?
    /// Counts up: who has the lower one came first.
    public var placeNumber: Int64
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<WaitlistEntry> = ID<WaitlistEntry>(),
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        userID: ID<User> = ID<User>(),
        quantity: Int64 = 0,
        ttl: Duration = .zero,
        state: WaitlistEntry.State = .unspecified,
        reservationID: ID<Reservation>? = nil,
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        expireTime: Timestamp? = nil,
        placeNumber: Int64 = 0,
        etag: Etag = .none
    ) {
        self.id = id
        self.variantID = variantID
        self.userID = userID
        self.quantity = quantity
        self.ttl = ttl
        self.state = state
        self.reservationID = reservationID
        self.createTime = createTime
        self.updateTime = updateTime
        self.expireTime = expireTime
        self.placeNumber = placeNumber
        self.etag = etag
    }
}

extension WaitlistEntry: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.variantID)
        hasher.combine(self.userID)
        hasher.combine(self.quantity)
        hasher.combine(self.ttl)
        hasher.combine(self.state)
        hasher.combine(self.reservationID) { $0.combine($1) }
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
        hasher.combine(self.expireTime) { $0.combine($1) }
        hasher.combine(self.placeNumber)
    }
}

extension WaitlistEntry: Entity {
    public typealias RawID = UUID
}

/// What `JoinWaitlist` of `ReservationService` asks.
public struct JoinWaitlistRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var waitlistEntryID: ID<WaitlistEntry>?
    /// The variant.
    public var variantID: ID<ProductVariant>
    /// Who waits.
    public var userID: ID<User>
    /// Units wanted, 1 to 10^9.
    public var quantity: Int64
    /// How long to hold an offer: 1 s to 24 h, 10 min if absent.
    public var ttl: Duration?
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        waitlistEntryID: ID<WaitlistEntry>? = nil,
        variantID: ID<ProductVariant> = ID<ProductVariant>(),
        userID: ID<User> = ID<User>(),
        quantity: Int64 = 0,
        ttl: Duration? = nil,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.waitlistEntryID = waitlistEntryID
        self.variantID = variantID
        self.userID = userID
        self.quantity = quantity
        self.ttl = ttl
        self.validateOnly = validateOnly
    }
}

extension JoinWaitlistRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.waitlistEntryID) { $0.combine($1) }
        hasher.combine(self.variantID)
        hasher.combine(self.userID)
        hasher.combine(self.quantity)
        hasher.combine(self.ttl) { $0.combine($1) }
        hasher.combine(self.validateOnly)
    }
}

/// What `JoinWaitlist` of `ReservationService` answers.
public struct JoinWaitlistResponse: Equatable, Sendable {
    /// The place.
    public var waitlistEntry: WaitlistEntry
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        waitlistEntry: WaitlistEntry = WaitlistEntry(),
        commitSeq: Int64 = 0
    ) {
        self.waitlistEntry = waitlistEntry
        self.commitSeq = commitSeq
    }
}

extension JoinWaitlistResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.waitlistEntry)
        hasher.combine(self.commitSeq)
    }
}

/// What `LeaveWaitlist` of `ReservationService` asks.
public struct LeaveWaitlistRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The place.
    public var waitlistEntryID: ID<WaitlistEntry>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        waitlistEntryID: ID<WaitlistEntry> = ID<WaitlistEntry>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.waitlistEntryID = waitlistEntryID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension LeaveWaitlistRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.waitlistEntryID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `LeaveWaitlist` of `ReservationService` answers.
public struct LeaveWaitlistResponse: Equatable, Sendable {
    /// The place, LEFT.
    public var waitlistEntry: WaitlistEntry
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        waitlistEntry: WaitlistEntry = WaitlistEntry(),
        commitSeq: Int64 = 0
    ) {
        self.waitlistEntry = waitlistEntry
        self.commitSeq = commitSeq
    }
}

extension LeaveWaitlistResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.waitlistEntry)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetWaitlistEntry` of `ReservationService` asks.
public struct GetWaitlistEntryRequest: Equatable, Sendable {
    /// The place.
    public var waitlistEntryID: ID<WaitlistEntry>

    @inlinable
    public init(
        waitlistEntryID: ID<WaitlistEntry> = ID<WaitlistEntry>()
    ) {
        self.waitlistEntryID = waitlistEntryID
    }
}

extension GetWaitlistEntryRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.waitlistEntryID)
    }
}

/// What `GetWaitlistEntry` of `ReservationService` answers.
public struct GetWaitlistEntryResponse: Equatable, Sendable {
    /// The place.
    public var waitlistEntry: WaitlistEntry

    @inlinable
    public init(
        waitlistEntry: WaitlistEntry = WaitlistEntry()
    ) {
        self.waitlistEntry = waitlistEntry
    }
}

extension GetWaitlistEntryResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.waitlistEntry)
    }
}

/// What `ClaimWaitlistOffer` of `ReservationService` asks.
public struct ClaimWaitlistOfferRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The place, OFFERED.
    public var waitlistEntryID: ID<WaitlistEntry>
    /// How long to hold the units from now on: 1 s to 24 h, 10 min if absent.
    public var ttl: Duration?
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        waitlistEntryID: ID<WaitlistEntry> = ID<WaitlistEntry>(),
        ttl: Duration? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.waitlistEntryID = waitlistEntryID
        self.ttl = ttl
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ClaimWaitlistOfferRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.waitlistEntryID)
        hasher.combine(self.ttl) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ClaimWaitlistOffer` of `ReservationService` answers.
public struct ClaimWaitlistOfferResponse: Equatable, Sendable {
    /// The place, CLAIMED.
    public var waitlistEntry: WaitlistEntry
    /// What holds the units.
    public var reservation: Reservation
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        waitlistEntry: WaitlistEntry = WaitlistEntry(),
        reservation: Reservation = Reservation(),
        commitSeq: Int64 = 0
    ) {
        self.waitlistEntry = waitlistEntry
        self.reservation = reservation
        self.commitSeq = commitSeq
    }
}

extension ClaimWaitlistOfferResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.waitlistEntry)
        hasher.combine(self.reservation)
        hasher.combine(self.commitSeq)
    }
}
