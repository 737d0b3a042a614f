/// Which end of the connection a ``Session`` is.
public enum Role: Sendable {
    case client
    case server
}
