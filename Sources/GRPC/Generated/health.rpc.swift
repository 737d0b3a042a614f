// Generated from grpc/health/v1/health.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CProtobufC
import Protobuf

extension GRPCHealth {
    /// What `Check` of `Health` asks.
    public struct HealthCheckRequest: Equatable, Sendable {
        /// The full name of a service; empty for the server as a whole.
        public var service: String

        @inlinable
        public init(
            service: String = ""
        ) {
            self.service = service
        }
    }

    /// What `Check` of `Health` answers.
    public struct HealthCheckResponse: Equatable, Sendable {
        /// Whether calls are taken.
        public enum ServingStatus: Int32, Sendable, CaseIterable {
            /// Not known yet.
            case unknown = 0
            /// Calls are taken.
            case serving = 1
            /// Calls are not taken, as when the server is shutting down.
            case notServing = 2
            /// Only from `Watch`: the server does not have the service.
            case serviceUnknown = 3
        }

        /// Whether calls are taken.
        public var status: GRPCHealth.HealthCheckResponse.ServingStatus

        @inlinable
        public init(
            status: GRPCHealth.HealthCheckResponse.ServingStatus = .unknown
        ) {
            self.status = status
        }
    }
}

extension GRPCHealth.HealthCheckRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__health__v1__health_check_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if !self.service.isEmpty {
            writer.tag(0xA)
            writer.string(self.service)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 6
        count += self.service.utf8.count
        return count
    }
}

extension GRPCHealth.HealthCheckRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            service: raw.pointee.f_service.string("service", &reading)
        )
    }
}

extension GRPCHealth.HealthCheckResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, grpc__health__v1__health_check_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.status.rawValue != 0 {
            writer.tag(0x8)
            writer.varint(Int64(self.status.rawValue))
        }
    }

    public var maximumEncodedByteCount: Int {
        11
    }
}

extension GRPCHealth.HealthCheckResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Grpc__Health__V1__HealthCheckResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            status: GRPCHealth.HealthCheckResponse.ServingStatus(raw.pointee.f_status, "status", &reading)
        )
    }
}
