/// What a channel is doing about its connections (grpc/grpc `doc/connectivity-semantics-and-api.md`).
public enum ConnectivityState: Sendable {
    /// Nobody has asked for a connection yet.
    case idle
    /// No connection stands yet, and at least one is being attempted or soon will be.
    case connecting
    /// At least one connection takes calls.
    case ready
    /// No connection stands, and the latest attempt at each has failed; more follow by themselves.
    case transientFailure
    /// For ever.
    case shutDown
}
