/// How far a call got that failed, which decides whether sending it again can do harm (gRFC A6, "Transparent Retries").
public enum CallReach: Sendable {
    /// No byte of it left the client.
    case client
    /// The server said that it has not processed and will not process it: REFUSED_STREAM, or a stream above that of GOAWAY.
    case serverRefused
    /// The server may have processed it.
    case server
}
