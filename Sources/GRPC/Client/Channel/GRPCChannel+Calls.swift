import NIOCore
public import Protobuf

extension GRPCChannel: GRPCClient {
    public func outcome(
        of method: MethodDescriptor,
        _ message: [UInt8],
        options: CallOptions
    ) async -> UnaryOutcome {
        var call = ClientCallRecord(method, configuration.connection)
        let outcome = await attempt(method, message, options, &call)
        call.ended(outcome.status)
        return outcome
    }

    /// Makes attempts at a unary call until one counts.
    private func attempt(
        _ method: MethodDescriptor,
        _ message: [UInt8],
        _ options: CallOptions,
        _ call: inout ClientCallRecord
    ) async -> UnaryOutcome {
        let deadline = options.deadline
        var retries = CallRetries(configuration.retries, isIdempotent: options.isIdempotent)
        do throws(Status) {
            while true {
                let pooled = try await connection(for: options, deadline)
                let attempt = Attempt(method, options, timeout: remaining(deadline), after: retries.failureCount)
                let outcome = await pooled.connection.outcome(of: try await call.prepare(attempt), message)
                if outcome.reach == .client { retire(pooled) }
                let decision = decide(&retries, outcome, deadline)
                guard case .retry(let delay) = decision else { return outcome }
                try await wait(delay)
            }
        } catch {
            return UnaryOutcome(error, reach: .client)
        }
    }

    public func withStream<Request: ProtobufEncodable, Response: ProtobufMessage, Result>(
        of method: MethodDescriptor,
        options: CallOptions,
        _ body: (ClientStream<Request, Response>) async throws -> Result
    ) async throws -> Result {
        var call = ClientCallRecord(method, configuration.connection)
        let stream: ClientStream<Request, Response>
        do throws(Status) {
            stream = try await open(method, options, options.deadline, &call)
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
        var call = ClientCallRecord(method, configuration.connection)
        let stream: ClientStream<Request, Response>
        do throws(Status) {
            stream = try await begin(method, request, options, &call)
        } catch {
            call.ended(error)
            throw error
        }
        return try await stream.run(reporting: call) { try await body($0.responses) }
    }

    // MARK: Attempts

    /// Opens a streaming call on whatever connection takes it.
    private func open<Request, Response>(
        _ method: MethodDescriptor,
        _ options: CallOptions,
        _ deadline: NIODeadline,
        _ call: inout ClientCallRecord
    ) async throws(Status) -> ClientStream<Request, Response> {
        while true {
            let pooled = try await connection(for: options, deadline)
            let attempt = Attempt(method, options, timeout: remaining(deadline))
            if let stream: ClientStream<Request, Response> = await pooled.connection.open(
                try await call.prepare(attempt)
            ) {
                return stream
            }
            retire(pooled)
        }
    }

    /// Sends the one request of a streaming call until a response begins or the call has failed for good.
    private func begin<Request, Response>(
        _ method: MethodDescriptor,
        _ request: Request,
        _ options: CallOptions,
        _ call: inout ClientCallRecord
    ) async throws(Status) -> ClientStream<Request, Response> {
        let deadline = options.deadline
        var wasRefused = false
        while true {
            let stream: ClientStream<Request, Response> = try await open(method, options, deadline, &call)
            let reach = await withTaskCancellationHandler {
                // A request that cannot be written belongs to a call that is over, which its reader hears of.
                try? await stream.requests.write(request)
                await stream.finishRequests()
                return await stream.reach()
            } onCancel: {
                stream.cancelSoon()
            }
            switch reach {
            case .client: continue
            case .serverRefused where !wasRefused: wasRefused = true
            case .serverRefused, .server: return stream
            }
        }
    }

    /// How long an attempt may take; nil for ever.
    private func remaining(_ deadline: NIODeadline) -> TimeAmount? {
        deadline == .distantFuture ? nil : max(deadline - .now(), .zero)
    }

    private func decide(
        _ retries: inout CallRetries,
        _ outcome: UnaryOutcome,
        _ deadline: NIODeadline
    ) -> CallRetries.Decision {
        let pushback = Pushback(outcome.trailers)
        let random = configuration.randomness()
        return read { state in
            retries.next(
                after: outcome.status.code,
                outcome.reach,
                pushback,
                remaining: deadline - .now(),
                throttle: &state.throttle,
                random: random
            )
        }
    }

    private func wait(_ delay: TimeAmount) async throws(Status) {
        guard delay > .zero else { return }
        do {
            try await Task.sleep(for: .nanoseconds(delay.nanoseconds))
        } catch {
            throw .cancelledByCaller
        }
    }

    // MARK: Connections

    /// The call that was to go over the connection never left. A connection that has not ended by itself has run out of streams:
    /// it finishes its calls, and another takes its place.
    private func retire(_ pooled: Pool.Pooled) {
        ended(pooled.place, .noMoreCalls)
        pooled.connection.execute { $0.drain() }
    }

    /// The connection that the call goes over; waits while there may be one soon.
    private func connection(for options: CallOptions, _ deadline: NIODeadline) async throws(Status) -> Pool.Pooled {
        switch read({ $0.pool.pick(waitsForReady: options.waitsForReady) }) {
        case .connection(let pooled): return pooled
        case .fail(let status): throw status
        case .wait:
            connect()
            return try await waitForConnection(options.waitsForReady, deadline).get()
        }
    }

    private func waitForConnection(
        _ waitsForReady: Bool,
        _ deadline: NIODeadline
    ) async -> Result<Pool.Pooled, Status> {
        let number = read { $0.waiting.takeNumber() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                add(number, waitsForReady, deadline, continuation)
            }
        } onCancel: {
            giveUp(number, .cancelledByCaller)
        }
    }

    /// Has the call wait, unless there is an answer by now.
    private func add(
        _ number: Int,
        _ waitsForReady: Bool,
        _ deadline: NIODeadline,
        _ continuation: WaitingCalls.Continuation
    ) {
        let timer =
            deadline == .distantFuture
            ? nil : eventLoops[0].scheduleTask(deadline: deadline) { self.giveUp(number, .deadlinePassed) }
        let answer: Result<Pool.Pooled, Status>? = read { state in
            switch state.pool.pick(waitsForReady: waitsForReady) {
            case .connection(let pooled): return .success(pooled)
            case .fail(let status): return .failure(status)
            case .wait: break
            }
            // Who cancels after this finds the call waiting.
            if Task.isCancelled { return .failure(.cancelledByCaller) }
            if deadline <= .now() { return .failure(.deadlinePassed) }
            guard state.waiting.count < configuration.maximumWaitingCalls else { return .failure(.tooManyWait) }
            state.waiting.add(number, waitsForReady: waitsForReady, continuation, timer: timer)
            return nil
        }
        guard let answer else { return }
        timer?.cancel()
        continuation.resume(returning: answer)
    }

    private func giveUp(_ number: Int, _ status: Status) {
        read { $0.waiting.fail(number, status) }.deliver()
    }
}

extension Status {
    fileprivate static let tooManyWait = Status(.resourceExhausted, "too many calls wait for a connection")
}
