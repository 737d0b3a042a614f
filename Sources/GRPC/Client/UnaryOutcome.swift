/// How a unary call ended, and everything the server said.
public struct UnaryOutcome: Sendable {
    /// How the call ended.
    public let status: Status
    /// The response; empty unless `status` is OK.
    public let message: [UInt8]
    /// What came with the headers of the response.
    public let initialMetadata: Metadata
    /// What came with the status.
    public let trailers: Metadata
    /// The response came compressed.
    public let wasCompressed: Bool
    /// How far the call got, if it failed.
    public let reach: CallReach

    /// An outcome, for a ``GRPCClient`` that makes its own.
    public init(
        _ status: Status,
        message: [UInt8] = [],
        initialMetadata: Metadata = Metadata(),
        trailers: Metadata = Metadata(),
        wasCompressed: Bool = false,
        reach: CallReach = .server
    ) {
        self.status = status
        self.message = message
        self.initialMetadata = initialMetadata
        self.trailers = trailers
        self.wasCompressed = wasCompressed
        self.reach = reach
    }
}
