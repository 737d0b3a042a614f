public import Protobuf

/// Streaming calls. Each lasts as long as its closure: when that returns or throws before the server has ended the call, or
/// when its task is cancelled, the call is reset.
extension GRPCClient {
    /// Calls `method` with a stream in both directions. The server sees the end of the requests when
    /// ``ClientStream/finishRequests()`` is called.
    public func bidirectional<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        _ method: MethodDescriptor,
        options: CallOptions = CallOptions(),
        _ body: (ClientStream<Request, Response>) async throws -> Result
    ) async throws -> Result {
        method.expect(.bidirectional)
        return try await withStream(of: method, options: options, body)
    }

    /// Calls `method` with one request; `body` reads the responses.
    public func serverStreaming<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        _ method: MethodDescriptor,
        _ request: Request,
        options: CallOptions = CallOptions(),
        _ body: (MessageStream<Response>) async throws -> Result
    ) async throws -> Result {
        method.expect(.serverStreaming)
        return try await withResponses(of: method, request, options: options, body)
    }

    /// Calls `method` with the requests that `body` writes, and returns the response. The server may answer before it has
    /// had all of them; then what `body` throws is of no account.
    public func clientStreaming<Request: ProtobufEncodable, Response: ProtobufMessage>(
        _ method: MethodDescriptor,
        options: CallOptions = CallOptions(),
        _ body: (MessageSink<Request>) async throws -> Void
    ) async throws -> Response {
        method.expect(.clientStreaming)
        return try await withStream(of: method, options: options) { (stream: ClientStream<Request, Response>) in
            try await Self.write(body, to: stream)
            return try await stream.responses.single(of: "response").message
        }
    }

    // These are functions of their own, and not to be inlined, because the compiler (6.3) crashes while it optimizes them in
    // one: "while splitting coroutine", on a closure that keeps an error while it waits.

    /// Has `body` write the requests and ends them. What it throws counts only while the call runs.
    @inline(never)
    private static func write<Request: ProtobufEncodable, Response: ProtobufMessage>(
        _ body: (MessageSink<Request>) async throws -> Void,
        to stream: ClientStream<Request, Response>
    ) async throws {
        guard let failure = await failure(of: body, stream.requests) else { return await stream.finishRequests() }
        let isOver = await stream.outcome() != nil
        if !isOver { throw failure }
    }

    /// What `body` throws.
    @inline(never)
    private static func failure<Request: ProtobufEncodable>(
        of body: (MessageSink<Request>) async throws -> Void,
        _ requests: MessageSink<Request>
    ) async -> (any Error)? {
        do {
            try await body(requests)
            return nil
        } catch {
            return error
        }
    }
}
