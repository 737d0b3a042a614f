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
