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
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reservation__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        224
    }
}

extension Reservation {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Reservation>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            id: ID<Reservation>(raw.pointee.f_id.value(UUID.self, "id", &violations)),
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            quantity: raw.pointee.f_quantity,
            state: Reservation.State(raw.pointee.f_state, "state", &violations),
            orderID: raw.pointee.o_order_id_case.rawValue == 5
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &violations)) : nil,
            userID: raw.pointee.o_user_id_case.rawValue == 6
                ? ID<User>(raw.pointee.f_user_id, "user_id", &violations) : nil,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &violations),
            expireTime: Timestamp(raw.pointee.f_expire_time, "expire_time", &violations),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            owner: Reservation.Owner(raw.pointee.f_owner, "owner", &violations)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Reservation>?,
        _ field: @autoclosure () -> String,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        guard let raw = unsafe raw else {
            violations.note(field(), "is required")
            self.init()
            return
        }
        let known = violations.count
        unsafe self.init(raw, &violations)
        if violations.count > known { violations.nest(from: known, in: field()) }
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__Reservation> {
        let raw = unsafe arena.allocate(Holdfast__V1__Reservation.self)
        unsafe holdfast__v1__reservation__init(raw)
        unsafe raw.pointee.f_id = arena.text(self.id.raw)
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        unsafe raw.pointee.f_quantity = self.quantity
        unsafe raw.pointee.f_state = self.state.rawValue
        if let value = self.orderID {
            unsafe raw.pointee.o_order_id_case = .init(rawValue: 5)
            unsafe raw.pointee.f_order_id = arena.text(value.raw)
        }
        if let value = self.userID {
            unsafe raw.pointee.o_user_id_case = .init(rawValue: 6)
            unsafe raw.pointee.f_user_id = value.raw
        }
        unsafe raw.pointee.f_create_time = self.createTime.raw(in: arena)
        unsafe raw.pointee.f_expire_time = self.expireTime.raw(in: arena)
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_owner = self.owner.rawValue
        return unsafe raw
    }
}

extension CreateReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_reservation_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        162
    }
}

extension CreateReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CreateReservationRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            quantity: raw.pointee.f_quantity,
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &violations) : nil,
            orderID: raw.pointee.o_order_id_case.rawValue == 5
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &violations)) : nil,
            userID: raw.pointee.o_user_id_case.rawValue == 6
                ? ID<User>(raw.pointee.f_user_id, "user_id", &violations) : nil,
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__CreateReservationRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__CreateReservationRequest.self)
        unsafe holdfast__v1__create_reservation_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        unsafe raw.pointee.f_quantity = self.quantity
        if let value = self.ttl {
            unsafe raw.pointee.f_ttl = value.raw(in: arena)
        }
        if let value = self.orderID {
            unsafe raw.pointee.o_order_id_case = .init(rawValue: 5)
            unsafe raw.pointee.f_order_id = arena.text(value.raw)
        }
        if let value = self.userID {
            unsafe raw.pointee.o_user_id_case = .init(rawValue: 6)
            unsafe raw.pointee.f_user_id = value.raw
        }
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension CreateReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_reservation_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension CreateReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CreateReservationResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &violations),
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__CreateReservationResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__CreateReservationResponse.self)
        unsafe holdfast__v1__create_reservation_response__init(raw)
        unsafe raw.pointee.f_reservation = self.reservation.raw(in: arena)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}

extension ReservationLine: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reservation_line__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        122
    }
}

extension ReservationLine {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReservationLine>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            variantID: ID<ProductVariant>(raw.pointee.f_variant_id.value(UUID.self, "variant_id", &violations)),
            quantity: raw.pointee.f_quantity,
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &violations) : nil,
            orderID: raw.pointee.o_order_id_case.rawValue == 4
                ? ID<Order>(raw.pointee.f_order_id.value(UUID.self, "order_id", &violations)) : nil,
            userID: raw.pointee.o_user_id_case.rawValue == 5
                ? ID<User>(raw.pointee.f_user_id, "user_id", &violations) : nil
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ReservationLine>?,
        _ field: @autoclosure () -> String,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        guard let raw = unsafe raw else {
            violations.note(field(), "is required")
            self.init()
            return
        }
        let known = violations.count
        unsafe self.init(raw, &violations)
        if violations.count > known { violations.nest(from: known, in: field()) }
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ReservationLine> {
        let raw = unsafe arena.allocate(Holdfast__V1__ReservationLine.self)
        unsafe holdfast__v1__reservation_line__init(raw)
        unsafe raw.pointee.f_variant_id = arena.text(self.variantID.raw)
        unsafe raw.pointee.f_quantity = self.quantity
        if let value = self.ttl {
            unsafe raw.pointee.f_ttl = value.raw(in: arena)
        }
        if let value = self.orderID {
            unsafe raw.pointee.o_order_id_case = .init(rawValue: 4)
            unsafe raw.pointee.f_order_id = arena.text(value.raw)
        }
        if let value = self.userID {
            unsafe raw.pointee.o_user_id_case = .init(rawValue: 5)
            unsafe raw.pointee.f_user_id = value.raw
        }
        return unsafe raw
    }
}

