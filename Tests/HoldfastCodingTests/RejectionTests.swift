import HoldfastCoding
import HoldfastMessages
import Protobuf
import Testing

/// A message field by field, as bytes on the wire, for what our own encoder would never write.
struct Wire {
    var bytes: [UInt8] = []

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    func number(_ field: UInt64, _ value: Int64) -> Wire {
        var wire = self
        wire.varint(field << 3)
        wire.varint(UInt64(bitPattern: value))
        return wire
    }

    func bytes(_ field: UInt64, _ value: [UInt8]) -> Wire {
        var wire = self
        wire.varint(field << 3 | 2)
        wire.varint(UInt64(value.count))
        wire.bytes += value
        return wire
    }

    func text(_ field: UInt64, _ value: String) -> Wire { bytes(field, Array(value.utf8)) }

    func message(_ field: UInt64, _ value: Wire) -> Wire { bytes(field, value.bytes) }
}

@Suite("Fields at fault")
struct RejectionTests {
    static let variant = Samples.variant.description

    private func violations<Message: ProtobufMessage>(of type: Message.Type, in wire: Wire) throws -> [String] {
        var violations: [FieldViolation] = []
        _ = try Message.decode(wire.bytes.span, in: Arena(), violations: &violations)
        return violations.map { "\($0.field) \($0.description)" }
    }

    private static let badUUID = "must be a UUID in canonical form, and not the nil UUID"

    @Test(
        "an id of text is a canonical UUID",
        arguments: [
            ("", "variant_id is required"),
            ("x", "variant_id \(badUUID)"),
            ("00000000-0000-0000-0000-000000000000", "variant_id \(badUUID)"),
            ("0197b6a0000070008000" + "0123456789ab", "variant_id \(badUUID)"),
            ("0197b6a0-0000-7000-8000-0123456789a", "variant_id \(badUUID)"),
            ("0197b6a0-0000-7000-8000-0123456789abc", "variant_id \(badUUID)"),
            ("0197b6a0-0000-7000-8000-0123456789ag", "variant_id \(badUUID)"),
            ("{197b6a0-0000-7000-8000-0123456789ab", "variant_id \(badUUID)"),
            ("0197b6a0x0000-7000-8000-0123456789ab", "variant_id \(badUUID)"),
        ]
    )
    func textID(text: String, expected: String) throws {
        #expect(try violations(of: GetStockRequest.self, in: Wire().text(1, text)) == [expected])
    }

    @Test("an id in capitals is the same id")
    func capitals() throws {
        let wire = Wire().text(1, Self.variant.uppercased())
        #expect(try GetStockRequest.decode(wire.bytes.span, in: Arena()).variantID == ID(Samples.variant))
    }

    @Test(
        "an id that is a number is greater than zero",
        arguments: [
            (Wire(), "ledger_entry_id is required"),
            (Wire().number(1, 0), "ledger_entry_id is required"),
            (Wire().number(1, -1), "ledger_entry_id must be greater than 0"),
        ]
    )
    func numberID(wire: Wire, expected: String) throws {
        #expect(try violations(of: GetLedgerEntryRequest.self, in: wire) == [expected])
    }

