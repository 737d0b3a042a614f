// Generated from grpc/reflection/v1/reflection.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CProtobufC
import Protobuf

extension GRPCReflection {
    /// What `ServerReflectionInfo` of `ServerReflection` asks.
    public struct ServerReflectionRequest: Equatable, Sendable {
        /// The question.
        public enum MessageRequest: Equatable, Sendable {
            /// The file with this name, and what it imports.
            case fileByFilename(String)
            /// The file that declares this service, method, message or enum.
            case fileContainingSymbol(String)
            /// The file that declares this extension.
            case fileContainingExtension(GRPCReflection.ExtensionRequest)
            /// The numbers of all extensions of this message.
            case allExtensionNumbersOfType(String)
            /// The names of all services; the text means nothing.
            case listServices(String)
        }

        /// The host as the client knows it; not used.
        public var host: String
        /// The question.
        public var messageRequest: MessageRequest?

        @inlinable
        public init(
            host: String = "",
            messageRequest: MessageRequest? = nil
        ) {
            self.host = host
            self.messageRequest = messageRequest
        }
    }

    /// An extension by its number.
    public struct ExtensionRequest: Equatable, Sendable {
        /// The full name of the message that is extended.
        public var containingType: String
        /// The extension's number.
        public var extensionNumber: Int32

        @inlinable
        public init(
            containingType: String = "",
            extensionNumber: Int32 = 0
        ) {
            self.containingType = containingType
            self.extensionNumber = extensionNumber
        }
    }

    /// What `ServerReflectionInfo` of `ServerReflection` answers.
    public struct ServerReflectionResponse: Equatable, Sendable {
        /// The answer.
        public enum MessageResponse: Equatable, Sendable {
            /// Files.
            case fileDescriptorResponse(GRPCReflection.FileDescriptorResponse)
            /// Numbers of extensions.
            case allExtensionNumbersResponse(GRPCReflection.ExtensionNumberResponse)
            /// Services.
            case listServicesResponse(GRPCReflection.ListServiceResponse)
            /// Why there is no answer.
            case errorResponse(GRPCReflection.ErrorResponse)
        }

        /// The host that was asked for.
        public var validHost: String
        /// The question.
        public var originalRequest: GRPCReflection.ServerReflectionRequest?
        /// The answer.
        public var messageResponse: MessageResponse?

        @inlinable
        public init(
            validHost: String = "",
            originalRequest: GRPCReflection.ServerReflectionRequest? = nil,
            messageResponse: MessageResponse? = nil
        ) {
            self.validHost = validHost
            self.originalRequest = originalRequest
            self.messageResponse = messageResponse
        }
    }

    /// Files that declare what was asked for.
    public struct FileDescriptorResponse: Equatable, Sendable {
        /// Each an encoded `google.protobuf.FileDescriptorProto`; the one asked for and those it imports.
        public var fileDescriptorProto: [[UInt8]]

        @inlinable
        public init(
            fileDescriptorProto: [[UInt8]] = []
        ) {
            self.fileDescriptorProto = fileDescriptorProto
        }
    }

    /// The extensions of a message.
    public struct ExtensionNumberResponse: Equatable, Sendable {
        /// The full name of the message.
        public var baseTypeName: String
        /// The numbers of its extensions.
        public var extensionNumber: [Int32]

        @inlinable
        public init(
            baseTypeName: String = "",
            extensionNumber: [Int32] = []
        ) {
            self.baseTypeName = baseTypeName
            self.extensionNumber = extensionNumber
        }
    }

    /// The services of a server.
    public struct ListServiceResponse: Equatable, Sendable {
        /// Every service.
        public var service: [GRPCReflection.ServiceResponse]

        @inlinable
        public init(
            service: [GRPCReflection.ServiceResponse] = []
        ) {
            self.service = service
        }
    }

    /// One service.
    public struct ServiceResponse: Equatable, Sendable {
        /// Its full name.
        public var name: String

        @inlinable
        public init(
            name: String = ""
        ) {
            self.name = name
        }
    }

    /// Why a question has no answer.
    public struct ErrorResponse: Equatable, Sendable {
        /// A gRPC status code.
        public var errorCode: Int32
        /// The reason in words.
        public var errorMessage: String

