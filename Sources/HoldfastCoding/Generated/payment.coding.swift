// Generated from holdfast/v1/payment.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension Payment: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__payment__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if self.amount.minorUnits != 0 {
            writer.tag(0x18)
            writer.varint(self.amount.minorUnits)
        }
        if self.status.rawValue != 0 {
            writer.tag(0x20)
            writer.varint(Int64(self.status.rawValue))
        }
        if !self.paymentMethod.isEmpty {
            writer.tag(0x2A)
            writer.string(self.paymentMethod)
        }
        if !self.gatewayTransactionID.isEmpty {
            writer.tag(0x32)
            writer.string(self.gatewayTransactionID)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x42)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x4A)
            writer.text(self.etag)
        }
        if self.refundedAmount.minorUnits != 0 {
            writer.tag(0x50)
            writer.varint(self.refundedAmount.minorUnits)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 187
        count += self.paymentMethod.utf8.count
        count += self.gatewayTransactionID.utf8.count
        return count
    }
}

extension Payment {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Payment>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Payment>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            amount: Money(minorUnits: raw.pointee.f_amount),
            status: Payment.Status(raw.pointee.f_status, "status", &reading),
            paymentMethod: raw.pointee.f_payment_method.string("payment_method", &reading),
            gatewayTransactionID: raw.pointee.f_gateway_transaction_id.string("gateway_transaction_id", &reading),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            refundedAmount: Money(minorUnits: raw.pointee.f_refunded_amount)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Payment>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}

extension RefundLine: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__refund_line__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderItemID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.orderItemID.raw)
        }
        if self.amount.minorUnits != 0 {
            writer.tag(0x10)
            writer.varint(self.amount.minorUnits)
        }
    }

    public var maximumEncodedByteCount: Int {
        49
    }
}

extension RefundLine {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__RefundLine>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderItemID: ID<OrderItem>(raw.pointee.f_order_item_id.value(UUID.self, "order_item_id", &reading)),
            amount: Money(minorUnits: raw.pointee.f_amount)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__RefundLine>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}

extension Refund: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__refund__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.orderID.raw)
        }
        if !self.paymentID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.paymentID.raw)
        }
        if self.amount.minorUnits != 0 {
            writer.tag(0x20)
            writer.varint(self.amount.minorUnits)
        }
        if self.status.rawValue != 0 {
            writer.tag(0x28)
            writer.varint(Int64(self.status.rawValue))
        }
        for value in self.lines {
            writer.tag(0x32)
            writer.delimited(maximumByteCount: 49) { value.write(to: &$0) }
        }
        if self.deliveryAmount.minorUnits != 0 {
            writer.tag(0x38)
            writer.varint(self.deliveryAmount.minorUnits)
        }
        if self.otherAmount.minorUnits != 0 {
            writer.tag(0x40)
            writer.varint(self.otherAmount.minorUnits)
        }
        writer.tag(0x4A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        if let value = self.processTime {
            writer.tag(0x52)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
        }
        if self.etag != .none {
            writer.tag(0x5A)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 230
        count += self.lines.count * 51
        return count
    }
}

extension Refund {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Refund>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Refund>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            paymentID: ID<Payment>(raw.pointee.f_payment_id.value(UUID.self, "payment_id", &reading)),
            amount: Money(minorUnits: raw.pointee.f_amount),
            status: Refund.Status(raw.pointee.f_status, "status", &reading),
            lines: readRepeated(raw.pointee.f_lines, raw.pointee.n_f_lines) {
                unsafe RefundLine($0, "lines[\($1)]", &reading)
            },
            deliveryAmount: Money(minorUnits: raw.pointee.f_delivery_amount),
            otherAmount: Money(minorUnits: raw.pointee.f_other_amount),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            processTime: raw.pointee.f_process_time != nil
                ? Timestamp(raw.pointee.f_process_time, "process_time", &reading) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Refund>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}

extension CreatePaymentRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_payment_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.paymentID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if !self.orderID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.orderID.raw)
        }
        if let value = self.amount {
            writer.tag(0x20)
            writer.varint(value.minorUnits)
        }
        if !self.paymentMethod.isEmpty {
            writer.tag(0x2A)
            writer.string(self.paymentMethod)
        }
        if !self.gatewayTransactionID.isEmpty {
            writer.tag(0x32)
            writer.string(self.gatewayTransactionID)
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 139
        count += self.paymentMethod.utf8.count
        count += self.gatewayTransactionID.utf8.count
        return count
    }
}

extension CreatePaymentRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreatePaymentRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            paymentID: raw.pointee.o_payment_id_case.rawValue == 2
                ? ID<Payment>(raw.pointee.f_payment_id.value(UUID.self, "payment_id", &reading)) : nil,
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)),
            amount: raw.pointee.o_amount_case.rawValue == 4 ? Money(minorUnits: raw.pointee.f_amount) : nil,
            paymentMethod: raw.pointee.f_payment_method.string("payment_method", &reading),
            gatewayTransactionID: raw.pointee.f_gateway_transaction_id.string("gateway_transaction_id", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreatePaymentResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_payment_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.payment.maximumEncodedByteCount) { self.payment.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.payment.maximumEncodedByteCount
        return count
    }
}

extension CreatePaymentResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreatePaymentResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            payment: Payment(raw.pointee.f_payment, "payment", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetPaymentRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_payment_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.paymentID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.paymentID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetPaymentRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetPaymentRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            paymentID: ID<Payment>(raw.pointee.f_payment_id.value(UUID.self, "payment_id", &reading))
        )
    }
}

extension GetPaymentResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_payment_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.payment.maximumEncodedByteCount) { self.payment.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.payment.maximumEncodedByteCount
        return count
    }
}

