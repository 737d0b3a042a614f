// Generated from google/rpc/status.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CProtobufC
import Protobuf

extension GoogleRPC {
    /// A status with machine-readable details; travels in `grpc-status-details-bin`.
    public struct Status: Equatable, Sendable {
        /// The gRPC status code.
        public var code: Int32
        /// The message for developers.
        public var message: String
        /// Details, such as ErrorInfo and BadRequest.
        public var details: [GoogleProtobuf.AnyMessage]

        @inlinable
        public init(
            code: Int32 = 0,
            message: String = "",
            details: [GoogleProtobuf.AnyMessage] = []
        ) {
            self.code = code
            self.message = message
            self.details = details
        }
    }
}

extension GoogleRPC.Status: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, google__rpc__status__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.code != 0 {
            writer.tag(0x8)
            writer.varint(Int64(self.code))
        }
        if !self.message.isEmpty {
            writer.tag(0x12)
            writer.string(self.message)
        }
        for value in self.details {
            writer.tag(0x1A)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 23
        count += self.message.utf8.count
        count += self.details.count * 6
        for element in self.details { count += element.maximumEncodedByteCount }
        return count
    }
}

extension GoogleRPC.Status {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Google__Rpc__Status>, _ reading: inout MessageReading) {
        unsafe self.init(
            code: raw.pointee.f_code,
            message: raw.pointee.f_message.string("message", &reading),
            details: readRepeated(raw.pointee.f_details, raw.pointee.n_f_details) {
                unsafe GoogleProtobuf.AnyMessage($0, "details[\($1)]", &reading)
            }
        )
    }
}
