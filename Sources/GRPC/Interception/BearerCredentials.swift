/// Sends a secret token with every attempt, as `authorization: Bearer TOKEN` (RFC 6750). Who can read the connection can use it
/// too: it is for TLS, Unix sockets and loopback.
public struct BearerCredentials: ClientInterceptor {
    private let token: @Sendable () async throws(Status) -> String

    /// `token` is asked before each attempt, and so may give new ones; what it throws ends the call.
    public init(_ token: @escaping @Sendable () async throws(Status) -> String) {
        self.token = token
    }

    /// The same token always.
    public init(_ token: String) {
        self.init { () async throws(Status) in token }
    }

    /// Adds `authorization`.
    public func prepare(_ attempt: inout OutgoingAttempt) async throws(Status) {
        attempt.metadata.add("authorization", "Bearer \(try await token())")
    }
}
