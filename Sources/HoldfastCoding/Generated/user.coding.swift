// Generated from holdfast/v1/user.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension User: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__user__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 118
        count += self.username.utf8.count
        count += self.firstName.utf8.count
        count += self.lastName.utf8.count
        count += self.phoneNumber.utf8.count
        count += self.email.utf8.count
        return count
    }
}

extension User {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__User>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            id: ID<User>(raw.pointee.f_id, "id", &violations),
            username: raw.pointee.f_username.string("username", &violations),
            firstName: raw.pointee.f_first_name.string("first_name", &violations),
            lastName: raw.pointee.f_last_name.string("last_name", &violations),
            phoneNumber: raw.pointee.f_phone_number.string("phone_number", &violations),
            email: raw.pointee.f_email.string("email", &violations),
            role: User.Role(raw.pointee.f_role, "role", &violations),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &violations),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &violations),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__User>?,
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

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        if self.id.raw != 0 {
            writer.tag(0x8)
            writer.varint(self.id.raw)
        }
        if !self.username.isEmpty {
            writer.tag(0x12)
            writer.string(self.username)
        }
        if !self.firstName.isEmpty {
            writer.tag(0x1A)
            writer.string(self.firstName)
        }
        if !self.lastName.isEmpty {
            writer.tag(0x22)
            writer.string(self.lastName)
        }
        if !self.phoneNumber.isEmpty {
            writer.tag(0x2A)
            writer.string(self.phoneNumber)
        }
        if !self.email.isEmpty {
            writer.tag(0x32)
            writer.string(self.email)
        }
        if self.role.rawValue != 0 {
            writer.tag(0x38)
            writer.varint(Int64(self.role.rawValue))
        }
        writer.tag(0x42)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x4A)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x52)
            writer.text(self.etag)
        }
    }
}

extension Address: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__address__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 153
        count += self.addressLine1.utf8.count
        count += self.addressLine2.utf8.count
        count += self.city.utf8.count
        count += self.state.utf8.count
        count += self.postalCode.utf8.count
        count += self.country.utf8.count
        return count
    }
}

extension Address {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Address>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            id: ID<Address>(raw.pointee.f_id.value(UUID.self, "id", &violations)),
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &violations),
            addressLine1: raw.pointee.f_address_line1.string("address_line1", &violations),
            addressLine2: raw.pointee.f_address_line2.string("address_line2", &violations),
            city: raw.pointee.f_city.string("city", &violations),
            state: raw.pointee.f_state.string("state", &violations),
            postalCode: raw.pointee.f_postal_code.string("postal_code", &violations),
            country: raw.pointee.f_country.string("country", &violations),
            isDefault: raw.pointee.f_is_default != 0,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &violations),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &violations),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &violations)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Address>?,
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

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        if !self.id.raw.isNil {
            writer.tag(0xA)
            writer.text(self.id.raw)
        }
        if self.userID.raw != 0 {
            writer.tag(0x10)
            writer.varint(self.userID.raw)
        }
        if !self.addressLine1.isEmpty {
            writer.tag(0x1A)
            writer.string(self.addressLine1)
        }
        if !self.addressLine2.isEmpty {
            writer.tag(0x22)
            writer.string(self.addressLine2)
        }
        if !self.city.isEmpty {
            writer.tag(0x2A)
            writer.string(self.city)
        }
        if !self.state.isEmpty {
            writer.tag(0x32)
            writer.string(self.state)
        }
        if !self.postalCode.isEmpty {
            writer.tag(0x3A)
            writer.string(self.postalCode)
        }
        if !self.country.isEmpty {
            writer.tag(0x42)
            writer.string(self.country)
        }
        if self.isDefault {
            writer.tag(0x48)
            writer.varint(self.isDefault ? 1 as UInt64 : 0)
        }
        writer.tag(0x52)
        writer.delimited(maximumByteCount: 22) { self.createTime.write(to: &$0) }
        writer.tag(0x5A)
        writer.delimited(maximumByteCount: 22) { self.updateTime.write(to: &$0) }
        if self.etag != .none {
            writer.tag(0x62)
            writer.text(self.etag)
        }
    }
}

extension CreateUserRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_user_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 70
        count += self.username.utf8.count
        count += self.firstName.utf8.count
        count += self.lastName.utf8.count
        count += self.phoneNumber.utf8.count
        count += self.email.utf8.count
        return count
    }
}

extension CreateUserRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateUserRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            username: raw.pointee.f_username.string("username", &violations),
            firstName: raw.pointee.f_first_name.string("first_name", &violations),
            lastName: raw.pointee.f_last_name.string("last_name", &violations),
            phoneNumber: raw.pointee.f_phone_number.string("phone_number", &violations),
            email: raw.pointee.f_email.string("email", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if !self.username.isEmpty {
            writer.tag(0x12)
            writer.string(self.username)
        }
        if !self.firstName.isEmpty {
            writer.tag(0x1A)
            writer.string(self.firstName)
        }
        if !self.lastName.isEmpty {
            writer.tag(0x22)
            writer.string(self.lastName)
        }
        if !self.phoneNumber.isEmpty {
            writer.tag(0x2A)
            writer.string(self.phoneNumber)
        }
        if !self.email.isEmpty {
            writer.tag(0x32)
            writer.string(self.email)
        }
        if self.validateOnly {
            writer.tag(0x38)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }
}

