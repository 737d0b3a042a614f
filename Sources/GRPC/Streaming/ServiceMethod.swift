public import Protobuf

/// A method and the function that answers it, in a task of its own for each call.
///
/// The task runs on the event loop of its connection, so that reading and writing messages costs no hop: the function
/// must not block and must take long computations elsewhere. It is cancelled when nobody waits for the answer any more: the
/// caller reset the call, the connection was lost, the deadline passed (of which the caller is told at once, with DEADLINE_EXCEEDED,
/// whatever the function does then). A function that returns ends the call with OK, one that throws a ``Status`` with that, and
/// anything else thrown is UNKNOWN without a word of what it was. What it has to read counts against
/// ``ConnectionLimits/maximumUnfinishedBytes``, what it writes against ``ConnectionLimits/maximumHeldBytes``.
///
/// For calls that must cost as little as possible there is ``UnaryDispatcher``.
public struct ServiceMethod: Sendable {
    /// The method.
    public let descriptor: MethodDescriptor
    let answer: @Sendable (ServerContext, ServerStreamEnds) async throws -> Void

    /// A method with one request and one response.
    public static func unary<Request: ProtobufMessage, Response: ProtobufEncodable>(
        _ descriptor: MethodDescriptor,
        _ answer: @escaping @Sendable (_ context: ServerContext, _ request: Request) async throws -> Response
    ) -> ServiceMethod {
        ServiceMethod(descriptor, .unary) { context, ends in
            let request: ReceivedMessage<Request> = try await ends.requests().single(of: "request")
            let context = context.having(received: request)
            try await ends.responses().write(try await answer(context, request.message))
        }
    }

    /// A method with a stream of requests and one response. The function need not read all of them.
    public static func clientStreaming<Request: ProtobufMessage, Response: ProtobufEncodable>(
        _ descriptor: MethodDescriptor,
        _ answer:
            @escaping @Sendable (_ context: ServerContext, _ requests: MessageStream<Request>) async throws -> Response
    ) -> ServiceMethod {
        ServiceMethod(descriptor, .clientStreaming) { context, ends in
            try await ends.responses().write(try await answer(context, ends.requests()))
        }
    }

    /// A method with one request and a stream of responses, which ends when the function returns.
    public static func serverStreaming<Request: ProtobufMessage, Response: ProtobufEncodable>(
        _ descriptor: MethodDescriptor,
        _ answer:
            @escaping @Sendable (
                _ context: ServerContext, _ request: Request, _ responses: MessageSink<Response>
            ) async throws -> Void
    ) -> ServiceMethod {
        ServiceMethod(descriptor, .serverStreaming) { context, ends in
            let request: ReceivedMessage<Request> = try await ends.requests().single(of: "request")
            try await answer(context.having(received: request), request.message, ends.responses())
        }
    }

    /// A method with a stream in both directions; that of the responses ends when the function returns.
    public static func bidirectional<Request: ProtobufMessage, Response: ProtobufEncodable>(
        _ descriptor: MethodDescriptor,
        _ answer:
            @escaping @Sendable (
                _ context: ServerContext, _ requests: MessageStream<Request>, _ responses: MessageSink<Response>
            ) async throws -> Void
    ) -> ServiceMethod {
        ServiceMethod(descriptor, .bidirectional) { context, ends in
            try await answer(context, ends.requests(), ends.responses())
        }
    }

    private init(
        _ descriptor: MethodDescriptor,
        _ kind: MethodDescriptor.Kind,
        _ answer: @escaping @Sendable (ServerContext, ServerStreamEnds) async throws -> Void
    ) {
        precondition(descriptor.kind == kind, "\(descriptor.path) is registered with another kind than it has")
        self.descriptor = descriptor
        self.answer = answer
    }

    /// How the function ended.
    struct End: Sendable {
        let status: Status
        /// What it threw that the caller is not told of.
        var cause: (any Error)?
    }

    /// Answers a call and says how it ends.
    func run(_ context: ServerContext, _ ends: ServerStreamEnds) async -> End {
        do {
            try await answer(context, ends)
            return End(status: .ok)
        } catch let status as Status {
            return End(status: status)
        } catch {
            return End(status: Status(.unknown, "the service failed"), cause: error)
        }
    }
}