        @inlinable
        public init(
            errorCode: Int32 = 0,
            errorMessage: String = ""
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }
    }
}

extension GRPCReflection.ServerReflectionRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__server_reflection_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.host.isEmpty {
            writer.tag(0xA)
            writer.string(self.host)
        }
        switch self.messageRequest {
        case .fileByFilename(let value):
            writer.tag(0x1A)
            writer.string(value)
        case .fileContainingSymbol(let value):
            writer.tag(0x22)
            writer.string(value)
        case .fileContainingExtension(let value):
            writer.tag(0x2A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .allExtensionNumbersOfType(let value):
            writer.tag(0x32)
            writer.string(value)
        case .listServices(let value):
            writer.tag(0x3A)
            writer.string(value)
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.host.utf8.count
        switch self.messageRequest {
        case .fileByFilename(let value): count += value.utf8.count
        case .fileContainingSymbol(let value): count += value.utf8.count
        case .fileContainingExtension(let value): count += value.maximumEncodedByteCount
        case .allExtensionNumbersOfType(let value): count += value.utf8.count
        case .listServices(let value): count += value.utf8.count
        default: break
        }
        return count
    }
}

extension GRPCReflection.ServerReflectionRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ServerReflectionRequest>, _ reading: inout MessageReading) {
        let messageRequestChoice: MessageRequest? =
            switch unsafe raw.pointee.o_message_request_case.rawValue {
            case 3: unsafe .fileByFilename(raw.pointee.f_file_by_filename.string("file_by_filename", &reading))
            case 4:
                unsafe .fileContainingSymbol(
                    raw.pointee.f_file_containing_symbol.string("file_containing_symbol", &reading)
                )
            case 5:
                unsafe .fileContainingExtension(
                    GRPCReflection.ExtensionRequest(
                        raw.pointee.f_file_containing_extension,
                        "file_containing_extension",
                        &reading
                    )
                )
            case 6:
                unsafe .allExtensionNumbersOfType(
                    raw.pointee.f_all_extension_numbers_of_type.string("all_extension_numbers_of_type", &reading)
                )
            case 7: unsafe .listServices(raw.pointee.f_list_services.string("list_services", &reading))
            default: nil
            }
        unsafe self.init(
            host: raw.pointee.f_host.string("host", &reading),
            messageRequest: messageRequestChoice
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ServerReflectionRequest>?,
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

extension GRPCReflection.ExtensionRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__extension_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.containingType.isEmpty {
            writer.tag(0xA)
            writer.string(self.containingType)
        }
        if self.extensionNumber != 0 {
            writer.tag(0x10)
            writer.varint(Int64(self.extensionNumber))
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.containingType.utf8.count
        return count
    }
}

extension GRPCReflection.ExtensionRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            containingType: raw.pointee.f_containing_type.string("containing_type", &reading),
            extensionNumber: raw.pointee.f_extension_number
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionRequest>?,
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

extension GRPCReflection.ServerReflectionResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__server_reflection_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.validHost.isEmpty {
            writer.tag(0xA)
            writer.string(self.validHost)
        }
        if let value = self.originalRequest {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        switch self.messageResponse {
        case .fileDescriptorResponse(let value):
            writer.tag(0x22)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .allExtensionNumbersResponse(let value):
            writer.tag(0x2A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .listServicesResponse(let value):
            writer.tag(0x32)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .errorResponse(let value):
            writer.tag(0x3A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case nil: break
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 18
        count += self.validHost.utf8.count
        if let value = self.originalRequest { count += value.maximumEncodedByteCount }
        switch self.messageResponse {
        case .fileDescriptorResponse(let value): count += value.maximumEncodedByteCount
        case .allExtensionNumbersResponse(let value): count += value.maximumEncodedByteCount
        case .listServicesResponse(let value): count += value.maximumEncodedByteCount
        case .errorResponse(let value): count += value.maximumEncodedByteCount
        default: break
        }
        return count
    }
}

extension GRPCReflection.ServerReflectionResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ServerReflectionResponse>, _ reading: inout MessageReading) {
        let messageResponseChoice: MessageResponse? =
            switch unsafe raw.pointee.o_message_response_case.rawValue {
            case 4:
                unsafe .fileDescriptorResponse(
                    GRPCReflection.FileDescriptorResponse(
                        raw.pointee.f_file_descriptor_response,
                        "file_descriptor_response",
                        &reading
                    )
                )
            case 5:
                unsafe .allExtensionNumbersResponse(
                    GRPCReflection.ExtensionNumberResponse(
                        raw.pointee.f_all_extension_numbers_response,
                        "all_extension_numbers_response",
                        &reading
                    )
                )
            case 6:
                unsafe .listServicesResponse(
                    GRPCReflection.ListServiceResponse(
                        raw.pointee.f_list_services_response,
                        "list_services_response",
                        &reading
                    )
                )
            case 7:
                unsafe .errorResponse(
                    GRPCReflection.ErrorResponse(raw.pointee.f_error_response, "error_response", &reading)
                )
            default: nil
            }
        unsafe self.init(
            validHost: raw.pointee.f_valid_host.string("valid_host", &reading),
            originalRequest: raw.pointee.f_original_request != nil
                ? GRPCReflection.ServerReflectionRequest(raw.pointee.f_original_request, "original_request", &reading)
                : nil,
            messageResponse: messageResponseChoice
        )
    }
}

extension GRPCReflection.FileDescriptorResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__file_descriptor_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.fileDescriptorProto {
            writer.tag(0xA)
            writer.bytes(value)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.fileDescriptorProto.count * 6
        for element in self.fileDescriptorProto { count += element.count }
        return count
    }
}

