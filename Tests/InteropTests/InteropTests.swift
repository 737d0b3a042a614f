import GRPC
import InteropService
import NIOPosix
import Testing

/// gRPC's interoperation tests (grpc/grpc `doc/interop-test-descriptions.md`) by the client of this package, over TCP.
/// `Tests/Clients/interop` has them by another one.
@Suite("Interoperation cases")
struct InteropTests {
    private static let requestSizes = [27182, 8, 1828, 45904]
    private static let responseSizes: [Int32] = [31415, 9, 2653, 58979]

    private func withClient(_ body: (GRPCClientConnection) async throws -> Void) async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await GRPCServer.start(port: 0, group: group, services: InteropService.methods)
        do {
            try await body(GRPCClientConnection.connect(host: "127.0.0.1", port: server.port!, group: group))
            try await server.close()
        } catch {
            try await server.close()
            throw error
        }
    }

    private var largeRequest: SimpleRequest {
        var request = SimpleRequest()
        request.responseSize = 314_159
        request.payload = Payload(byteCount: 271_828)
        return request
    }

    private func request(_ sizes: [Int32], payload: Int = 0) -> StreamingOutputCallRequest {
        var request = StreamingOutputCallRequest()
        request.payload = Payload(byteCount: payload)
        request.responseParameters = sizes.map { size in
            var parameters = ResponseParameters()
            parameters.size = size
            return parameters
        }
        return request
    }

    @Test("empty_unary and large_unary")
    func unary() async throws {
        try await withClient { client in
            let empty: Empty = try await client.call(InteropService.emptyCall, Empty())
            #expect(empty == Empty())
            try await callLarge(client)
        }
    }

    private func callLarge(_ client: any GRPCClient) async throws {
        let large: SimpleResponse = try await client.call(InteropService.unaryCall, largeRequest)
        #expect(large.payload == Payload(byteCount: 314_159))
    }

    @Test("rpc_soak and channel_soak: one channel for many calls, and one for each")
    func soak() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await GRPCServer.start(port: 0, group: group, services: InteropService.methods)
        for (channelCount, callCount) in [(1, 20), (10, 1)] {
            for _ in 0..<channelCount {
                let channel = GRPCChannel(host: "localhost", port: server.port!, group: group)
                for _ in 0..<callCount { try await callLarge(channel) }
                await channel.shutDown()
            }
        }
        try await server.close()
    }

    @Test("client_streaming")
    func clientStreaming() async throws {
        try await withClient { client in
            let response: StreamingInputCallResponse = try await client.clientStreaming(
                InteropService.streamingInputCall
            ) { (requests: MessageSink<StreamingInputCallRequest>) in
                for size in Self.requestSizes {
                    var request = StreamingInputCallRequest()
                    request.payload = Payload(byteCount: size)
                    try await requests.write(request)
                }
            }
            #expect(response.aggregatedPayloadSize == 74_922)
        }
    }

    @Test("server_streaming")
    func serverStreaming() async throws {
        try await withClient { client in
            let sizes = try await client.serverStreaming(
                InteropService.streamingOutputCall,
                request(Self.responseSizes)
            ) { (responses: MessageStream<StreamingOutputCallResponse>) in
                try await responses.reduce(into: [Int]()) { $0.append($1.payload?.body.count ?? 0) }
            }
            #expect(sizes == Self.responseSizes.map { Int($0) })
        }
    }

    @Test("ping_pong and empty_stream")
    func fullDuplex() async throws {
        try await withClient { client in
            for count in [4, 0] {
                try await client.bidirectional(InteropService.fullDuplexCall) {
                    (call: ClientStream<StreamingOutputCallRequest, StreamingOutputCallResponse>) in
                    var responses = call.responses.makeAsyncIterator()
                    for index in 0..<count {
                        let size = Self.responseSizes[index]
                        try await call.requests.write(request([size], payload: Self.requestSizes[index]))
                        let response = try await responses.next()
                        #expect(response?.payload == Payload(byteCount: Int(size)))
                    }
                    await call.finishRequests()
                    #expect(try await responses.next() == nil)
                }
            }
        }
    }

    @Test("client_compressed_unary")
    func clientCompressedUnary() async throws {
        try await withClient { client in
            func call(expected: Bool, gzip: GzipUse) async throws -> SimpleResponse {
                var request = largeRequest
                request.expectCompressed = BoolValue(expected)
                return try await client.call(InteropService.unaryCall, request, options: CallOptions(gzip: gzip))
            }
            // The probe: a server that looks for compression finds none.
            let probe = await outcome { _ = try await call(expected: true, gzip: []) }
            #expect(probe?.code == .invalidArgument)
            for (expected, gzip) in [(true, .sending), (false, [])] as [(Bool, GzipUse)] {
                let response = try await call(expected: expected, gzip: gzip)
                #expect(response.payload == Payload(byteCount: 314_159))
            }
        }
    }

    @Test("server_compressed_unary", arguments: [true, false])
    func serverCompressedUnary(isCompressed: Bool) async throws {
        try await withClient { client in
            var request = largeRequest
            request.responseCompressed = BoolValue(isCompressed)
            let answer: Answer<SimpleResponse> = try await client.answer(
                InteropService.unaryCall,
                request,
                options: CallOptions(gzip: .accepting)
            )
            #expect(answer.wasCompressed == isCompressed)
            #expect(answer.message.payload == Payload(byteCount: 314_159))
        }
    }

    @Test("client_compressed_streaming")
    func clientCompressedStreaming() async throws {
        try await withClient { client in
            func call(_ messages: [(size: Int, expected: Bool, isCompressed: Bool)]) async throws -> Int32 {
                let response: StreamingInputCallResponse = try await client.clientStreaming(
                    InteropService.streamingInputCall,
                    options: CallOptions(gzip: .sending)
                ) { (requests: MessageSink<StreamingInputCallRequest>) in
                    for message in messages {
                        var request = StreamingInputCallRequest()
                        request.payload = Payload(byteCount: message.size)
                        request.expectCompressed = BoolValue(message.expected)
                        try await requests.write(request, compressed: message.isCompressed)
                    }
                }
                return response.aggregatedPayloadSize
            }
            // The probe: the first message should be compressed and is not.
            let probe = await outcome { _ = try await call([(27182, expected: true, isCompressed: false)]) }
            #expect(probe?.code == .invalidArgument)
            let size = try await call([
                (27182, expected: true, isCompressed: true), (45904, expected: false, isCompressed: false),
            ])
            #expect(size == 73_086)
        }
    }

    @Test("server_compressed_streaming")
    func serverCompressedStreaming() async throws {
        try await withClient { client in
            var request = request([31415, 92653])
            request.responseParameters[0].compressed = BoolValue(true)
            request.responseParameters[1].compressed = BoolValue(false)
            let received = try await client.serverStreaming(
                InteropService.streamingOutputCall,
                request,
                options: CallOptions(gzip: .accepting)
            ) { (responses: MessageStream<StreamingOutputCallResponse>) in
                try await responses.received.reduce(into: [Bool]()) { $0.append($1.wasCompressed) }
            }
            #expect(received == [true, false])
        }
    }

    private static let echoedInitial = (key: "x-grpc-test-echo-initial", value: "test_initial_metadata_value")
    private static let echoedTrailing = (key: "x-grpc-test-echo-trailing-bin", value: [0xAB, 0xAB, 0xAB] as [UInt8])

    private var echoOptions: CallOptions {
        var metadata = Metadata()
        metadata.add(Self.echoedInitial.key, Self.echoedInitial.value)
        metadata.add(Self.echoedTrailing.key, Self.echoedTrailing.value)
        return CallOptions(metadata: metadata)
    }

    /// Whether both fields came back, each where it belongs.
    private func areEchoed(_ initial: Metadata, _ trailers: Metadata) -> Bool {
        initial.strings(Self.echoedInitial.key) == [Self.echoedInitial.value]
            && trailers.bytes(Self.echoedTrailing.key) == [Self.echoedTrailing.value]
    }

    @Test("custom_metadata: UnaryCall")
    func customMetadataUnary() async throws {
        try await withClient { client in
            let answer: Answer<SimpleResponse> = try await client.answer(
                InteropService.unaryCall,
                largeRequest,
                options: echoOptions
            )
            #expect(answer.message.payload == Payload(byteCount: 314_159))
            #expect(areEchoed(answer.initialMetadata, answer.trailers))
        }
    }

    @Test("custom_metadata: FullDuplexCall")
    func customMetadataFullDuplex() async throws {
        try await withClient { client in
            try await client.bidirectional(InteropService.fullDuplexCall, options: echoOptions) {
                (call: ClientStream<StreamingOutputCallRequest, StreamingOutputCallResponse>) in
                try await call.requests.write(request([314_159], payload: 271_828))
                await call.finishRequests()
                var payloads: [Payload?] = []
                for try await response in call.responses { payloads.append(response.payload) }
                #expect(payloads == [Payload(byteCount: 314_159)])
                let (initial, trailers) = (try await call.initialMetadata(), await call.trailers())
                #expect(areEchoed(initial, trailers))
            }
        }
    }

    @Test(
        "status_code_and_message and special_status_message",
        arguments: [
            "test status message", "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n",
        ]
    )
    func status(message: String) async throws {
        try await withClient { client in
            var simple = SimpleRequest()
            simple.responseStatus = EchoStatus(2, message)
            await #expect(throws: Status(.unknown, message)) {
                let _: SimpleResponse = try await client.call(InteropService.unaryCall, simple)
            }
            var streamed = StreamingOutputCallRequest()
            streamed.responseStatus = EchoStatus(2, message)
            await #expect(throws: Status(.unknown, message)) {
                try await client.bidirectional(InteropService.fullDuplexCall) {
                    (call: ClientStream<StreamingOutputCallRequest, StreamingOutputCallResponse>) in
                    try await call.requests.write(streamed)
                    await call.finishRequests()
                    for try await _ in call.responses {}
                }
            }
        }
    }

    @Test(
        "unimplemented_method and unimplemented_service",
        arguments: ["grpc.testing.TestService", "grpc.testing.UnimplementedService"]
    )
    func unimplemented(service: String) async throws {
        try await withClient { client in
            let method = MethodDescriptor(service: service, method: "UnimplementedCall")
            let outcome = await outcome { let _: Empty = try await client.call(method, Empty()) }
            #expect(outcome?.code == .unimplemented)
        }
    }

    @Test("cancel_after_begin")
    func cancelAfterBegin() async throws {
        try await withClient { client in
            // A call whose stream a caller has in hand, which is what cancelling at once needs.
            try await client.withStream(of: InteropService.streamingInputCall, options: CallOptions()) {
                (call: ClientStream<StreamingInputCallRequest, StreamingInputCallResponse>) in
                await call.cancel()
                #expect(await call.outcome()?.code == .cancelled)
            }
        }
    }

    @Test("cancel_after_first_response")
    func cancelAfterFirstResponse() async throws {
        try await withClient { client in
            try await client.bidirectional(InteropService.fullDuplexCall) {
                (call: ClientStream<StreamingOutputCallRequest, StreamingOutputCallResponse>) in
                var responses = call.responses.makeAsyncIterator()
                try await call.requests.write(request([31415], payload: 27182))
                #expect(try await responses.next()?.payload == Payload(byteCount: 31415))
                await call.cancel()
                #expect(await call.outcome()?.code == .cancelled)
            }
        }
    }

    @Test("timeout_on_sleeping_server")
    func timeout() async throws {
        try await withClient { client in
            let outcome = await outcome {
                try await client.bidirectional(
                    InteropService.fullDuplexCall,
                    options: CallOptions(timeout: .milliseconds(1))
                ) { (call: ClientStream<StreamingOutputCallRequest, StreamingOutputCallResponse>) in
                    try await call.requests.write(request([], payload: 27182))
                    for try await _ in call.responses {}
                }
            }
            #expect(outcome?.code == .deadlineExceeded)
        }
    }

    /// The status that `body` throws.
    private func outcome(_ body: () async throws -> Void) async -> Status? {
        do {
            try await body()
            return nil
        } catch {
            return error as? Status
        }
    }
}
