import HTTP2
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("grpc.reflection")
struct ReflectionServiceTests {
    private typealias Question = GRPCReflection.ServerReflectionRequest.MessageRequest

    private static let service = ReflectionService(files: FileDescriptor.publicProtocols) {
        $0 != "grpc.health.v1.Health"
    }

    private func answer(_ question: Question?) -> GRPCReflection.ServerReflectionResponse.MessageResponse? {
        Self.service.answer(to: GRPCReflection.ServerReflectionRequest(messageRequest: question)).messageResponse
    }

    private func names(_ response: GRPCReflection.ServerReflectionResponse.MessageResponse?) -> [String] {
        guard case .fileDescriptorResponse(let files) = response else { return [] }
        return files.fileDescriptorProto.compactMap { encoded in
            FileDescriptor.publicProtocols.first { $0.encoded == encoded }?.name
        }
    }

    @Test("services are listed as far as they are served")
    func list() {
        let expected = GRPCReflection.ListServiceResponse(service: [.init(name: "grpc.reflection.v1.ServerReflection")])
        #expect(answer(.listServices("*")) == .listServicesResponse(expected))
    }

    @Test("files are found by name and by what they declare, with what they import")
    func files() {
        #expect(names(answer(.fileByFilename("google/protobuf/any.proto"))) == ["google/protobuf/any.proto"])
        #expect(names(answer(.fileByFilename("google/rpc/status.proto"))).contains("google/protobuf/any.proto"))
        let health = ["grpc/health/v1/health.proto"]
        for symbol in [
            "grpc.health.v1.Health", "grpc.health.v1.Health.Check", "grpc.health.v1.HealthCheckResponse",
            "grpc.health.v1.HealthCheckResponse.ServingStatus",
        ] {
            #expect(names(answer(.fileContainingSymbol(symbol))) == health, "\(symbol)")
        }
    }

    @Test("what is not there is an answer, not the end of the call")
    func errors() {
        let rows: [(Question?, StatusCode, String)] = [
            (.fileByFilename("x.proto"), .notFound, "no file x.proto"),
            (.fileContainingSymbol("x.Y"), .notFound, "no symbol x.Y"),
            (
                .fileContainingExtension(.init(containingType: "x.Y", extensionNumber: 3)), .notFound,
                "no extension 3 of x.Y"
            ),
            (.allExtensionNumbersOfType("x.Y"), .notFound, "no type x.Y"),
            (nil, .invalidArgument, "no question"),
        ]
        for (question, code, message) in rows {
            let expected = GRPCReflection.ErrorResponse(errorCode: Int32(code.rawValue), errorMessage: message)
            #expect(answer(question) == .errorResponse(expected))
        }
        let none = GRPCReflection.ExtensionNumberResponse(baseTypeName: "google.rpc.Status")
        #expect(answer(.allExtensionNumbersOfType("google.rpc.Status")) == .allExtensionNumbersResponse(none))
    }

    @Test("a name that is too long is not repeated, one that is not is")
    func longNames() {
        func answer(_ question: Question, host: String = "") -> GRPCReflection.ServerReflectionResponse {
            Self.service.answer(to: GRPCReflection.ServerReflectionRequest(host: host, messageRequest: question))
        }
        let (longest, longer) = (String(repeating: "x", count: 1_024), String(repeating: "x", count: 1_025))
        let tooLong = GRPCReflection.ServerReflectionResponse(
            messageResponse: .errorResponse(
                .init(errorCode: 3, errorMessage: "a name is longer than 1024 bytes")
            )
        )
        let rows: [(String) -> Question] = [
            { .fileByFilename($0) }, { .fileContainingSymbol($0) }, { .allExtensionNumbersOfType($0) },
            { .listServices($0) }, { .fileContainingExtension(.init(containingType: $0, extensionNumber: 1)) },
        ]
        for question in rows {
            #expect(answer(question(longest), host: longest).originalRequest?.messageRequest == question(longest))
            #expect(answer(question(longer)) == tooLong)
            #expect(answer(question("x"), host: longer) == tooLong)
        }
    }

    @Test("questions of one call are answered in turn, in both versions")
    func calls() throws {
        let pair = try ServerPair(services: Self.service.methods)
        for descriptor in ReflectionService.versions {
            let questions: [Question] = [.fileByFilename("x.proto"), .listServices("")]
            let requests = questions.map { GRPCReflection.ServerReflectionRequest(host: "h", messageRequest: $0) }
            let seen = try pair.send(
                requests.flatMap { ServerPair.framed($0.encoded()) },
                [":path": descriptor.path]
            )
            let expected = requests.map { Self.service.answer(to: $0) }
            #expect(seen.body == expected.flatMap { ServerPair.framed($0.encoded()) })
            #expect(expected.allSatisfy { $0.validHost == "h" && $0.originalRequest != nil })
            #expect(seen.lastFields == ["grpc-status=0"])
        }
    }
}
