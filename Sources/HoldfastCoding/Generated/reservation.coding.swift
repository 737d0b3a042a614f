// Generated from holdfast/v1/reservation.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension Reservation: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reservation__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x18)
            writer.varint(self.quantity)
        }
        if self.state.rawValue != 0 {
            writer.tag(0x20)
            writer.varint(Int64(self.state.rawValue))
        }
        if let value = self.orderID {
            writer.tag(0x2A)
            writer.text(value.raw)
        }
        if let value = self.userID {
            writer.tag(0x30)
            writer.varint(value.raw)
        }
        writer.tag(0x3A)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x42)
        writer.delimited(maximumByteCount: 22) { self.expireTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x4A)
            writer.text(self.etag)
        }
        if self.owner.rawValue != 0 {
            writer.tag(0x50)
            writer.varint(Int64(self.owner.rawValue))
        }
    }

    public var maximumEncodedByteCount: Int {
        224
    }
}

extension Reservation {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Reservation>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Reservation>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantity: raw.pointee.f_quantity,
            state: Reservation.State(raw.pointee.f_state, "state", &reading),
            orderID: raw.pointee.o_order_id_case.rawValue == 5
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)) : nil,
            userID: raw.pointee.o_user_id_case.rawValue == 6
                ? ID<User>(raw.pointee.f_user_id, "user_id", &reading) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            expireTime: Timestamp(raw.pointee.f_expire_time, "expire_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            owner: Reservation.Owner(raw.pointee.f_owner, "owner", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Reservation>?,
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

extension CreateReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_reservation_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x18)
            writer.varint(self.quantity)
        }
        if let value = self.ttl {
            writer.tag(0x22)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
        }
        if let value = self.orderID {
            writer.tag(0x2A)
            writer.text(value.raw)
        }
        if let value = self.userID {
            writer.tag(0x30)
            writer.varint(value.raw)
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        162
    }
}

extension CreateReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateReservationRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantity: raw.pointee.f_quantity,
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &reading) : nil,
            orderID: raw.pointee.o_order_id_case.rawValue == 5
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)) : nil,
            userID: raw.pointee.o_user_id_case.rawValue == 6
                ? ID<User>(raw.pointee.f_user_id, "user_id", &reading) : nil,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_reservation_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 224) { self.reservation.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension CreateReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateReservationResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &reading),
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ReservationLine: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reservation_line__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.variantID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.variantID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x10)
            writer.varint(self.quantity)
        }
        if let value = self.ttl {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
        }
        if let value = self.orderID {
            writer.tag(0x22)
            writer.text(value.raw)
        }
        if let value = self.userID {
            writer.tag(0x28)
            writer.varint(value.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        122
    }
}

extension ReservationLine {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReservationLine>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            quantity: raw.pointee.f_quantity,
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &reading) : nil,
            orderID: raw.pointee.o_order_id_case.rawValue == 4
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &reading)) : nil,
            userID: raw.pointee.o_user_id_case.rawValue == 5
                ? ID<User>(raw.pointee.f_user_id, "user_id", &reading) : nil
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ReservationLine>?,
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

extension BatchCreateReservationsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_create_reservations_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if self.policy.rawValue != 0 {
            writer.tag(0x10)
            writer.varint(Int64(self.policy.rawValue))
        }
        for value in self.lines {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: 122) { value.write(to: &$0) }
        }
        if self.validateOnly {
            writer.tag(0x20)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 57
        count += self.lines.count * 124
        return count
    }
}

extension BatchCreateReservationsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchCreateReservationsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            policy: BatchCreateReservationsRequest.Policy(raw.pointee.f_policy, "policy", &reading),
            lines: readRepeated(raw.pointee.f_lines, raw.pointee.n_f_lines) {
                unsafe ReservationLine($0, "lines[\($1)]", &reading)
            },
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension LineError: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__line_error__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.reason.rawValue != 0 {
            writer.tag(0x8)
            writer.varint(Int64(self.reason.rawValue))
        }
        if !self.message.isEmpty {
            writer.tag(0x12)
            writer.string(self.message)
        }
        if self.availableStock != 0 {
            writer.tag(0x18)
            writer.varint(self.availableStock)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 28
        count += self.message.utf8.count
        return count
    }
}

extension LineError {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LineError>, _ reading: inout MessageReading) {
        unsafe self.init(
            reason: ErrorReason(raw.pointee.f_reason, "reason", &reading),
            message: raw.pointee.f_message.string("message", &reading),
            availableStock: raw.pointee.f_available_stock
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__LineError>?,
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

extension ReservationResult: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reservation_result__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.outcome {
        case .reservation(let value):
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 224) { value.write(to: &$0) }
        case .error(let value):
            writer.tag(0x12)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 227
        switch self.outcome {
        case .error(let value): count += value.maximumEncodedByteCount
        default: break
        }
        return count
    }
}

