/// How far a connection of a client has got. It never goes back.
public enum ConnectionPhase: Comparable, Sendable {
    /// The server has not sent its SETTINGS yet.
    case connecting
    case ready
    /// Running calls go on, new ones are refused: one of the sides sent GOAWAY.
    case draining
    case closed
}
