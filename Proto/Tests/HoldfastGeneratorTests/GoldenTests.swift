import Foundation
import SwiftProtobuf
import Testing

@testable import HoldfastGenerator

/// What is generated for a schema with every feature, against what was generated when it was last looked at.
/// `GOLDEN=write swift test` writes it anew, to be looked at again. That it compiles and means the same as swift-protobuf's
/// is for `Proto/Fuzz` to tell.
@Suite("What is generated")
struct GoldenTests {
    @Test("the Swift for every feature is what it was", arguments: Generator.Output.allCases)
    func swift(output: Generator.Output) throws {
        let schema = try Schemas.schema(of: "features.proto", in: Schemas.golden)
        for (fileName, contents) in Generator.write(output, of: schema) {
            try compare(contents, with: fileName)
        }
    }

    @Test("the descriptors for protoc-c are what they were")
    func descriptors() throws {
        let rewritten = try DescriptorRewriter.rewrite(Schemas.descriptors(of: "features.proto", in: Schemas.golden))
        let set = try Google_Protobuf_FileDescriptorSet(serializedBytes: rewritten)
        #expect(!set.file.map(\.name).contains("holdfast/annotations.proto"))
        let file = try #require(set.file.first { $0.name == "features.proto" })
        try compare(file.textFormatString(), with: "features.descriptors")
    }

    @Test(
        "the messages of the service nest as deep as its documentation says",
        arguments: [
            ("holdfast/v1/stock.proto", 3), ("holdfast/v1/reservation.proto", 4), ("holdfast/v1/ledger.proto", 3),
            ("holdfast/v1/admin.proto", 5), ("grpc/reflection/v1/reflection.proto", 3),
            ("grpc/health/v1/health.proto", 1), ("google/rpc/status.proto", 2), ("google/rpc/error_details.proto", 2),
        ]
    )
    func depth(name: String, expected: Int) throws {
        #expect(try Schemas.schema(of: name, in: Schemas.root).depth == expected)
    }

    private func compare(_ text: String, with name: String) throws {
        let url = Schemas.golden.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["GOLDEN"] == "write" { try Data(text.utf8).write(to: url) }
        let expected = try String(contentsOf: url, encoding: .utf8)
        #expect(text == expected, "\(name) differs")
    }
}