extension BatchCreateReservationsRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_create_reservations_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 57
        count += self.lines.count * 124
        return count
    }
}

extension BatchCreateReservationsRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__BatchCreateReservationsRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            policy: BatchCreateReservationsRequest.Policy(raw.pointee.f_policy, "policy", &violations),
            lines: readRepeated(raw.pointee.f_lines, raw.pointee.n_f_lines) {
                unsafe ReservationLine($0, "lines[\($1)]", &violations)
            },
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__BatchCreateReservationsRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__BatchCreateReservationsRequest.self)
        unsafe holdfast__v1__batch_create_reservations_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_policy = self.policy.rawValue
        do {
            let elements = unsafe arena.allocate(
                UnsafeMutablePointer<Holdfast__V1__ReservationLine>?.self,
                count: self.lines.count
            )
            for index in self.lines.indices {
                unsafe elements[index] = self.lines[index].raw(in: arena)
            }
            unsafe raw.pointee.f_lines = elements
            unsafe raw.pointee.n_f_lines = self.lines.count
        }
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension LineError: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__line_error__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 28
        count += self.message.utf8.count
        return count
    }
}

extension LineError {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__LineError>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            reason: ErrorReason(raw.pointee.f_reason, "reason", &violations),
            message: raw.pointee.f_message.string("message", &violations),
            availableStock: raw.pointee.f_available_stock
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__LineError>?,
        _ field: @autoclosure () -> String,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        guard let raw = unsafe raw else {
            violations.note(field(), "is required")
            self.init()
            return
        }
        let known = violations.count
        unsafe self.init(raw, &violations)
        if violations.count > known { violations.nest(from: known, in: field()) }
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__LineError> {
        let raw = unsafe arena.allocate(Holdfast__V1__LineError.self)
        unsafe holdfast__v1__line_error__init(raw)
        unsafe raw.pointee.f_reason = self.reason.rawValue
        unsafe raw.pointee.f_message = arena.copy(self.message)
        unsafe raw.pointee.f_available_stock = self.availableStock
        return unsafe raw
    }
}

extension ReservationResult: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__reservation_result__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        var count = 227
        if case .error(let value) = self.outcome { count += value.maximumEncodedByteCount }
        return count
    }
}

extension ReservationResult {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ReservationResult>, _ violations: inout [Protobuf.FieldViolation]) {
        let outcomeChoice: Outcome? =
            switch unsafe raw.pointee.o_outcome_case.rawValue {
            case 1: unsafe .reservation(Reservation(raw.pointee.f_reservation, "reservation", &violations))
            case 2: unsafe .error(LineError(raw.pointee.f_error, "error", &violations))
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
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        guard let raw = unsafe raw else {
            violations.note(field(), "is required")
            self.init()
            return
        }
        let known = violations.count
        unsafe self.init(raw, &violations)
        if violations.count > known { violations.nest(from: known, in: field()) }
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ReservationResult> {
        let raw = unsafe arena.allocate(Holdfast__V1__ReservationResult.self)
        unsafe holdfast__v1__reservation_result__init(raw)
        switch self.outcome {
        case .reservation(let value):
            unsafe raw.pointee.o_outcome_case = .init(rawValue: 1)
            unsafe raw.pointee.f_reservation = value.raw(in: arena)
        case .error(let value):
            unsafe raw.pointee.o_outcome_case = .init(rawValue: 2)
            unsafe raw.pointee.f_error = value.raw(in: arena)
        case nil: break
        }
        return unsafe raw
    }
}

extension BatchCreateReservationsResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__batch_create_reservations_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
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
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__BatchCreateReservationsResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            results: readRepeated(raw.pointee.f_results, raw.pointee.n_f_results) {
                unsafe ReservationResult($0, "results[\($1)]", &violations)
            },
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__BatchCreateReservationsResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__BatchCreateReservationsResponse.self)
        unsafe holdfast__v1__batch_create_reservations_response__init(raw)
        do {
            let elements = unsafe arena.allocate(
                UnsafeMutablePointer<Holdfast__V1__ReservationResult>?.self,
                count: self.results.count
            )
            for index in self.results.indices {
                unsafe elements[index] = self.results[index].raw(in: arena)
            }
            unsafe raw.pointee.f_results = elements
            unsafe raw.pointee.n_f_results = self.results.count
        }
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}

extension GetReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_reservation_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__GetReservationRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            reservationID: ID<Reservation>(raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &violations))
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetReservationRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetReservationRequest.self)
        unsafe holdfast__v1__get_reservation_request__init(raw)
        unsafe raw.pointee.f_reservation_id = arena.text(self.reservationID.raw)
        return unsafe raw
    }
}

extension GetReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_reservation_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        227
    }
}

