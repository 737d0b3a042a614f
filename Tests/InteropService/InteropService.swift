public import GRPC

/// `grpc.testing.TestService`, the service that gRPC's interoperation tests call (grpc/grpc
/// `doc/interop-test-descriptions.md`, "Server").
public enum InteropService {
    private static let name = "grpc.testing.TestService"

    public static let emptyCall = MethodDescriptor(service: name, method: "EmptyCall")
    public static let unaryCall = MethodDescriptor(service: name, method: "UnaryCall")
    public static let streamingInputCall = MethodDescriptor(
        service: name,
        method: "StreamingInputCall",
        kind: .clientStreaming
    )
    public static let streamingOutputCall = MethodDescriptor(
        service: name,
        method: "StreamingOutputCall",
        kind: .serverStreaming
    )
    public static let fullDuplexCall = MethodDescriptor(service: name, method: "FullDuplexCall", kind: .bidirectional)
    public static let halfDuplexCall = MethodDescriptor(service: name, method: "HalfDuplexCall", kind: .bidirectional)

    /// What a test server registers. `UnimplementedCall` is left out, as the tests demand.
    public static var methods: [ServiceMethod] {
        [
            .unary(emptyCall) { (context: ServerContext, request: Empty) in
                try await echoMetadata(context)
                return request
            },
            .unary(unaryCall, unary),
            .clientStreaming(streamingInputCall, streamingInput),
            .serverStreaming(streamingOutputCall) {
                (
                    context,
                    request: StreamingOutputCallRequest,
                    responses: MessageSink<StreamingOutputCallResponse>
                ) in
                try await begin(context)
                try await answer(request, responses)
            },
            .bidirectional(fullDuplexCall, fullDuplex),
            .bidirectional(halfDuplexCall, halfDuplex),
        ]
    }

    // MARK: The methods

    private static func unary(_ context: ServerContext, _ request: SimpleRequest) async throws -> SimpleResponse {
        try check(request.expectCompressed, context.requestWasCompressed)
        if request.responseCompressed?.value == true { _ = await context.compressResponses() }
        try await echoMetadata(context)
        try end(request.responseStatus)
        var response = SimpleResponse()
        response.payload = try payload(request.responseSize)
        return response
    }

    private static func streamingInput(
        _ context: ServerContext,
        _ requests: MessageStream<StreamingInputCallRequest>
    ) async throws -> StreamingInputCallResponse {
        try await echoMetadata(context)
        var response = StreamingInputCallResponse()
        for try await request in requests.received {
            try check(request.message.expectCompressed, request.wasCompressed)
            response.aggregatedPayloadSize += Int32(request.message.payload?.body.count ?? 0)
        }
        return response
    }

    private static func fullDuplex(
        _ context: ServerContext,
        _ requests: MessageStream<StreamingOutputCallRequest>,
        _ responses: MessageSink<StreamingOutputCallResponse>
    ) async throws {
        try await begin(context)
        for try await request in requests { try await answer(request, responses) }
    }

    private static func halfDuplex(
        _ context: ServerContext,
        _ requests: MessageStream<StreamingOutputCallRequest>,
        _ responses: MessageSink<StreamingOutputCallResponse>
    ) async throws {
        try await begin(context)
        var waiting: [StreamingOutputCallRequest] = []
        for try await request in requests { waiting.append(request) }
        for request in waiting { try await answer(request, responses) }
    }

    // MARK: What they share

    /// A stream of responses says in its headers that some may be compressed, before it is known whether any is to be.
    private static func begin(_ context: ServerContext) async throws {
        _ = await context.compressResponses()
        try await echoMetadata(context)
    }

    /// Sends the responses that a request asks for, each after its interval.
    private static func answer(
        _ request: StreamingOutputCallRequest,
        _ responses: MessageSink<StreamingOutputCallResponse>
    ) async throws {
        try end(request.responseStatus)
        for parameters in request.responseParameters {
            if parameters.interval > 0 { try await Task.sleep(for: .microseconds(parameters.interval)) }
            var response = StreamingOutputCallResponse()
            response.payload = try payload(parameters.size)
            try await responses.write(response, compressed: parameters.compressed?.value == true)
        }
    }

    /// Sends back what came under the names that are reserved for it.
    private static func echoMetadata(_ context: ServerContext) async throws {
        let (initialKey, trailingKey) = ("x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin")
        var trailers = Metadata()
        for value in context.metadata.bytes(trailingKey) { trailers.add(trailingKey, value) }
        if !trailers.isEmpty { await context.setTrailers(trailers) }
        var initial = Metadata()
        for value in context.metadata.bytes(initialKey) { initial.add(initialKey, value) }
        if !initial.isEmpty { try await context.sendInitialMetadata(initial) }
    }

    /// Throws the status that the caller asks for, if it is not OK.
    private static func end(_ status: EchoStatus?) throws {
        guard let status, status.code != 0 else { return }
        throw Status(UInt8(exactly: status.code).flatMap(StatusCode.init) ?? .unknown, status.message)
    }

    private static func check(_ expected: BoolValue?, _ wasCompressed: Bool) throws {
        guard let expected, expected.value != wasCompressed else { return }
        throw Status(.invalidArgument, "the request came \(wasCompressed ? "compressed" : "uncompressed")")
    }

    private static func payload(_ size: Int32) throws -> Payload {
        guard 0...largestPayload ~= size else { throw Status(.invalidArgument, "no payload has \(size) bytes") }
        return Payload(byteCount: Int(size))
    }

    /// More than any of the tests asks for.
    private static let largestPayload: Int32 = 16 * 1024 * 1024
}
