import NIOCore
public import Protobuf

extension GRPCClientConnection: GRPCClient {
    public func outcome(
        of method: MethodDescriptor,
        _ message: [UInt8],
        options: CallOptions
    ) async -> UnaryOutcome {
        var call = ClientCallRecord(method, configuration)
        let outcome: UnaryOutcome
        do throws(Status) {
            let attempt = Attempt(method, options, timeout: options.timeout.map { TimeAmount($0) })
            outcome = await self.outcome(of: try await call.prepare(attempt), message)
        } catch {
            outcome = UnaryOutcome(error, reach: .client)
        }
        call.ended(outcome.status)
        return outcome
    }

    public func withStream<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        of method: MethodDescriptor,
        options: CallOptions,
        _ body: (ClientStream<Request, Response>) async throws -> Result
    ) async throws -> Result {
        var call = ClientCallRecord(method, configuration)
        let stream: ClientStream<Request, Response>
        do throws(Status) {
            let attempt = Attempt(method, options, timeout: options.timeout.map { TimeAmount($0) })
            guard let opened: ClientStream<Request, Response> = await open(try await call.prepare(attempt)) else {
                throw Status.noMoreCalls
            }
            stream = opened
        } catch {
            call.ended(error)
            throw error
        }
        return try await stream.run(reporting: call, body)
    }

    public func withResponses<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        of method: MethodDescriptor,
        _ request: Request,
        options: CallOptions,
        _ body: (MessageStream<Response>) async throws -> Result
    ) async throws -> Result {
        try await withStream(of: method, options: options) { (stream: ClientStream<Request, Response>) in
            try await stream.requests.write(request)
            await stream.finishRequests()
            return try await body(stream.responses)
        }
    }

    // MARK: One attempt

    /// Makes one attempt at a unary call.
    func outcome(of attempt: Attempt, _ message: [UInt8]) async -> UnaryOutcome {
        let promise = eventLoop.makePromise(of: UnaryOutcome.self)
        let state = NIOLoopBoundBox.makeBoxSendingValue(AwaitedCall(promise), eventLoop: eventLoop)
        do {
            return try await withTaskCancellationHandler {
                execute { state.value.start($0, attempt, message) }
                return try await promise.futureResult.get()
            } onCancel: {
                execute { state.value.cancel($0) }
            }
        } catch {
            // The promise is never broken.
            return UnaryOutcome(Status(.unknown))
        }
    }

    /// Opens a streaming call; nil when the connection takes no more calls.
    func open<Request, Response>(_ attempt: Attempt) async -> ClientStream<Request, Response>? {
        let opened = try? await executor.run(with: onLoop) { (connection) async throws(Status) in
            connection.open(
                attempt.method,
                metadata: attempt.sentMetadata,
                timeout: attempt.timeout,
                gzip: attempt.gzip
            ).map { call in
                (
                    NIOLoopBound(call, eventLoop: connection.eventLoop),
                    NIOLoopBound(call.channel, eventLoop: connection.eventLoop)
                )
            }
        }
        guard let (call, channel) = opened ?? nil else { return nil }
        return ClientStream(call, channel, executor)
    }
}
