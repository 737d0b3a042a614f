import GRPC
import NIOPosix
import Protobuf
import Testing

/// What the articles show of deadlines, cancellation and metadata.
struct DeadlineExamples {
    private static let patient = MethodDescriptor(service: "example.Slow", method: "Never")
    private static let greet = MethodDescriptor(service: "example.Slow", method: "Greet")

    private static let services: [ServiceMethod] = [
        .unary(patient) { (_, request: RawMessage) in
            try await Task.sleep(for: .seconds(3600))
            return request
        },
        // begin example
        .unary(greet) { (context, request: RawMessage) in
            guard let language = context.metadata.first("language") else {
                throw Status(.invalidArgument, "the metadata must name a language")
            }
            var trailers = Metadata()
            trailers.add("greeted-in", language)
            trailers.add("signature-bin", [0xFF, 0x00])
            await context.setTrailers(trailers)
            return request
        },
        // end example
    ]

    @Test("a deadline, a cancellation and metadata reach the other side")
    func reachTheOtherSide() async throws {
        let group = MultiThreadedEventLoopGroup.singleton
        let server = try await GRPCServer.start(
            at: .tcp(host: "127.0.0.1", port: 0),
            group: group,
            services: Self.services
        )
        let channel = GRPCChannel(to: server.endpoint, group: group)
        #expect(try await Self.code(channel) == .deadlineExceeded)
        #expect(try await Self.signature(channel) == [[0xFF, 0x00]])
        await channel.shutDown()
        try await server.shutDown()
    }

    private static func code(_ client: some GRPCClient) async throws -> StatusCode? {
        // begin example
        do throws(Status) {
            let options = CallOptions(timeout: .milliseconds(20))
            _ = try await client.unary(patient, [], options: options)
        } catch {
            return error.code
        }
        // end example
        return nil
    }

    private static func signature(_ client: some GRPCClient) async throws -> [[UInt8]] {
        // begin example
        var metadata = Metadata()
        metadata.add("language", "en")
        let answer = try await client.unary(greet, [], options: CallOptions(metadata: metadata))
        let signature = answer.trailers.bytes("signature-bin")
        // end example
        return signature
    }
}
