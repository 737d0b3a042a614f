import GRPC
import Protobuf
import Testing

/// What the articles show of messages.
struct MessageExamples {
    @Test("a message is read, or refused with the field at fault")
    func reading() {
        let reader = Reader<GRPCHealth.HealthCheckRequest>()
        #expect(reader.read([0x0A, 1, 0x61]) == .success(GRPCHealth.HealthCheckRequest(service: "a")))
        #expect(
            reader.read([0x0A, 1, 0xFF])
                == .failure(.invalid([FieldViolation(field: "service", description: "must be UTF-8")]))
        )
        #expect(reader.read([0x0A, 9, 0x61]) == .failure(.malformed))
    }

    @Test("a message is written field by field")
    func writing() {
        #expect(Point(x: -1, y: 300, name: "é").encoded() == [8, 1, 16, 0xD8, 4, 26, 2, 0xC3, 0xA9])
    }
}
