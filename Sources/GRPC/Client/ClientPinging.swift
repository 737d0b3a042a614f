import NIOCore

/// What a client's connection with keepalive keeps of it.
struct ClientPinging {
    let permitsWithoutCalls: Bool
    var keepalive: Keepalive
    var lastRead: NIODeadline
    var timer: Scheduled<Void>?
    /// A PING was due while no call was in flight. It is sent when one starts.
    var isDormant = false

    init(_ settings: ClientKeepalive, now: NIODeadline) {
        permitsWithoutCalls = settings.permitsWithoutCalls
        keepalive = Keepalive(time: max(settings.time, ClientKeepalive.shortestTime), timeout: settings.timeout)
        lastRead = now
    }
}
