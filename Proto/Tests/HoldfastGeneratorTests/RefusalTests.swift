import Testing

@testable import HoldfastGenerator

@Suite("What the generator refuses")
struct RefusalTests {
    @Test(
        "a schema outside the rules is refused, with the place and the reason",
        arguments: [
            ("message A { A a = 1; }", "test.A: contains itself, by way of test.A.a"),
            ("message A { repeated B b = 1; } message B { A a = 1; }", "test.A: contains itself, by way of test.B.a"),
            (
                "message A { string a = 1 [(holdfast.id_of) = \"E\"]; int64 b = 2 [(holdfast.id_of) = \"E\"]; }",
                "test.A.b: E has a key of type Int64 here and UUID in test.A.a"
            ),
            ("message A { int32 a = 1 [(holdfast.id_of) = \"E\"]; }", "test.A.a: an id is a string or an int64"),
            ("message A { int32 a = 1 [(holdfast.meaning) = MONEY]; }", "test.A.a: cannot have the meaning money"),
            (
                "message A { string a = 1 [(holdfast.id_of) = \"E\", (holdfast.meaning) = ETAG]; }",
                "test.A.a: is both an id and something else"
            ),
            (
                "message A { int32 a = 1 [(holdfast.required) = true]; }",
                "test.A.a: only a single message outside a oneof can be required"
            ),
            ("message A { int32 self = 1; }", "test.A: a field cannot be called `self` in Swift"),
            ("message A { map<string, int32> a = 1; }", "test.A.a: only maps from string to string are supported"),
            (
                "enum E { option allow_alias = true; A = 0; B = 0; }",
                "test.E: two names for one number are not supported"
            ),
            ("message A { int32 id_b = 1; oneof idb { int32 c = 2; } }", nil),
        ] as [(String, String?)]
    )
    func refusal(text: String, expected: String?) throws {
        var reason: String?
        do {
            _ = try Schemas.schema(text)
        } catch let failure as Failure {
            reason = failure.description
        }
        #expect(reason == expected)
    }
}