extension GetPaymentResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetPaymentResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            payment: Payment(raw.pointee.f_payment, "payment", &reading)
        )
    }
}

extension ListPaymentsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_payments_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.orderID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension ListPaymentsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListPaymentsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading))
        )
    }
}

extension ListPaymentsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_payments_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.payments {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.payments.count * 6
        for element in self.payments { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ListPaymentsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListPaymentsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            payments: readRepeated(raw.pointee.f_payments, raw.pointee.n_f_payments) {
                unsafe Payment($0, "payments[\($1)]", &reading)
            }
        )
    }
}

extension ConfirmPaymentRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__confirm_payment_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.paymentID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.paymentID.raw)
        }
        if !self.gatewayTransactionID.isEmpty {
            writer.tag(0x1A)
            writer.string(self.gatewayTransactionID)
        }
        if self.etag != .none {
            writer.tag(0x22)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x28)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 102
        count += self.gatewayTransactionID.utf8.count
        return count
    }
}

extension ConfirmPaymentRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ConfirmPaymentRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            paymentID: ID<Payment>(raw.pointee.f_payment_id.value(UUID.self, "payment_id", &reading)),
            gatewayTransactionID: raw.pointee.f_gateway_transaction_id.string("gateway_transaction_id", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ConfirmPaymentResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__confirm_payment_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.payment.maximumEncodedByteCount) { self.payment.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        if let value = self.refund {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.commitSeq != 0 {
            writer.tag(0x20)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 29
        count += self.payment.maximumEncodedByteCount
        count += self.order.maximumEncodedByteCount
        if let value = self.refund { count += value.maximumEncodedByteCount }
        return count
    }
}

extension ConfirmPaymentResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ConfirmPaymentResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            payment: Payment(raw.pointee.f_payment, "payment", &reading),
            order: Order(raw.pointee.f_order, "order", &reading),
            refund: raw.pointee.f_refund != nil ? Refund(raw.pointee.f_refund, "refund", &reading) : nil,
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension FailPaymentRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__fail_payment_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.paymentID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.paymentID.raw)
        }
        if self.etag != .none {
            writer.tag(0x1A)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x20)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        96
    }
}

extension FailPaymentRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__FailPaymentRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            paymentID: ID<Payment>(raw.pointee.f_payment_id.value(UUID.self, "payment_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension FailPaymentResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__fail_payment_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.payment.maximumEncodedByteCount) { self.payment.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.payment.maximumEncodedByteCount
        return count
    }
}

extension FailPaymentResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__FailPaymentResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            payment: Payment(raw.pointee.f_payment, "payment", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension RefundPaymentRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__refund_payment_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.paymentID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.paymentID.raw)
        }
        if let value = self.refundID {
            writer.tag(0x1A)
            writer.text(value.raw)
        }
        if let value = self.newRefundID {
            writer.tag(0x22)
            writer.text(value.raw)
        }
        if let value = self.amount {
            writer.tag(0x28)
            writer.varint(value.minorUnits)
        }
        for value in self.lines {
            writer.tag(0x32)
            writer.delimited(maximumByteCount: 49) { value.write(to: &$0) }
        }
        if let value = self.deliveryAmount {
            writer.tag(0x38)
            writer.varint(value.minorUnits)
        }
        if self.etag != .none {
            writer.tag(0x42)
            writer.text(self.etag)
        }
        if self.validateOnly {
            writer.tag(0x48)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 200
        count += self.lines.count * 51
        return count
    }
}

extension RefundPaymentRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__RefundPaymentRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            paymentID: ID<Payment>(raw.pointee.f_payment_id.value(UUID.self, "payment_id", &reading)),
            refundID: raw.pointee.o_refund_id_case.rawValue == 3
                ? ID<Refund>(raw.pointee.f_refund_id.value(UUID.self, "refund_id", &reading)) : nil,
            newRefundID: raw.pointee.o_new_refund_id_case.rawValue == 4
                ? ID<Refund>(raw.pointee.f_new_refund_id.value(UUID.self, "new_refund_id", &reading)) : nil,
            amount: raw.pointee.o_amount_case.rawValue == 5 ? Money(minorUnits: raw.pointee.f_amount) : nil,
            lines: readRepeated(raw.pointee.f_lines, raw.pointee.n_f_lines) {
                unsafe RefundLine($0, "lines[\($1)]", &reading)
            },
            deliveryAmount: raw.pointee.o_delivery_amount_case.rawValue == 7
                ? Money(minorUnits: raw.pointee.f_delivery_amount) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension RefundPaymentResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__refund_payment_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.refund.maximumEncodedByteCount) { self.refund.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: self.payment.maximumEncodedByteCount) { self.payment.write(to: &$0) }
        writer.tag(0x1A)
        writer.delimited(maximumByteCount: self.order.maximumEncodedByteCount) { self.order.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x20)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 29
        count += self.refund.maximumEncodedByteCount
        count += self.payment.maximumEncodedByteCount
        count += self.order.maximumEncodedByteCount
        return count
    }
}

extension RefundPaymentResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__RefundPaymentResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            refund: Refund(raw.pointee.f_refund, "refund", &reading),
            payment: Payment(raw.pointee.f_payment, "payment", &reading),
            order: Order(raw.pointee.f_order, "order", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ListRefundsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_refunds_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.orderID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.orderID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension ListRefundsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListRefundsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            orderID: ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading))
        )
    }
}

extension ListRefundsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_refunds_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.refunds {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.refunds.count * 6
        for element in self.refunds { count += element.maximumEncodedByteCount }
        return count
    }
}

extension ListRefundsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListRefundsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            refunds: readRepeated(raw.pointee.f_refunds, raw.pointee.n_f_refunds) {
                unsafe Refund($0, "refunds[\($1)]", &reading)
            }
        )
    }
}
