import HTTP2

/// Names one call on one ``ServerLoop``. A few numbers: it may travel to any thread and back, and is recognised as stale
/// when its call or connection has ended.
public struct CallID: Hashable, Sendable, BitwiseCopyable {
    let connection: ConnectionID
    let stream: StreamHandle
}

/// A place in the loop's list of connections, and which of the connections that sat there.
struct ConnectionID: Hashable, Sendable, BitwiseCopyable {
    let slot: UInt32
    let serial: UInt32
}