extension ReservationResult {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReservationResult>, _ reading: inout MessageReading) {
        let outcomeChoice: Outcome? =
            switch unsafe raw.pointee.o_outcome_case.rawValue {
            case 1: unsafe .reservation(Reservation(raw.pointee.f_reservation, "reservation", &reading))
            case 2: unsafe .error(LineError(raw.pointee.f_error, "error", &reading))
            default: nil
            }
        self.init(
            outcome: outcomeChoice
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ReservationResult>?,
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

extension BatchCreateReservationsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_create_reservations_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.results {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.results.count * 6
        for element in self.results { count += element.maximumEncodedByteCount }
        return count
    }
}

extension BatchCreateReservationsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__BatchCreateReservationsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            results: readRepeated(raw.pointee.f_results, raw.pointee.n_f_results) {
                unsafe ReservationResult($0, "results[\($1)]", &reading)
            },
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_reservation_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.reservationID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.reservationID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetReservationRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservationID: ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading))
        )
    }
}

extension GetReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_reservation_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 224) { self.reservation.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        227
    }
}

extension GetReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetReservationResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &reading)
        )
    }
}

extension CommitReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__commit_reservation_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.reservationID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.reservationID.raw)
        }
        if let value = self.quantity {
            writer.tag(0x18)
            writer.varint(value)
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
        107
    }
}

extension CommitReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CommitReservationRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            reservationID: ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)),
            quantity: raw.pointee.o_quantity_case.rawValue == 3 ? raw.pointee.f_quantity : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CommitReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__commit_reservation_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 224) { self.reservation.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension CommitReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CommitReservationResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &reading),
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ConsumeReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__consume_reservation_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.reservationID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.reservationID.raw)
        }
        if let value = self.quantity {
            writer.tag(0x18)
            writer.varint(value)
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
        107
    }
}

extension ConsumeReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ConsumeReservationRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            reservationID: ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)),
            quantity: raw.pointee.o_quantity_case.rawValue == 3 ? raw.pointee.f_quantity : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ConsumeReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__consume_reservation_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 224) { self.reservation.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension ConsumeReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ConsumeReservationResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &reading),
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ReleaseReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__release_reservation_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.reservationID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.reservationID.raw)
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

extension ReleaseReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReleaseReservationRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            reservationID: ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ReleaseReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__release_reservation_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 224) { self.reservation.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension ReleaseReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReleaseReservationResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &reading),
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ExtendReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__extend_reservation_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.reservationID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.reservationID.raw)
        }
        if let value = self.ttl {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
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
        120
    }
}

extension ExtendReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ExtendReservationRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            reservationID: ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)),
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &reading) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ExtendReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__extend_reservation_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 224) { self.reservation.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: 157) { self.stock.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension ExtendReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ExtendReservationResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &reading),
            stock: Stock(raw.pointee.f_stock, "stock", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension ListReservationsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_reservations_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.variantID {
            writer.tag(0xA)
            writer.text(value.raw)
        }
        if self.openOnly {
            writer.tag(0x10)
            writer.varint(self.openOnly ? 1 as UInt64 : 0)
        }
        if self.pageSize != 0 {
            writer.tag(0x18)
            writer.varint(Int64(self.pageSize))
        }
        if !self.pageToken.isEmpty {
            writer.tag(0x22)
            writer.string(self.pageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 57
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListReservationsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListReservationsRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            variantID: raw.pointee.o_variant_id_case.rawValue == 1
                ? ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)) : nil,
            openOnly: raw.pointee.f_open_only != 0,
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListReservationsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_reservations_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.reservations {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: 224) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.reservations.count * 227
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListReservationsResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListReservationsResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            reservations: readRepeated(raw.pointee.f_reservations, raw.pointee.n_f_reservations) {
                unsafe Reservation($0, "reservations[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading)
        )
    }
}

extension WaitlistEntry: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__waitlist_entry__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.variantID.raw)
        }
        if self.userID.raw != 0 {
            writer.tag(0x18)
            writer.varint(self.userID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x20)
            writer.varint(self.quantity)
        }
        writer.tag(0x2A)
        writer.delimited(maximumByteCount: 22) { self.ttl.write(to: &$0) }
        if self.state.rawValue != 0 {
            writer.tag(0x30)
            writer.varint(Int64(self.state.rawValue))
        }
        if let value = self.reservationID {
            writer.tag(0x3A)
            writer.text(value.raw)
        }
        writer.tag(0x42)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x4A)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if let value = self.expireTime {
            writer.tag(0x52)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
        }
        if self.placeNumber != 0 {
            writer.tag(0x58)
            writer.varint(self.placeNumber)
        }
        if self.etag != .none {
            writer.tag(0x62)
            writer.text(self.etag)
        }
    }

    public var maximumEncodedByteCount: Int {
        272
    }
}

