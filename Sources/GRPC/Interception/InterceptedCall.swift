public import NIOCore

/// A call as interceptors see it: what it asks for and where it comes from. Nothing is made ready that is not asked for.
///
/// Valid until the function returns that it was given to.
public struct InterceptedCall {
    private let connection: ServerConnection
    private let slot: Int

    init(_ connection: ServerConnection, slot: Int) {
        self.connection = connection
        self.slot = slot
    }

    /// The method's index among the server's; nil where the request named none of them.
    public var methodNumber: Int? {
        let number = connection.calls[slot].method
        return number < 0 ? nil : number
    }

    /// Nil where the request named no method of the server.
    public var method: MethodDescriptor? { methodNumber.map { connection.loop.methods[$0] } }

    /// When the caller stops waiting; `.distantFuture` if it did not say.
    public var deadline: NIODeadline { connection.calls[slot].deadline }

    /// Where the call came from; nil once its connection is lost.
    public var peerAddress: SocketAddress? { connection.peerAddress }

    /// Whom the client's certificate names, if it showed one.
    public var peerIdentity: PeerIdentity? { connection.peerIdentity }

    /// Who makes the call, as far as interceptors have said.
    public var caller: CallerIdentity? { connection.interceptions[slot].caller }

    /// What the caller sent along.
    public var metadata: Metadata { connection.calls[slot].metadata.parsed }

    /// Looks at the values under `key`, which must not end in `-bin`: at the first one, and at how many there are.
    public func withFirstValue<Result>(_ key: String, _ body: (_ value: Span<UInt8>, _ count: Int) -> Result) -> Result
    {
        connection.calls[slot].metadata.withFirst(key, body)
    }

    /// The trace that the call belongs to, if the caller told of one (`traceparent`).
    public var traceContext: TraceContext? {
        let hasOne = withFirstValue(TraceContext.parentKey) { _, count in count > 0 }
        return hasOne ? TraceContext(received: metadata) : nil
    }
}
