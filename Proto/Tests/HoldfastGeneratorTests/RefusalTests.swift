import Testing

@testable import HoldfastGenerator

@Suite("What the generator refuses")
struct RefusalTests {
    @Test(
        "a schema outside the rules is refused, with the place and the reason",
        arguments: [
            ("message A { A a = 1; }", "test.A: contains itself, by way of test.A.a"),
            ("message A { repeated B b = 1; } message B { A a = 1; }", "test.A: contains itself, by way of test.B.a"),
            // Which is not a message of the schema itself.
            (
                "import \"google/protobuf/struct.proto\"; message A { google.protobuf.Value a = 1; }",
                "google.protobuf.Value: contains itself, by way of google.protobuf.Struct.FieldsEntry.value"
            ),
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

    @Test(
        "messages nest as deep as they may and no deeper",
        arguments: [1, 2, NestingDepth.maximum, NestingDepth.maximum + 1]
    )
    func depth(depth: Int) throws {
        let inner = (1..<depth).map { "message M\($0) { int32 a = 1; M\($0 + 1) b = 2; M\(depth) c = 3; }" }
        let text = (inner + ["message M\(depth) { int32 a = 1; }"]).joined()
        if depth <= NestingDepth.maximum {
            #expect(try Schemas.schema(text).depth == depth)
        } else {
            let failure = #expect(throws: Failure.self) { try Schemas.schema(text) }
            #expect(failure?.description == "test.M1: nests 101 messages, of which there may be 100")
        }
    }
}
