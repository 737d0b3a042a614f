import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf
import Testing

@Suite("Messages to bytes and back")
struct RoundTripTests {
    /// Encodes and decodes, and checks that the bound holds.
    private func check<Message: ProtobufMessage & Equatable>(_ message: Message) throws {
        let arena = Arena()
        let bytes = message.encoded()
        let compact = message.encoded(form: .compact)
        #expect(bytes.count <= message.maximumEncodedByteCount && compact.count <= bytes.count)
        #expect(try Message.decode(bytes.span, in: arena) == message)
        #expect(try Message.decode(compact: compact.span.memory, in: arena) == message)
        // What was stored before there was a compact form.
        #expect(try Message.decode(compact: bytes.span.memory, in: arena) == message)
    }

    @Test("every kind of field survives")
    func everyKind() throws {
        try check(Samples.createReservation)
        try check(Samples.reservation)
        try check(Samples.stock)
        try check(Samples.entry)
        try check(Samples.createReservationResponse)
        try check(Samples.batch)
        try check(Samples.batchResponse)
        try check(GetStockRequest(variantID: ID(Samples.variant), asOf: .commitSeq(0)))
        try check(GetStockRequest(variantID: ID(Samples.variant), asOf: .time(Timestamp(nanoseconds: .min))))
        try check(GetStockRequest(variantID: ID(Samples.variant), asOf: .time(Timestamp(nanoseconds: .max))))
        try check(BatchGetStocksRequest(variantIDs: [ID(Samples.variant), ID(Samples.order)]))
        try check(VerifyLedgerResponse(verified: true, entryCount: 1, problems: ["", "one", "two"]))
        try check(IdempotencyRecord(commitSeq: 1, keyHigh: .max, requestHash: 1 << 63))
    }

    @Test("a message without a field takes no bytes")
    func empty() throws {
        try check(GetStateHashRequest())
        #expect(GetStateHashRequest().encoded() == [])
    }

    @Test("what is absent stays absent, and what is present with its zero value stays present")
    func presence() throws {
        try check(SetStockRequest(variantID: ID(Samples.variant), expectedCurrent: nil, lowStockThreshold: 0))
        try check(CreateReservationRequest(variantID: ID(Samples.variant), ttl: .zero))
        try check(CreateReservationRequest(variantID: ID(Samples.variant), ttl: nil))
    }

    @Test(
        "durations keep sign and nanoseconds",
        arguments: [
            Duration.zero, .nanoseconds(1), .nanoseconds(-1), .milliseconds(-1_500), .seconds(315_576_000_000),
            .seconds(-315_576_000_000),
        ]
    )
    func durations(_ duration: Duration) throws {
        try check(CreateReservationRequest(variantID: ID(Samples.variant), ttl: duration))
    }

    @Test("the encoding is the one that the protobuf documents prescribe")
    func bytes() {
        let request = GetStockRequest(variantID: ID(Samples.variant), asOf: .commitSeq(300))
        let expected: [UInt8] = [0x0A, 36] + Array(Samples.variant.description.utf8) + [0x10, 0xAC, 0x02]
        #expect(request.encoded() == expected)
    }

    @Test("in compact form a UUID is its sixteen bytes")
    func compact() throws {
        let id = Samples.variant
        let request = GetStockRequest(variantID: ID(id), asOf: .commitSeq(300))
        let uuid = [id.high, id.low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
        let expected = [0x0A, 16] + uuid + [0x10, 0xAC, 0x02]
        #expect(request.encoded(form: .compact) == expected)
        #expect(throws: DecodeError.self) { try GetStockRequest.decode(expected.span, in: Arena()) }
    }

    @Test("in compact form, too, a UUID has its length and is not nil", arguments: [0, 15, 17, 16])
    func badCompact(byteCount: Int) {
        let bytes = [0x0A, UInt8(byteCount)] + [UInt8](repeating: byteCount == 16 ? 0 : 1, count: byteCount)
        let expected = byteCount == 0 ? "is required" : UUID.expectation
        #expect(throws: DecodeError.invalid([FieldViolation(field: "variant_id", description: expected)])) {
            try GetStockRequest.decode(compact: bytes.span.memory, in: Arena())
        }
    }

    @Test("unknown fields are skipped")
    func unknownFields() throws {
        let arena = Arena()
        // Field 1000, a varint, behind a message.
        let bytes = Samples.stock.encoded() + [0xC0, 0x3E, 0x01]
        #expect(try Stock.decode(bytes.span, in: arena) == Samples.stock)
    }

    @Test("a request of any method is read as that method's, and a response written as its own")
    func methods() throws {
        let arena = Arena()
        let bytes = Samples.createReservation.encoded()
        let request = try UnaryRequest.decode(method: .createReservation, bytes.span, in: arena)
        #expect(request == .createReservation(Samples.createReservation))
        #expect(request.isMutation && request.validateOnly && request.requestID == Samples.request)

        let response = UnaryResponse.createReservation(Samples.createReservationResponse)
        #expect(response.maximumEncodedByteCount == Samples.createReservationResponse.maximumEncodedByteCount)
        #expect(response.method == .createReservation)

        var reading = MessageReading(form: .compact)
        let stored = response.encoded(form: .compact)
        let again = try UnaryResponse.decode(method: .createReservation, stored.span, in: arena, reading: &reading)
        #expect(again == response && reading.violations.isEmpty)
    }

    @Test("random UUIDs are of version 4, so that none passes for an old one of version 7")
    func randomUUIDs() {
        let made = (0..<1000).map { _ in UUID.random() }
        #expect(made.allSatisfy { $0.version == 4 && $0.low >> 62 == 2 && $0.unixMilliseconds == nil })
        #expect(Set(made).count == made.count)
    }
}
