import HTTP2

/// Names one call of one ``ClientConnection``; recognised as stale once the call is over.
public struct ClientCallID: Hashable, Sendable, BitwiseCopyable {
    let stream: StreamHandle
}
