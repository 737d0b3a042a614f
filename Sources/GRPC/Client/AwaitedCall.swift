import NIOCore

/// A call that a task waits for. Confined to the connection's loop, where starting, ending and cancelling meet.
final class AwaitedCall: UnaryReceiver {
    private let promise: EventLoopPromise<Result<UnaryResponse, Status>>
    private var connection: ClientConnection?
    private var id: ClientCallID?
    private var isCancelled = false

    init(_ promise: EventLoopPromise<Result<UnaryResponse, Status>>) {
        self.promise = promise
    }

    func start(
        _ connection: ClientConnection,
        _ method: MethodDescriptor,
        _ message: [UInt8],
        _ metadata: Metadata?,
        _ timeout: TimeAmount?,
        _ gzip: GzipUse
    ) {
        // Cancellation may overtake the start.
        guard !isCancelled else { return end(.failure(Status(.cancelled, "the caller cancelled the call"))) }
        self.connection = connection
        id = connection.start(
            connection.prepare(method, gzip: gzip),
            tag: 0,
            receiver: self,
            timeout: timeout,
            metadata: metadata,
            limit: message.count
        ) { output in
            for byte in message { output.append(byte) }
        }
        guard id != nil else { return end(.failure(Status(.unavailable, "the connection takes no more calls"))) }
        connection.flush()
    }

    func cancel(_ connection: ClientConnection) {
        isCancelled = true
        if let id { connection.cancel(id) }
    }

    func completed(_ call: ClientCallID, tag: UInt64, status: Status, message: Span<UInt8>) {
        guard status.isOK else { return end(.failure(status)) }
        let metadata = connection?.metadata(of: call) ?? Metadata()
        end(.success(UnaryResponse(message: message.array, metadata: metadata)))
    }

    private func end(_ result: Result<UnaryResponse, Status>) {
        id = nil
        connection = nil
        promise.succeed(result)
    }
}
