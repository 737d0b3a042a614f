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
        violations: inout [Protobuf.FieldViolation]
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, google__rpc__status__unpack)
        return unsafe Self(raw, &violations)
    }

    @_lifetime(output: copy output)
    public func encode(into output: inout OutputRawSpan, in arena: borrowing Arena) {
        arena.reset()
        unsafe arena.pack(raw(in: arena), into: &output, maximumByteCount: maximumEncodedByteCount)
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
    init(_ raw: UnsafeMutablePointer<Google__Rpc__Status>, _ violations: inout [Protobuf.FieldViolation]) {
        unsafe self.init(
            code: raw.pointee.f_code,
            message: raw.pointee.f_message.string("message", &violations),
            details: readRepeated(raw.pointee.f_details, raw.pointee.n_f_details) {
                unsafe GoogleProtobuf.AnyMessage($0, "details[\($1)]", &violations)
            }
        )
    }

    /// A struct in the arena with everything it points to, for protobuf-c to pack.
    func raw(in arena: borrowing Arena) -> UnsafeMutablePointer<Google__Rpc__Status> {
        let raw = unsafe arena.allocate(Google__Rpc__Status.self)
        unsafe google__rpc__status__init(raw)
        unsafe raw.pointee.f_code = self.code
        unsafe raw.pointee.f_message = arena.copy(self.message)
        do {
            let elements = unsafe arena.allocate(
                UnsafeMutablePointer<Google__Protobuf__Any>?.self,
                count: self.details.count
            )
            for index in self.details.indices {
                unsafe elements[index] = self.details[index].raw(in: arena)
            }
            unsafe raw.pointee.f_details = elements
            unsafe raw.pointee.n_f_details = self.details.count
        }
        return unsafe raw
    }
}
