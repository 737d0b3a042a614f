/// Tells clients such as grpcurl which services and messages a server has: `grpc.reflection.v1` and, with the same messages
/// under its older name, `v1alpha` (grpc/grpc `doc/server-reflection.md`).
public struct ReflectionService: Sendable {
    private let services: [String]
    private let fileOfName: [String: FileDescriptor]
    /// By the full names of services, methods, messages and enums.
    private let fileOfSymbol: [String: FileDescriptor]

    /// The method under both of its names.
    public static let versions = ["grpc.reflection.v1", "grpc.reflection.v1alpha"].map { name in
        MethodDescriptor(
            service: "\(name).ServerReflection",
            method: "ServerReflectionInfo",
            kind: .bidirectional
        )
    }

    /// Knows `files`, and names as the server's services those of them that `isServed` accepts.
    public init(files: [FileDescriptor], isServed: (_ service: String) -> Bool = { _ in true }) {
        services = files.flatMap(\.services).filter(isServed).sorted()
        fileOfName = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let symbols = files.flatMap { file in (file.services + file.symbols).map { ($0, file) } }
        fileOfSymbol = Dictionary(symbols, uniquingKeysWith: { first, _ in first })
    }

    /// What a server registers to answer questions in either version.
    public var methods: [ServiceMethod] {
        Self.versions.map { descriptor in
            .bidirectional(descriptor) {
                (
                    _,
                    requests: MessageStream<GRPCReflection.ServerReflectionRequest>,
                    responses: MessageSink<GRPCReflection.ServerReflectionResponse>
                ) in
                for try await request in requests { try await responses.write(answer(to: request)) }
            }
        }
    }

    /// Bytes of what a question names. Nothing has a longer name, and an answer that repeated one would be as long twice over.
    private static let largestName = 1024

    /// The answer to one question; that there is none is an answer too.
    func answer(to request: GRPCReflection.ServerReflectionRequest) -> GRPCReflection.ServerReflectionResponse {
        guard max(request.host.utf8.count, request.messageRequest?.name.utf8.count ?? 0) <= Self.largestName else {
            let error = Self.error(.invalidArgument, "a name is longer than \(Self.largestName) bytes")
            return GRPCReflection.ServerReflectionResponse(messageResponse: error)
        }
        return GRPCReflection.ServerReflectionResponse(
            validHost: request.host,
            originalRequest: request,
            messageResponse: answer(to: request.messageRequest)
        )
    }

    private func answer(
        to question: GRPCReflection.ServerReflectionRequest.MessageRequest?
    ) -> GRPCReflection.ServerReflectionResponse.MessageResponse {
        switch question {
        case .fileByFilename(let name): files(fileOfName[name], "file \(name)")
        case .fileContainingSymbol(let symbol): files(fileOfSymbol[symbol], "symbol \(symbol)")
        case .fileContainingExtension(let request):
            Self.error(.notFound, "no extension \(request.extensionNumber) of \(request.containingType)")
        case .allExtensionNumbersOfType(let name):
            // The messages of this server have no extensions.
            fileOfSymbol[name] == nil
                ? Self.error(.notFound, "no type \(name)")
                : .allExtensionNumbersResponse(GRPCReflection.ExtensionNumberResponse(baseTypeName: name))
        case .listServices:
            .listServicesResponse(GRPCReflection.ListServiceResponse(service: services.map { .init(name: $0) }))
        case nil: Self.error(.invalidArgument, "no question")
        }
    }

    /// A file and everything that it imports, each once.
    private func files(
        _ file: FileDescriptor?,
        _ name: String
    ) -> GRPCReflection.ServerReflectionResponse.MessageResponse {
        guard let file else { return Self.error(.notFound, "no \(name)") }
        var found = [file]
        var names: Set = [file.name]
        var index = 0
        while index < found.count {
            for dependency in found[index].dependencies where names.insert(dependency).inserted {
                if let file = fileOfName[dependency] { found.append(file) }
            }
            index += 1
        }
        return .fileDescriptorResponse(GRPCReflection.FileDescriptorResponse(fileDescriptorProto: found.map(\.encoded)))
    }

    private static func error(
        _ code: StatusCode,
        _ message: String
    ) -> GRPCReflection.ServerReflectionResponse.MessageResponse {
        .errorResponse(GRPCReflection.ErrorResponse(errorCode: Int32(code.rawValue), errorMessage: message))
    }
}

extension GRPCReflection.ServerReflectionRequest.MessageRequest {
    /// What is asked about.
    fileprivate var name: String {
        switch self {
        case .fileByFilename(let name), .fileContainingSymbol(let name), .allExtensionNumbersOfType(let name),
            .listServices(let name):
            name
        case .fileContainingExtension(let request): request.containingType
        }
    }
}
