import NIOCore
public import Protobuf

/// Streaming calls. Each lasts as long as its closure: when that returns or throws before the server has ended the call, or
/// when its task is cancelled, the call is reset. `timeout` becomes the call's deadline.
extension GRPCClientConnection {
    /// Runs tasks on the connection's loop. One that prefers it (`withTaskExecutorPreference`) reads and writes messages without a
    /// hop to another thread; it must not block, and must take long computations elsewhere.
    public var taskExecutor: any TaskExecutor { executor }

    /// Calls `method` with a stream in both directions. The server sees the end of the requests when
    /// ``ClientStream/finishRequests()`` is called.
    public func bidirectional<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        _ method: MethodDescriptor,
        metadata: Metadata? = nil,
        timeout: Duration? = nil,
        gzip: GzipUse = [],
        _ body: (ClientStream<Request, Response>) async throws -> Result
    ) async throws -> Result {
        let stream: ClientStream<Request, Response> = try await open(method, metadata, timeout, gzip)
        return try await withTaskCancellationHandler {
            defer { stream.cancelSoon() }
            return try await body(stream)
        } onCancel: {
            stream.cancelSoon()
        }
    }

    /// Calls `method` with one request; `body` reads the responses.
    public func serverStreaming<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        _ method: MethodDescriptor,
        _ request: Request,
        metadata: Metadata? = nil,
        timeout: Duration? = nil,
        gzip: GzipUse = [],
        _ body: (MessageStream<Response>) async throws -> Result
    ) async throws -> Result {
        try await bidirectional(method, metadata: metadata, timeout: timeout, gzip: gzip) {
            (stream: ClientStream<Request, Response>) in
            try await stream.requests.write(request)
            await stream.finishRequests()
            return try await body(stream.responses)
        }
    }

    /// Calls `method` with the requests that `body` writes, and returns the response. The server may answer before it has
    /// had all of them; then what `body` throws is of no account.
    public func clientStreaming<Request: ProtobufEncodable, Response: ProtobufMessage>(
        _ method: MethodDescriptor,
        metadata: Metadata? = nil,
        timeout: Duration? = nil,
        gzip: GzipUse = [],
        _ body: (MessageSink<Request>) async throws -> Void
    ) async throws -> Response {
        try await bidirectional(method, metadata: metadata, timeout: timeout, gzip: gzip) {
            (stream: ClientStream<Request, Response>) in
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

    private func open<Request, Response>(
        _ method: MethodDescriptor,
        _ metadata: Metadata?,
        _ timeout: Duration?,
        _ gzip: GzipUse
    ) async throws(Status) -> ClientStream<Request, Response> {
        let timeout = timeout.map { TimeAmount($0) }
        let (call, channel) = try await executor.run(with: onLoop) { (connection) async throws(Status) in
            let call = try connection.open(method, metadata: metadata, timeout: timeout, gzip: gzip)
            return (
                NIOLoopBound(call, eventLoop: connection.eventLoop),
                NIOLoopBound(call.channel, eventLoop: connection.eventLoop)
            )
        }
        return ClientStream(call, channel, executor)
    }
}
