import GRPC
import Protobuf
import Testing

@Suite("Messages of the public protocols")
struct PublicProtocolTests {
    private func roundTrip<Message: ProtobufMessage>(_ message: Message) throws -> Message {
        let arena = Arena()
        let bytes = message.encoded()
        return try Message.decode(bytes.span, in: arena)
    }

    private func decode<Message: ProtobufMessage>(_ type: Message.Type, _ bytes: [UInt8]) throws -> Message {
        try Message.decode(bytes.span, in: Arena())
    }

    @Test("error details survive, packed as they travel")
    func details() throws {
        let info = GoogleRPC.ErrorInfo(
            reason: "STOCK_NOT_FOUND",
            domain: "holdfast",
            metadata: ["b": "2", "a": "1", "": ""]
        )
        let violation = GoogleRPC.BadRequest.FieldViolation(field: "lines[3].quantity", description: "must be positive")
        let request = GoogleRPC.BadRequest(fieldViolations: [violation])
        let status = GoogleRPC.Status(
            code: 3,
            message: "no",
            details: [
                GoogleProtobuf.AnyMessage(
                    typeURL: "type.googleapis.com/google.rpc.ErrorInfo",
                    value: info.encoded()
                ),
                GoogleProtobuf.AnyMessage(
                    typeURL: "type.googleapis.com/google.rpc.BadRequest",
                    value: request.encoded()
                ),
            ]
        )
        let decoded = try roundTrip(status)
        #expect(decoded == status)
        #expect(try decode(GoogleRPC.ErrorInfo.self, decoded.details[0].value) == info)
        #expect(try decode(GoogleRPC.BadRequest.self, decoded.details[1].value) == request)
    }

    @Test("a map is written in the order of its keys")
    func order() {
        let info = GoogleRPC.ErrorInfo(metadata: ["b": "2", "a": "1"])
        #expect(
            info.encoded() == [0x1A, 6, 0x0A, 1, 0x61, 0x12, 1, 0x31, 0x1A, 6, 0x0A, 1, 0x62, 0x12, 1, 0x32]
        )
    }

    @Test("health and reflection survive")
    func others() throws {
        let health = GRPCHealth.HealthCheckResponse(status: .notServing)
        #expect(try roundTrip(health) == health)
        let response = GRPCReflection.ServerReflectionResponse(
            originalRequest: GRPCReflection.ServerReflectionRequest(messageRequest: .listServices("")),
            messageResponse: .fileDescriptorResponse(.init(fileDescriptorProto: [[1, 2], []]))
        )
        #expect(try roundTrip(response) == response)
    }
}