extension WaitlistEntry {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__WaitlistEntry>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<WaitlistEntry>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            quantity: raw.pointee.f_quantity,
            ttl: Duration(raw.pointee.f_ttl, "ttl", &reading),
            state: WaitlistEntry.State(raw.pointee.f_state, "state", &reading),
            reservationID: raw.pointee.o_reservation_id_case.rawValue == 7
                ? ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &reading)) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            expireTime: raw.pointee.f_expire_time != nil
                ? Timestamp(raw.pointee.f_expire_time, "expire_time", &reading) : nil,
            placeNumber: raw.pointee.f_place_number,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__WaitlistEntry>?,
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

extension JoinWaitlistRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__join_waitlist_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.waitlistEntryID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if !self.variantID.raw.isNil {
            writer.tag(0x1A)
            writer.text(self.variantID.raw)
        }
        if self.userID.raw != 0 {
            writer.tag(0x20)
            writer.varint(self.userID.raw)
        }
        if self.quantity != 0 {
            writer.tag(0x28)
            writer.varint(self.quantity)
        }
        if let value = self.ttl {
            writer.tag(0x32)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }

    public var maximumEncodedByteCount: Int {
        162
    }
}

extension JoinWaitlistRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__JoinWaitlistRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            waitlistEntryID: raw.pointee.o_waitlist_entry_id_case.rawValue == 2
                ? ID<WaitlistEntry>(raw.pointee.f_waitlist_entry_id.value(UUID.self, "waitlist_entry_id", &reading))
                : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &reading)),
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            quantity: raw.pointee.f_quantity,
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &reading) : nil,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension JoinWaitlistResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__join_waitlist_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 272) { self.waitlistEntry.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        286
    }
}

extension JoinWaitlistResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__JoinWaitlistResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            waitlistEntry: WaitlistEntry(raw.pointee.f_waitlist_entry, "waitlist_entry", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension LeaveWaitlistRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__leave_waitlist_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.waitlistEntryID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.waitlistEntryID.raw)
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

extension LeaveWaitlistRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LeaveWaitlistRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            waitlistEntryID: ID<WaitlistEntry>(
                raw.pointee.f_waitlist_entry_id.value(UUID.self, "waitlist_entry_id", &reading)
            ),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension LeaveWaitlistResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__leave_waitlist_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 272) { self.waitlistEntry.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        286
    }
}

extension LeaveWaitlistResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LeaveWaitlistResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            waitlistEntry: WaitlistEntry(raw.pointee.f_waitlist_entry, "waitlist_entry", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetWaitlistEntryRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_waitlist_entry_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.waitlistEntryID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.waitlistEntryID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetWaitlistEntryRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetWaitlistEntryRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            waitlistEntryID: ID<WaitlistEntry>(
                raw.pointee.f_waitlist_entry_id.value(UUID.self, "waitlist_entry_id", &reading)
            )
        )
    }
}

extension GetWaitlistEntryResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_waitlist_entry_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 272) { self.waitlistEntry.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        275
    }
}

extension GetWaitlistEntryResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetWaitlistEntryResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            waitlistEntry: WaitlistEntry(raw.pointee.f_waitlist_entry, "waitlist_entry", &reading)
        )
    }
}

extension ClaimWaitlistOfferRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__claim_waitlist_offer_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.waitlistEntryID.raw.isNil {
            writer.tag(0x12)
            writer.text(self.waitlistEntryID.raw)
        }
        if let value = self.ttl {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: 22) { value.write(to: &$0) }
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
        120
    }
}

extension ClaimWaitlistOfferRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ClaimWaitlistOfferRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            waitlistEntryID: ID<WaitlistEntry>(
                raw.pointee.f_waitlist_entry_id.value(UUID.self, "waitlist_entry_id", &reading)
            ),
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &reading) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension ClaimWaitlistOfferResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__claim_waitlist_offer_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: 272) { self.waitlistEntry.write(to: &$0) }
        writer.tag(0x12)
        writer.delimited(maximumByteCount: 224) { self.reservation.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        513
    }
}

extension ClaimWaitlistOfferResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ClaimWaitlistOfferResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            waitlistEntry: WaitlistEntry(raw.pointee.f_waitlist_entry, "waitlist_entry", &reading),
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}