extension CreateUserResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_user_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.user.maximumEncodedByteCount
        return count
    }
}

extension CreateUserResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateUserResponse>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            user: User(raw.pointee.f_user, "user", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.user.maximumEncodedByteCount) { self.user.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }
}

extension GetUserRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_user_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 11
        switch self.key {
        case .username(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension GetUserRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetUserRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1: unsafe .userID(ID<User>(raw.pointee.f_user_id, "user_id", &violations))
            case 2: unsafe .username(raw.pointee.f_username.string("username", &violations))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        switch self.key {
        case .userID(let value):
            writer.tag(0x8)
            writer.varint(value.raw)
        case .username(let value):
            writer.tag(0x12)
            writer.string(value)
        case nil: break
        }
    }
}

extension GetUserResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_user_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.user.maximumEncodedByteCount
        return count
    }
}

extension GetUserResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetUserResponse>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            user: User(raw.pointee.f_user, "user", &violations)
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.user.maximumEncodedByteCount) { self.user.write(to: &$0) }
    }
}

extension CreateAddressRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_address_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 125
        count += self.addressLine1.utf8.count
        count += self.addressLine2.utf8.count
        count += self.city.utf8.count
        count += self.state.utf8.count
        count += self.postalCode.utf8.count
        count += self.country.utf8.count
        return count
    }
}

extension CreateAddressRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateAddressRequest>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &violations) : nil,
            addressID: raw.pointee.o_address_id_case.rawValue == 2
                ? ID<Address>(raw.pointee.f_address_id.value(UUID.self, "address_id", &violations)) : nil,
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &violations),
            addressLine1: raw.pointee.f_address_line1.string("address_line1", &violations),
            addressLine2: raw.pointee.f_address_line2.string("address_line2", &violations),
            city: raw.pointee.f_city.string("city", &violations),
            state: raw.pointee.f_state.string("state", &violations),
            postalCode: raw.pointee.f_postal_code.string("postal_code", &violations),
            country: raw.pointee.f_country.string("country", &violations),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        if let value = self.requestID {
            writer.tag(0xA)
            writer.text(value)
        }
        if let value = self.addressID {
            writer.tag(0x12)
            writer.text(value.raw)
        }
        if self.userID.raw != 0 {
            writer.tag(0x18)
            writer.varint(self.userID.raw)
        }
        if !self.addressLine1.isEmpty {
            writer.tag(0x22)
            writer.string(self.addressLine1)
        }
        if !self.addressLine2.isEmpty {
            writer.tag(0x2A)
            writer.string(self.addressLine2)
        }
        if !self.city.isEmpty {
            writer.tag(0x32)
            writer.string(self.city)
        }
        if !self.state.isEmpty {
            writer.tag(0x3A)
            writer.string(self.state)
        }
        if !self.postalCode.isEmpty {
            writer.tag(0x42)
            writer.string(self.postalCode)
        }
        if !self.country.isEmpty {
            writer.tag(0x4A)
            writer.string(self.country)
        }
        if self.validateOnly {
            writer.tag(0x50)
            writer.varint(self.validateOnly ? 1 as UInt64 : 0)
        }
    }
}

extension CreateAddressResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_address_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.address.maximumEncodedByteCount
        return count
    }
}

extension CreateAddressResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__CreateAddressResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            address: Address(raw.pointee.f_address, "address", &violations),
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.address.maximumEncodedByteCount) { self.address.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }
}

extension GetAddressRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_address_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetAddressRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetAddressRequest>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            addressID: ID<Address>(raw.pointee.f_address_id.value(UUID.self, "address_id", &violations))
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        if !self.addressID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.addressID.raw)
        }
    }
}

extension GetAddressResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_address_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.address.maximumEncodedByteCount
        return count
    }
}

extension GetAddressResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetAddressResponse>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            address: Address(raw.pointee.f_address, "address", &violations)
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.address.maximumEncodedByteCount) { self.address.write(to: &$0) }
    }
}

extension ListAddressesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_addresses_request__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 28
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListAddressesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListAddressesRequest>, _ violations: inout [Protobuf.FieldViolation])
    {
        unsafe self.init(
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &violations),
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &violations)
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        if self.userID.raw != 0 {
            writer.tag(0x8)
            writer.varint(self.userID.raw)
        }
        if self.pageSize != 0 {
            writer.tag(0x10)
            writer.varint(Int64(self.pageSize))
        }
        if !self.pageToken.isEmpty {
            writer.tag(0x1A)
            writer.string(self.pageToken)
        }
    }
}

extension ListAddressesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_addresses_response__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan) {
        MessageWriter.encode(into: &output, maximumByteCount: maximumEncodedByteCount) { write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.addresses.count * 6
        for element in self.addresses { count += element.maximumEncodedByteCount }
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListAddressesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__ListAddressesResponse>,
        _ violations: inout [Protobuf.FieldViolation]
    ) {
        unsafe self.init(
            addresses: readRepeated(raw.pointee.f_addresses, raw.pointee.n_f_addresses) {
                unsafe Address($0, "addresses[\($1)]", &violations)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &violations)
        )
    }

    /// Appends the fields.
    func write(to writer: inout MessageWriter) {
        for value in self.addresses {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
    }
}
