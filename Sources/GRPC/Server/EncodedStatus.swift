import HTTP2

/// A status encoded once for all the calls that end with it: where most are refused, what a refusal costs decides how many of the
/// others can be carried out.
///
/// Every connection keeps those that its calls have ended with for as long as it lives: make few, and use them often.
public struct EncodedStatus: Sendable {
    /// The outcome of those calls.
    public let status: Status
    let block: HeaderBlock

    /// Encodes what ends a call that has not sent anything yet.
    public init(_ status: Status, trailers: Metadata = Metadata()) {
        self.status = status
        block = ServerResponse.trailersOnly(status, trailers)
    }
}
