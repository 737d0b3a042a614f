import HTTP2

/// What a server said when it ended a connection.
public struct GoAway: Hashable, Sendable {
    /// The code of GOAWAY.
    public let code: ErrorCode
    /// Why, for people to read; the first 128 bytes.
    public let debugData: String

    /// The server has had more PINGs than it lets pass (gRFC A8).
    public var isTooManyPings: Bool { code == .enhanceYourCalm && debugData == "too_many_pings" }

    /// What calls on streams that the server may have seen end with, if it does not answer them: a code that says something of
    /// the caller is mapped as that of a reset, any other means no more than that the connection was lost.
    var lossStatus: Status {
        let text = debugData.isEmpty ? "" : ": \(debugData)"
        return switch code {
        case .noError: Status(.unavailable, "the server has ended the connection\(text)")
        case .enhanceYourCalm: Status(.resourceExhausted, "the server asks for calm\(text)")
        case .inadequateSecurity: Status(.permissionDenied, "the server asks for better transport security\(text)")
        default: Status(.unavailable, "the server ended the connection with code \(code.rawValue)\(text)")
        }
    }
}