extension GetReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__GetReservationResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &violations)
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__GetReservationResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__GetReservationResponse.self)
        unsafe holdfast__v1__get_reservation_response__init(raw)
        unsafe raw.pointee.f_reservation = self.reservation.raw(in: arena)
        return unsafe raw
    }
}

extension CommitReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__commit_reservation_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        107
    }
}

extension CommitReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CommitReservationRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            reservationID: ID<Reservation>(
                raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &violations)
            ),
            quantity: raw.pointee.o_quantity_case.rawValue == 3 ? raw.pointee.f_quantity : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__CommitReservationRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__CommitReservationRequest.self)
        unsafe holdfast__v1__commit_reservation_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_reservation_id = arena.text(self.reservationID.raw)
        if let value = self.quantity {
            unsafe raw.pointee.o_quantity_case = .init(rawValue: 3)
            unsafe raw.pointee.f_quantity = value
        }
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension CommitReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__commit_reservation_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension CommitReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CommitReservationResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &violations),
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__CommitReservationResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__CommitReservationResponse.self)
        unsafe holdfast__v1__commit_reservation_response__init(raw)
        unsafe raw.pointee.f_reservation = self.reservation.raw(in: arena)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}

extension ConsumeReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__consume_reservation_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        107
    }
}

extension ConsumeReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ConsumeReservationRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            reservationID: ID<Reservation>(
                raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &violations)
            ),
            quantity: raw.pointee.o_quantity_case.rawValue == 3 ? raw.pointee.f_quantity : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ConsumeReservationRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__ConsumeReservationRequest.self)
        unsafe holdfast__v1__consume_reservation_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_reservation_id = arena.text(self.reservationID.raw)
        if let value = self.quantity {
            unsafe raw.pointee.o_quantity_case = .init(rawValue: 3)
            unsafe raw.pointee.f_quantity = value
        }
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension ConsumeReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__consume_reservation_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension ConsumeReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ConsumeReservationResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &violations),
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ConsumeReservationResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__ConsumeReservationResponse.self)
        unsafe holdfast__v1__consume_reservation_response__init(raw)
        unsafe raw.pointee.f_reservation = self.reservation.raw(in: arena)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}

extension ReleaseReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__release_reservation_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        96
    }
}

extension ReleaseReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ReleaseReservationRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            reservationID: ID<Reservation>(
                raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &violations)
            ),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ReleaseReservationRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__ReleaseReservationRequest.self)
        unsafe holdfast__v1__release_reservation_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_reservation_id = arena.text(self.reservationID.raw)
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension ReleaseReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__release_reservation_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension ReleaseReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ReleaseReservationResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &violations),
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ReleaseReservationResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__ReleaseReservationResponse.self)
        unsafe holdfast__v1__release_reservation_response__init(raw)
        unsafe raw.pointee.f_reservation = self.reservation.raw(in: arena)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}

extension ExtendReservationRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__extend_reservation_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        120
    }
}

extension ExtendReservationRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ExtendReservationRequest>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            reservationID: ID<Reservation>(
                raw.pointee.f_reservation_id.value(UUID.self, "reservation_id", &violations)
            ),
            ttl: raw.pointee.f_ttl != nil ? Duration(raw.pointee.f_ttl, "ttl", &violations) : nil,
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ExtendReservationRequest> {
        let raw = unsafe arena.allocate(Holdfast__V1__ExtendReservationRequest.self)
        unsafe holdfast__v1__extend_reservation_request__init(raw)
        if let value = self.requestID {
            unsafe raw.pointee.o_request_id_case = .init(rawValue: 1)
            unsafe raw.pointee.f_request_id = arena.text(value)
        }
        unsafe raw.pointee.f_reservation_id = arena.text(self.reservationID.raw)
        if let value = self.ttl {
            unsafe raw.pointee.f_ttl = value.raw(in: arena)
        }
        unsafe raw.pointee.f_etag = arena.text(self.etag)
        unsafe raw.pointee.f_validate_only = self.validateOnly ? 1 : 0
        return unsafe raw
    }
}

extension ExtendReservationResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__extend_reservation_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
    }

    public var maximumEncodedByteCount: Int {
        398
    }
}

extension ExtendReservationResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ExtendReservationResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            reservation: Reservation(raw.pointee.f_reservation, "reservation", &violations),
            stock: Stock(raw.pointee.f_stock, "stock", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Holdfast__V1__ExtendReservationResponse> {
        let raw = unsafe arena.allocate(Holdfast__V1__ExtendReservationResponse.self)
        unsafe holdfast__v1__extend_reservation_response__init(raw)
        unsafe raw.pointee.f_reservation = self.reservation.raw(in: arena)
        unsafe raw.pointee.f_stock = self.stock.raw(in: arena)
        unsafe raw.pointee.f_commit_seq = self.commitSeq
        return unsafe raw
    }
}
