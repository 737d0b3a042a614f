public import Protobuf

/// What calls are made over: one connection, or a channel of several. Conformers give the first three functions, and callers use
/// the others.
///
/// That a method is called as the kind that it is (with one request or a stream of them, one response or a stream of them)
/// is the programmer's business: calling one as another kind traps.
public protocol GRPCClient: Sendable {
    /// Calls `method` with one message and waits for how it ends. Cancelling the task resets the call.
    func outcome(of method: MethodDescriptor, _ message: [UInt8], options: CallOptions) async -> UnaryOutcome

    /// Calls `method` with a stream in both directions for as long as `body` runs.
    func withStream<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        of method: MethodDescriptor,
        options: CallOptions,
        _ body: (ClientStream<Request, Response>) async throws -> Result
    ) async throws -> Result

    /// Calls `method` with one request for as long as `body`, which reads the responses, runs.
    func withResponses<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        of method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        _ body: (MessageStream<Response>) async throws -> Result
    ) async throws -> Result
}

/// Unary calls. Any outcome but OK is thrown: the server's status, or one made here when there is none.
extension GRPCClient {
    /// Calls `method` with the bytes of one message and waits for those of the response.
    public func unary(
        _ method: MethodDescriptor,
        _ message: [UInt8],
        options: CallOptions = CallOptions()
    ) async throws(Status) -> Answer<[UInt8]> {
        method.expect(.unary)
        let outcome = await outcome(of: method, message, options: options)
        guard outcome.status.isOK else { throw outcome.status }
        return Answer(
            message: outcome.message,
            initialMetadata: outcome.initialMetadata,
            trailers: outcome.trailers,
            wasCompressed: outcome.wasCompressed
        )
    }

    /// Calls `method` with one message and waits for the response message.
    public func call<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> Response {
        try await answer(method, request, options: options).message
    }

    /// Calls `method` with one message and waits for the response message and what came besides it. Throws INTERNAL when the
    /// response cannot be parsed.
    ///
    /// A response is taken even if fields break the schema's rules, which then have their zero values: a newer server may know
    /// values that this client does not, and the id of what was only validated is empty.
    public func answer<Request: ProtobufMessage, Response: ProtobufMessage>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions = CallOptions()
    ) async throws(Status) -> Answer<Response> {
        let answer = try await unary(method, request.encoded(), options: options)
        do throws(DecodeError) {
            var violations: [FieldViolation] = []
            let arena = Arena(chunkByteCount: 4096)
            return Answer(
                message: try Response.decode(answer.message.span, in: arena, violations: &violations),
                initialMetadata: answer.initialMetadata,
                trailers: answer.trailers,
                wasCompressed: answer.wasCompressed
            )
        } catch {
            throw Status(.internal, "the response of \(method.path) is malformed")
        }
    }
}

extension MethodDescriptor {
    /// Traps when the method is of another kind than it is called as.
    func expect(_ kind: Kind) {
        precondition(self.kind == kind, "\(path) is \(self.kind) and is called as \(kind)")
    }
}
