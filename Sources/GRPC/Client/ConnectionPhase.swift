/// How far a connection of a client has got. It never goes back.
public enum ConnectionPhase: Comparable, Sendable {
    /// The server has not sent its SETTINGS yet.
    case connecting
    /// Calls go out, as many at a time as the server lets run.
    case ready
    /// Running calls go on, new ones are refused: one of the sides sent GOAWAY.
    case draining
    /// Nothing comes or goes any more.
    case closed
}
