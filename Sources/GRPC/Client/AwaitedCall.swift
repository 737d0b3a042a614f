import NIOCore

/// A call that a task waits for. Confined to the connection's loop, where starting, ending and cancelling meet.
final class AwaitedCall: UnaryReceiver {
    private let promise: EventLoopPromise<UnaryOutcome>
    private var connection: ClientConnection?
    private var id: ClientCallID?
    private var isCancelled = false

    init(_ promise: EventLoopPromise<UnaryOutcome>) {
        self.promise = promise
    }

    func start(_ connection: ClientConnection, _ attempt: Attempt, _ message: [UInt8]) {
        // Cancellation may overtake the start.
        guard !isCancelled else { return end(UnaryOutcome(.cancelledByCaller, reach: .client)) }
        self.connection = connection
        id = connection.start(
            connection.prepare(attempt.method, gzip: attempt.gzip),
            tag: 0,
            receiver: self,
            timeout: attempt.timeout,
            metadata: attempt.sentMetadata,
            limit: message.count
        ) { output in
            for byte in message { output.append(byte) }
        }
        guard id != nil else { return end(UnaryOutcome(.noMoreCalls, reach: .client)) }
        connection.flush()
    }

    func cancel(_ connection: ClientConnection) {
        isCancelled = true
        if let id { connection.cancel(id) }
    }

    func completed(_ call: ClientCallID, tag: UInt64, status: Status, message: Span<UInt8>) {
        guard let connection else { return end(UnaryOutcome(status)) }
        end(
            UnaryOutcome(
                status,
                message: message.array,
                initialMetadata: connection.initialMetadata(of: call),
                trailers: connection.trailers(of: call),
                wasCompressed: connection.responseWasCompressed(of: call),
                reach: connection.reach(of: call)
            )
        )
    }

    private func end(_ outcome: UnaryOutcome) {
        id = nil
        connection = nil
        promise.succeed(outcome)
    }
}

extension Status {
    static let cancelledByCaller = Status(.cancelled, "the caller cancelled the call")
    static let tooMuchMetadata = Status(.resourceExhausted, "the metadata of the request is too large")
    static let invalidMetadata = Status(.internal, "the metadata of the request is not valid")
    static let noMoreCalls = Status(.unavailable, "the connection takes no more calls")
    static let deadlinePassed = Status(.deadlineExceeded, "the deadline has passed")
}

extension Metadata {
    /// Why a request cannot be sent with it.
    func refusal(maximumSize: Int) -> Status? {
        guard byteCount <= maximumSize else { return .tooMuchMetadata }
        return isValid ? nil : .invalidMetadata
    }
}
