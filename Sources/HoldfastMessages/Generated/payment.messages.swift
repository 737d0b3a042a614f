// Generated from holdfast/v1/payment.proto by Proto/generate; changes made here are lost.

/// One try to pay an order.
public struct Payment: Equatable, Sendable {
    /// The values of `holdfast.v1.Payment.Status`.
    public enum Status: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// The gateway has not said yet.
        case pending = 1
        /// Paid.
        case succeeded = 2
        /// Not paid.
        case failed = 3
        /// All of it was paid back.
        case refunded = 4
    }

    /// Its key.
    public var id: ID<Payment>
    /// The order.
    public var orderID: ID<Order>
    /// 1 to 10^15.
    public var amount: Money
    /// Where it stands.
    public var status: Payment.Status
    /// How it is paid, at most 255 bytes.
    public var paymentMethod: String
    /// The gateway's id of it, at most 255 bytes; empty while there is none. Unique.
    public var gatewayTransactionID: String
    /// When it was made.
    public var createTime: Timestamp
    /// When it last changed.
    public var updateTime: Timestamp
    /// The row's version.
    public var etag: Etag
    /// Of its refunds, due or carried out; at most the amount.
    public var refundedAmount: Money

    @inlinable
    public init(
        id: ID<Payment> = ID<Payment>(),
        orderID: ID<Order> = ID<Order>(),
        amount: Money = Money(),
        status: Payment.Status = .unspecified,
        paymentMethod: String = "",
        gatewayTransactionID: String = "",
        createTime: Timestamp = Timestamp(),
        updateTime: Timestamp = Timestamp(),
        etag: Etag = .none,
        refundedAmount: Money = Money()
    ) {
        self.id = id
        self.orderID = orderID
        self.amount = amount
        self.status = status
        self.paymentMethod = paymentMethod
        self.gatewayTransactionID = gatewayTransactionID
        self.createTime = createTime
        self.updateTime = updateTime
        self.etag = etag
        self.refundedAmount = refundedAmount
    }
}

extension Payment: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.orderID)
        hasher.combine(self.amount)
        hasher.combine(self.status)
        hasher.combine(self.paymentMethod)
        hasher.combine(self.gatewayTransactionID)
        hasher.combine(self.createTime)
        hasher.combine(self.updateTime)
        hasher.combine(self.refundedAmount)
    }
}

extension Payment: Entity {
    public typealias RawID = UUID
}

/// What is paid back for one line of an order.
public struct RefundLine: Equatable, Sendable {
    /// The line of the order.
    public var orderItemID: ID<OrderItem>
    /// What is paid back for it.
    public var amount: Money

    @inlinable
    public init(
        orderItemID: ID<OrderItem> = ID<OrderItem>(),
        amount: Money = Money()
    ) {
        self.orderItemID = orderItemID
        self.amount = amount
    }
}

extension RefundLine: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderItemID)
        hasher.combine(self.amount)
    }
}

/// Money that goes back. amount = Σ lines + delivery_amount + other_amount.
public struct Refund: Equatable, Sendable {
    /// The values of `holdfast.v1.Refund.Status`.
    public enum Status: Int32, Sendable, CaseIterable {
        /// Never stored.
        case unspecified = 0
        /// To be carried out.
        case due = 1
        /// Carried out.
        case succeeded = 2
    }

    /// Its key.
    public var id: ID<Refund>
    /// The order.
    public var orderID: ID<Order>
    /// What is paid back.
    public var paymentID: ID<Payment>
    /// How much of it.
    public var amount: Money
    /// Where it stands.
    public var status: Refund.Status
    /// Which part is for which lines.
    public var lines: [RefundLine]
    /// Which part is for the delivery.
    public var deliveryAmount: Money
    /// What is for neither: paid too much, or what adjustments had added.
    public var otherAmount: Money
    /// When it was made.
    public var createTime: Timestamp
    /// When it was carried out.
    public var processTime: Timestamp?
    /// The row's version.
    public var etag: Etag

    @inlinable
    public init(
        id: ID<Refund> = ID<Refund>(),
        orderID: ID<Order> = ID<Order>(),
        paymentID: ID<Payment> = ID<Payment>(),
        amount: Money = Money(),
        status: Refund.Status = .unspecified,
        lines: [RefundLine] = [],
        deliveryAmount: Money = Money(),
        otherAmount: Money = Money(),
        createTime: Timestamp = Timestamp(),
        processTime: Timestamp? = nil,
        etag: Etag = .none
    ) {
        self.id = id
        self.orderID = orderID
        self.paymentID = paymentID
        self.amount = amount
        self.status = status
        self.lines = lines
        self.deliveryAmount = deliveryAmount
        self.otherAmount = otherAmount
        self.createTime = createTime
        self.processTime = processTime
        self.etag = etag
    }
}

