import Testing

@testable import HoldfastGenerator

@Suite("Names of the schema in Swift")
struct NameTests {
    @Test(
        "a field's name is a property in camel case, with abbreviations in capitals",
        arguments: [
            ("id", "id"), ("variant_id", "variantID"), ("variant_ids", "variantIDs"), ("request_id", "requestID"),
            ("ttl", "ttl"), ("hold_ttl", "holdTTL"), ("commit_seq", "commitSeq"), ("page_token", "pageToken"),
            ("type_url", "typeURL"), ("in", "`in`"), ("default", "`default`"),
        ]
    )
    func property(name: String, expected: String) {
        #expect(SwiftName.property(name) == expected)
    }

    @Test(
        "an enum's case drops the enum's own name",
        arguments: [
            ("STATE_UNSPECIFIED", "State", "unspecified"), ("HELD", "State", "held"),
            ("ALL_OR_NOTHING", "Policy", "allOrNothing"), ("ERROR_REASON_UNSPECIFIED", "ErrorReason", "unspecified"),
            ("RESERVATION_NOT_FOUND", "ErrorReason", "reservationNotFound"), ("STATE_2", "State", "state2"),
            ("STATE", "State", "state"), ("DEFAULT", "State", "`default`"),
        ]
    )
    func enumCase(name: String, enumName: String, expected: String) {
        #expect(SwiftName.enumCase(name, of: enumName) == expected)
    }
}
