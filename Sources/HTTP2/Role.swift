/// Which end of the connection a ``Session`` is.
public enum Role: Sendable {
    /// Opens the connection and sends requests.
    case client
    /// Answers requests.
    case server
}