extension Refund: Row {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.id)
        hasher.combine(self.orderID)
        hasher.combine(self.paymentID)
        hasher.combine(self.amount)
        hasher.combine(self.status)
        hasher.combine(self.lines) { $0.combine($1) }
        hasher.combine(self.deliveryAmount)
        hasher.combine(self.otherAmount)
        hasher.combine(self.createTime)
        hasher.combine(self.processTime) { $0.combine($1) }
    }
}

extension Refund: Entity {
    public typealias RawID = UUID
}

/// What `CreatePayment` of `PaymentService` asks.
public struct CreatePaymentRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The key; the server makes one if absent.
    public var paymentID: ID<Payment>?
    /// The order.
    public var orderID: ID<Order>
    /// 1 to 10^15; if absent, what the order costs and nobody has paid.
    public var amount: Money?
    /// How it is paid, at most 255 bytes.
    public var paymentMethod: String
    /// The gateway's id of it, at most 255 bytes; empty if it is not known yet.
    public var gatewayTransactionID: String
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        paymentID: ID<Payment>? = nil,
        orderID: ID<Order> = ID<Order>(),
        amount: Money? = nil,
        paymentMethod: String = "",
        gatewayTransactionID: String = "",
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.paymentID = paymentID
        self.orderID = orderID
        self.amount = amount
        self.paymentMethod = paymentMethod
        self.gatewayTransactionID = gatewayTransactionID
        self.validateOnly = validateOnly
    }
}

extension CreatePaymentRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.paymentID) { $0.combine($1) }
        hasher.combine(self.orderID)
        hasher.combine(self.amount) { $0.combine($1) }
        hasher.combine(self.paymentMethod)
        hasher.combine(self.gatewayTransactionID)
        hasher.combine(self.validateOnly)
    }
}

/// What `CreatePayment` of `PaymentService` answers.
public struct CreatePaymentResponse: Equatable, Sendable {
    /// The new payment. For `validate_only` its id is empty where the server would have made it.
    public var payment: Payment
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        payment: Payment = Payment(),
        commitSeq: Int64 = 0
    ) {
        self.payment = payment
        self.commitSeq = commitSeq
    }
}

extension CreatePaymentResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.payment)
        hasher.combine(self.commitSeq)
    }
}

/// What `GetPayment` of `PaymentService` asks.
public struct GetPaymentRequest: Equatable, Sendable {
    /// The payment.
    public var paymentID: ID<Payment>

    @inlinable
    public init(
        paymentID: ID<Payment> = ID<Payment>()
    ) {
        self.paymentID = paymentID
    }
}

extension GetPaymentRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.paymentID)
    }
}

/// What `GetPayment` of `PaymentService` answers.
public struct GetPaymentResponse: Equatable, Sendable {
    /// The payment.
    public var payment: Payment

    @inlinable
    public init(
        payment: Payment = Payment()
    ) {
        self.payment = payment
    }
}

extension GetPaymentResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.payment)
    }
}

/// What `ListPayments` of `PaymentService` asks.
public struct ListPaymentsRequest: Equatable, Sendable {
    /// The order.
    public var orderID: ID<Order>

    @inlinable
    public init(
        orderID: ID<Order> = ID<Order>()
    ) {
        self.orderID = orderID
    }
}

extension ListPaymentsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderID)
    }
}

/// What `ListPayments` of `PaymentService` answers.
public struct ListPaymentsResponse: Equatable, Sendable {
    /// The payments, in the order of their ids.
    public var payments: [Payment]

    @inlinable
    public init(
        payments: [Payment] = []
    ) {
        self.payments = payments
    }
}

extension ListPaymentsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.payments) { $0.combine($1) }
    }
}

/// What `ConfirmPayment` of `PaymentService` asks.
public struct ConfirmPaymentRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The payment.
    public var paymentID: ID<Payment>
    /// The gateway's id of it, at most 255 bytes; unchanged if empty.
    public var gatewayTransactionID: String
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        paymentID: ID<Payment> = ID<Payment>(),
        gatewayTransactionID: String = "",
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.paymentID = paymentID
        self.gatewayTransactionID = gatewayTransactionID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension ConfirmPaymentRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.paymentID)
        hasher.combine(self.gatewayTransactionID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `ConfirmPayment` of `PaymentService` answers.
public struct ConfirmPaymentResponse: Equatable, Sendable {
    /// The payment, SUCCEEDED.
    public var payment: Payment
    /// The order after it.
    public var order: Order
    /// What is due to be refunded of it, if anything is.
    public var refund: Refund?
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        payment: Payment = Payment(),
        order: Order = Order(),
        refund: Refund? = nil,
        commitSeq: Int64 = 0
    ) {
        self.payment = payment
        self.order = order
        self.refund = refund
        self.commitSeq = commitSeq
    }
}

