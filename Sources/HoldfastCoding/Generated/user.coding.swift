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
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__user__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__User>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<User>(raw.pointee.f_id, "id", &reading),
            username: raw.pointee.f_username.string("username", &reading),
            firstName: raw.pointee.f_first_name.string("first_name", &reading),
            lastName: raw.pointee.f_last_name.string("last_name", &reading),
            phoneNumber: raw.pointee.f_phone_number.string("phone_number", &reading),
            email: raw.pointee.f_email.string("email", &reading),
            role: User.Role(raw.pointee.f_role, "role", &reading),
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__User>?,
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

extension Address: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__address__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Address>, _ reading: inout MessageReading) {
        unsafe self.init(
            id: ID<Address>(raw.pointee.f_id.value(UUID.self, "id", &reading)),
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            addressLine1: raw.pointee.f_address_line1.string("address_line1", &reading),
            addressLine2: raw.pointee.f_address_line2.string("address_line2", &reading),
            city: raw.pointee.f_city.string("city", &reading),
            state: raw.pointee.f_state.string("state", &reading),
            postalCode: raw.pointee.f_postal_code.string("postal_code", &reading),
            country: raw.pointee.f_country.string("country", &reading),
            isDefault: raw.pointee.f_is_default != 0,
            createTime: Timestamp(raw.pointee.f_create_time, "create_time", &reading),
            updateTime: Timestamp(raw.pointee.f_update_time, "update_time", &reading),
            etag: raw.pointee.f_etag.value(Etag.self, "etag", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Address>?,
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

extension CreateUserRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_user_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateUserRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            username: raw.pointee.f_username.string("username", &reading),
            firstName: raw.pointee.f_first_name.string("first_name", &reading),
            lastName: raw.pointee.f_last_name.string("last_name", &reading),
            phoneNumber: raw.pointee.f_phone_number.string("phone_number", &reading),
            email: raw.pointee.f_email.string("email", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateUserResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_user_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.user.maximumEncodedByteCount) { self.user.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.user.maximumEncodedByteCount
        return count
    }
}

extension CreateUserResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateUserResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            user: User(raw.pointee.f_user, "user", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetUserRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_user_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetUserRequest>, _ reading: inout MessageReading) {
        let keyChoice: Key? =
            switch unsafe raw.pointee.o_key_case.rawValue {
            case 1: unsafe .userID(ID<User>(raw.pointee.f_user_id, "user_id", &reading))
            case 2: unsafe .username(raw.pointee.f_username.string("username", &reading))
            default: nil
            }
        self.init(
            key: keyChoice
        )
    }
}

extension GetUserResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_user_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.user.maximumEncodedByteCount) { self.user.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.user.maximumEncodedByteCount
        return count
    }
}

extension GetUserResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetUserResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            user: User(raw.pointee.f_user, "user", &reading)
        )
    }
}

extension CreateAddressRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_address_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateAddressRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            requestID: raw.pointee.o_request_id_case.rawValue == 1
                ? raw.pointee.f_request_id.value(UUID.self, "request_id", &reading) : nil,
            addressID: raw.pointee.o_address_id_case.rawValue == 2
                ? ID<Address>(raw.pointee.f_address_id.value(UUID.self, "address_id", &reading)) : nil,
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            addressLine1: raw.pointee.f_address_line1.string("address_line1", &reading),
            addressLine2: raw.pointee.f_address_line2.string("address_line2", &reading),
            city: raw.pointee.f_city.string("city", &reading),
            state: raw.pointee.f_state.string("state", &reading),
            postalCode: raw.pointee.f_postal_code.string("postal_code", &reading),
            country: raw.pointee.f_country.string("country", &reading),
            validateOnly: raw.pointee.f_validate_only != 0
        )
    }
}

extension CreateAddressResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__create_address_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.address.maximumEncodedByteCount) { self.address.write(to: &$0) }
        if self.commitSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.address.maximumEncodedByteCount
        return count
    }
}

extension CreateAddressResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__CreateAddressResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            address: Address(raw.pointee.f_address, "address", &reading),
            commitSeq: raw.pointee.f_commit_seq
        )
    }
}

extension GetAddressRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_address_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.addressID.raw.isNil {
            writer.tag(0xA)
            writer.text(self.addressID.raw)
        }
    }

    public var maximumEncodedByteCount: Int {
        38
    }
}

extension GetAddressRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetAddressRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            addressID: ID<Address>(raw.pointee.f_address_id.value(UUID.self, "address_id", &reading))
        )
    }
}

extension GetAddressResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_address_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        writer.tag(0xA)
        writer.delimited(maximumByteCount: self.address.maximumEncodedByteCount) { self.address.write(to: &$0) }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.address.maximumEncodedByteCount
        return count
    }
}

extension GetAddressResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetAddressResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            address: Address(raw.pointee.f_address, "address", &reading)
        )
    }
}

extension ListAddressesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_addresses_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
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

    public var maximumEncodedByteCount: Int {
        var count = 28
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListAddressesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListAddressesRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            userID: ID<User>(raw.pointee.f_user_id, "user_id", &reading),
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListAddressesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_addresses_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.addresses {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
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
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListAddressesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            addresses: readRepeated(raw.pointee.f_addresses, raw.pointee.n_f_addresses) {
                unsafe Address($0, "addresses[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading)
        )
    }
}
