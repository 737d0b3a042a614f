/// The response to a unary call that ended with OK, and what came besides it.
public struct Answer<Message: Sendable>: Sendable {
    /// The response.
    public let message: Message
    /// What came with the headers of the response.
    public let initialMetadata: Metadata
    /// What came with the status.
    public let trailers: Metadata
    /// The message came compressed.
    public let wasCompressed: Bool
}
