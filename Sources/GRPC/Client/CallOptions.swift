import NIOCore

/// What a caller says of one call besides its method and its messages.
public struct CallOptions: Sendable {
    /// Sent along.
    public var metadata: Metadata
    /// How long the caller waits, over all attempts and the waiting for a connection; nil is for ever. The server hears of
    /// it and gives up too. A call that is not over by then ends with DEADLINE_EXCEEDED.
    public var timeout: Duration?
    /// Whether messages are compressed, in either direction.
    public var gzip: GzipUse
    /// A ``GRPCChannel`` that cannot connect keeps the call until it can, or until its deadline; without this, the call ends
    /// with UNAVAILABLE at once (grpc/grpc `doc/wait-for-ready.md`).
    public var waitsForReady: Bool
    /// Carrying out the request twice is no different from once, because it carries an id that the server knows a repetition
    /// by, or because it changes nothing. A ``GRPCChannel`` retries such a call after UNAVAILABLE.
    public var isIdempotent: Bool

    /// Options; the defaults are those of a plain call, which waits for ever.
    public init(
        metadata: Metadata = Metadata(),
        timeout: Duration? = nil,
        gzip: GzipUse = [],
        waitsForReady: Bool = false,
        isIdempotent: Bool = false
    ) {
        self.metadata = metadata
        self.timeout = timeout
        self.gzip = gzip
        self.waitsForReady = waitsForReady
        self.isIdempotent = isIdempotent
    }

    /// The same, for a request that is idempotent if `condition` is true.
    public func idempotent(if condition: Bool) -> CallOptions {
        guard condition, !isIdempotent else { return self }
        var options = self
        options.isIdempotent = true
        return options
    }

    /// When a call that begins now is to end; `.distantFuture` without a timeout.
    var deadline: NIODeadline {
        timeout.map { .now() + TimeAmount($0) } ?? .distantFuture
    }
}
