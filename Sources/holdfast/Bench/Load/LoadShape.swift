/// How a server is loaded.
struct LoadShape {
    var connections: Int
    /// Calls in flight on each connection.
    var streams: Int
    /// Calls per second in all; nil for a closed loop.
    var rate: Double?
    /// Seconds.
    var duration: Double

    var description: String {
        let loop = rate.map { "open loop at \(Int($0)) calls/s (the flash sale: closed loop)" } ?? "closed loop"
        return "\(connections) connections of \(streams) calls, \(loop), at most \(duration) s each"
    }
}