    @Test("an optional id may be absent, but not empty")
    func optionalID() throws {
        let wire = Wire().text(2, Self.variant)
        #expect(try violations(of: CreateReservationRequest.self, in: wire) == [])
        let empty = wire.text(1, "").text(5, "").number(6, 0)
        #expect(
            try violations(of: CreateReservationRequest.self, in: empty)
                == ["request_id is required", "order_id is required", "user_id is required"]
        )
    }

    @Test(
        "timestamps lie in the range of their type and of ours",
        arguments: [
            (253_402_300_800, 0, "must be a timestamp of the years 1 to 9999"),
            (-62_135_596_801, 0, "must be a timestamp of the years 1 to 9999"),
            (0, -1, "must be a timestamp of the years 1 to 9999"),
            (0, 1_000_000_000, "must be a timestamp of the years 1 to 9999"),
            (9_223_372_036, 854_775_808, "must lie between 1677-09-21 and 2262-04-11"),
            (-9_223_372_037, 145_224_191, "must lie between 1677-09-21 and 2262-04-11"),
        ]
    )
    func timestamps(seconds: Int64, nanos: Int64, expected: String) throws {
        let wire = Wire().text(1, Self.variant).message(3, Wire().number(1, seconds).number(2, nanos))
        #expect(try violations(of: GetStockRequest.self, in: wire) == ["time \(expected)"])
    }

    @Test(
        "durations lie in the range of their type, and have one sign",
        arguments: [
            (315_576_000_001, 0), (-315_576_000_001, 0), (1, -1), (-1, 1), (0, 1_000_000_000), (0, -1_000_000_000),
        ]
    )
    func durations(seconds: Int64, nanos: Int64) throws {
        let wire = Wire().text(2, Self.variant).message(4, Wire().number(1, seconds).number(2, nanos))
        let expected = "ttl must be a duration of at most 315,576,000,000 s either way"
        #expect(try violations(of: CreateReservationRequest.self, in: wire) == [expected])
    }

    @Test("text is UTF-8 and free of U+0000")
    func text() throws {
        let wire = Wire().text(1, Self.variant)
        #expect(
            try violations(of: ListLedgerEntriesRequest.self, in: wire.bytes(3, [0xFF])) == ["page_token must be UTF-8"]
        )
        #expect(
            try violations(of: ListLedgerEntriesRequest.self, in: wire.bytes(3, [0x61, 0, 0x62]))
                == ["page_token must not contain U+0000"]
        )
        // A surrogate and an overlong form.
        #expect(try violations(of: ListLedgerEntriesRequest.self, in: wire.bytes(3, [0xED, 0xA0, 0x80])).count == 1)
        #expect(try violations(of: ListLedgerEntriesRequest.self, in: wire.bytes(3, [0xC0, 0x80])).count == 1)
    }

    @Test("an enum has a known number, and an etag the form of ours")
    func enumAndEtag() throws {
        let wire = Wire().text(2, Self.variant).number(4, 99).text(6, "0f")
        #expect(
            try violations(of: AdjustStockRequest.self, in: wire)
                == ["reason 99 is not a known value", "etag is not an etag of this service"]
        )
    }

    @Test("what is required is there, also inside what is there")
    func required() throws {
        #expect(
            try violations(of: CreateReservationResponse.self, in: Wire().message(1, Wire().text(1, Self.variant)))
                == [
                    "reservation.variant_id is required", "reservation.create_time is required",
                    "reservation.expire_time is required", "stock is required",
                ]
        )
    }

    @Test("paths name the element of a list")
    func paths() throws {
        let good = Wire().text(1, Self.variant)
        let wire = Wire().message(3, good).message(3, Wire().text(1, "x")).message(3, good.text(4, "y"))
        #expect(
            try violations(of: BatchCreateReservationsRequest.self, in: wire)
                == ["lines[1].variant_id \(Self.badUUID)", "lines[2].order_id \(Self.badUUID)"]
        )
        let list = Wire().text(1, Self.variant).text(1, "z")
        #expect(try violations(of: BatchGetStocksRequest.self, in: list) == ["variant_ids[1] \(Self.badUUID)"])
    }

    @Test("a hundred violations are kept")
    func limit() throws {
        var wire = Wire()
        for _ in 0..<150 { wire = wire.message(3, Wire()) }
        #expect(try violations(of: BatchCreateReservationsRequest.self, in: wire).count == FieldViolation.maximumCount)
    }

    @Test("the throwing decoding gives all violations at once, the other the rest of the message")
    func both() throws {
        let wire = Wire().text(2, "x").number(3, 5)
        #expect(throws: DecodeError.invalid([FieldViolation(field: "variant_id", description: Self.badUUID)])) {
            _ = try CreateReservationRequest.decode(wire.bytes.span, in: Arena())
        }
        var violations: [FieldViolation] = []
        let request = try CreateReservationRequest.decode(wire.bytes.span, in: Arena(), violations: &violations)
        #expect(request == CreateReservationRequest(quantity: 5) && violations.count == 1)
    }

    @Test(
        "bytes that are no message are malformed",
        arguments: [
            [0x0A], [0x0A, 5, 1], [0xFF], [0x07], [0x00], [0x0B],
            [0x10, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        ] as [[UInt8]]
    )
    func malformed(bytes: [UInt8]) {
        #expect(throws: DecodeError.malformed) { _ = try GetStockRequest.decode(bytes.span, in: Arena()) }
    }

    @Test("a message that wants more than the arena lends is malformed, and the arena serves the next one")
    func exhausted() throws {
        let arena = Arena(chunkByteCount: 1024, maximumByteCount: 64 << 10)
        var wire = Wire()
        for _ in 0..<10_000 { wire = wire.message(3, Wire()) }
        #expect(throws: DecodeError.malformed) {
            _ = try BatchCreateReservationsRequest.decode(wire.bytes.span, in: arena)
        }
        let bytes = Samples.batchResponse.encoded()
        #expect(try BatchCreateReservationsResponse.decode(bytes.span, in: arena) == Samples.batchResponse)
    }
}