extension GRPCReflection.FileDescriptorResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__FileDescriptorResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            fileDescriptorProto: readRepeated(
                raw.pointee.f_file_descriptor_proto,
                raw.pointee.n_f_file_descriptor_proto
            ) { value, _ in unsafe value.bytes() }
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Grpc__Reflection__V1__FileDescriptorResponse>?,
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

extension GRPCReflection.ExtensionNumberResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__extension_number_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.baseTypeName.isEmpty {
            writer.tag(0xA)
            writer.string(self.baseTypeName)
        }
        if !self.extensionNumber.isEmpty {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: self.extensionNumber.count * 10) { writer in
                for value in self.extensionNumber { writer.varint(Int64(value)) }
            }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 12
        count += self.baseTypeName.utf8.count
        count += self.extensionNumber.count * 11
        return count
    }
}

extension GRPCReflection.ExtensionNumberResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionNumberResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            baseTypeName: raw.pointee.f_base_type_name.string("base_type_name", &reading),
            extensionNumber: readRepeated(raw.pointee.f_extension_number, raw.pointee.n_f_extension_number) {
                value,
                _ in value
            }
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ExtensionNumberResponse>?,
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

extension GRPCReflection.ListServiceResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__list_service_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.service {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.service.count * 6
        for element in self.service { count += element.maximumEncodedByteCount }
        return count
    }
}

extension GRPCReflection.ListServiceResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ListServiceResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            service: readRepeated(raw.pointee.f_service, raw.pointee.n_f_service) {
                unsafe GRPCReflection.ServiceResponse($0, "service[\($1)]", &reading)
            }
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ListServiceResponse>?,
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

extension GRPCReflection.ServiceResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__service_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.name.isEmpty {
            writer.tag(0xA)
            writer.string(self.name)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.name.utf8.count
        return count
    }
}

extension GRPCReflection.ServiceResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ServiceResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            name: raw.pointee.f_name.string("name", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ServiceResponse>?,
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

extension GRPCReflection.ErrorResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__reflection__v1__error_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.errorCode != 0 {
            writer.tag(0x8)
            writer.varint(Int64(self.errorCode))
        }
        if !self.errorMessage.isEmpty {
            writer.tag(0x12)
            writer.string(self.errorMessage)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.errorMessage.utf8.count
        return count
    }
}

extension GRPCReflection.ErrorResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ErrorResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            errorCode: raw.pointee.f_error_code,
            errorMessage: raw.pointee.f_error_message.string("error_message", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Grpc__Reflection__V1__ErrorResponse>?,
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
