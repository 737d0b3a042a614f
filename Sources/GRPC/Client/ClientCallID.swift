import HTTP2

/// Names one call of one ``ClientConnection``; recognised as stale once the call is over.
public struct ClientCallID: Hashable, Sendable, BitwiseCopyable {
    let stream: StreamHandle

    /// Of calls that were given no stream.
    static let unsent = ClientCallID(stream: StreamHandle(slot: 0, id: 0))
}
