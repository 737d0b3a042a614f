import HTTP2
import NIOCore

/// A streaming call of a client. Confined to its connection's loop.
final class ClientStreamCall {
    let channel: MessageChannel
    /// What came with the status.
    private(set) var trailers = Metadata()
    /// How the call ended; nil while it runs.
    private(set) var outcome: Status?
    /// How far the call got, if it failed.
    private(set) var reach = CallReach.server
    /// No more messages will be written.
    private(set) var hasFinishedRequests = false
    private var initialMetadata: Metadata?
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// Nil once the call is over.
    private var connection: ClientConnection?

    init(_ channel: MessageChannel, _ connection: ClientConnection) {
        self.channel = channel
        self.connection = connection
    }

    // MARK: From the connection

    /// The response has begun.
    func began(_ metadata: Metadata) {
        initialMetadata = metadata
        wake()
    }

    /// The server has ended the call; its messages can still be read.
    func ended(_ status: Status, _ trailers: Metadata) {
        finish(status, trailers)
        channel.failOutput(status.isOK ? Status(.cancelled, "the server has ended the call") : status)
    }

    /// The call cannot go on.
    func failed(_ status: Status, _ reach: CallReach) {
        self.reach = reach
        finish(status, Metadata())
        channel.fail(status)
    }

    private func finish(_ status: Status, _ trailers: Metadata) {
        outcome = status
        self.trailers = trailers
        connection = nil
        wake()
    }

    private func wake() {
        let continuations = waiting
        waiting = []
        for continuation in continuations { continuation.resume() }
    }

    // MARK: From the caller

    /// No more messages will be written.
    func finishRequests() {
        guard let connection, !hasFinishedRequests else { return }
        hasFinishedRequests = true
        channel.failOutput(Status(.failedPrecondition, "the requests were ended before"))
        connection.session.finish(channel.stream)
        connection.needsFlush()
    }

    /// Resets the call, unless it is over.
    func cancel() {
        connection?.cancel(ClientCallID(stream: channel.stream))
    }

    /// Waits for the beginning of the response. Throws the status of a call that ended without one.
    func waitForInitialMetadata() async throws(Status) -> Metadata {
        while true {
            if let initialMetadata { return initialMetadata }
            if let outcome { throw outcome }
            // A call is reset when its task is cancelled, which ends the waiting.
            await withCheckedContinuation { waiting.append($0) }
        }
    }
}