extension ConfirmPaymentResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.payment)
        hasher.combine(self.order)
        hasher.combine(self.refund) { $0.combine($1) }
        hasher.combine(self.commitSeq)
    }
}

/// What `FailPayment` of `PaymentService` asks.
public struct FailPaymentRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The payment.
    public var paymentID: ID<Payment>
    /// Refuse unless this is the row's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        paymentID: ID<Payment> = ID<Payment>(),
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.paymentID = paymentID
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension FailPaymentRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.paymentID)
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `FailPayment` of `PaymentService` answers.
public struct FailPaymentResponse: Equatable, Sendable {
    /// The payment, FAILED.
    public var payment: Payment
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        payment: Payment = Payment(),
        commitSeq: Int64 = 0
    ) {
        self.payment = payment
        self.commitSeq = commitSeq
    }
}

extension FailPaymentResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.payment)
        hasher.combine(self.commitSeq)
    }
}

/// What `RefundPayment` of `PaymentService` asks.
public struct RefundPaymentRequest: Equatable, Sendable {
    /// Makes a retry harmless. A UUID.
    public var requestID: UUID?
    /// The payment.
    public var paymentID: ID<Payment>
    /// A refund that was due; then nothing but the etag is taken from the other fields.
    public var refundID: ID<Refund>?
    /// The key of another one; the server makes one if absent.
    public var newRefundID: ID<Refund>?
    /// How much, 1 to 10^15. With lines or delivery it must be their sum and may be absent; else it is split over all
    /// lines and the delivery in proportion to what is left of each, and is all that is left of the payment if absent.
    public var amount: Money?
    /// Which lines, at most 500, each once, and how much of each.
    public var lines: [RefundLine]
    /// How much of the delivery.
    public var deliveryAmount: Money?
    /// Refuse unless this is the payment's etag.
    public var etag: Etag
    /// Answer what would be, and change nothing.
    public var validateOnly: Bool

    @inlinable
    public init(
        requestID: UUID? = nil,
        paymentID: ID<Payment> = ID<Payment>(),
        refundID: ID<Refund>? = nil,
        newRefundID: ID<Refund>? = nil,
        amount: Money? = nil,
        lines: [RefundLine] = [],
        deliveryAmount: Money? = nil,
        etag: Etag = .none,
        validateOnly: Bool = false
    ) {
        self.requestID = requestID
        self.paymentID = paymentID
        self.refundID = refundID
        self.newRefundID = newRefundID
        self.amount = amount
        self.lines = lines
        self.deliveryAmount = deliveryAmount
        self.etag = etag
        self.validateOnly = validateOnly
    }
}

extension RefundPaymentRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.requestID) { $0.combine($1) }
        hasher.combine(self.paymentID)
        hasher.combine(self.refundID) { $0.combine($1) }
        hasher.combine(self.newRefundID) { $0.combine($1) }
        hasher.combine(self.amount) { $0.combine($1) }
        hasher.combine(self.lines) { $0.combine($1) }
        hasher.combine(self.deliveryAmount) { $0.combine($1) }
        hasher.combine(self.etag)
        hasher.combine(self.validateOnly)
    }
}

/// What `RefundPayment` of `PaymentService` answers.
public struct RefundPaymentResponse: Equatable, Sendable {
    /// The refund, SUCCEEDED.
    public var refund: Refund
    /// The payment after it.
    public var payment: Payment
    /// The order after it.
    public var order: Order
    /// The sequence number of the change; 0 for `validate_only`.
    public var commitSeq: Int64

    @inlinable
    public init(
        refund: Refund = Refund(),
        payment: Payment = Payment(),
        order: Order = Order(),
        commitSeq: Int64 = 0
    ) {
        self.refund = refund
        self.payment = payment
        self.order = order
        self.commitSeq = commitSeq
    }
}

extension RefundPaymentResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.refund)
        hasher.combine(self.payment)
        hasher.combine(self.order)
        hasher.combine(self.commitSeq)
    }
}

/// What `ListRefunds` of `PaymentService` asks.
public struct ListRefundsRequest: Equatable, Sendable {
    /// The order.
    public var orderID: ID<Order>

    @inlinable
    public init(
        orderID: ID<Order> = ID<Order>()
    ) {
        self.orderID = orderID
    }
}

extension ListRefundsRequest: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.orderID)
    }
}

/// What `ListRefunds` of `PaymentService` answers.
public struct ListRefundsResponse: Equatable, Sendable {
    /// The refunds, in the order of their ids.
    public var refunds: [Refund]

    @inlinable
    public init(
        refunds: [Refund] = []
    ) {
        self.refunds = refunds
    }
}

extension ListRefundsResponse: Hashed {
    @inlinable
    public func feed(_ hasher: inout RowHasher) {
        hasher.combine(self.refunds) { $0.combine($1) }
    }
}
