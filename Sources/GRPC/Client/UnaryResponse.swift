/// The answer to a unary call that ended with OK.
public struct UnaryResponse: Sendable {
    public let message: [UInt8]
    /// What the server sent in headers and trailers, in that order.
    public let metadata: Metadata
}
