import NIOCore

/// Whose calls share one share of an ``AdmissionQueue``.
public enum CallerKey: Hashable, Sendable {
    /// All connections of a caller whom an interceptor has named.
    case named(CallerIdentity)
    /// All connections from one address of the network.
    case address(String)
    /// One connection: peers on this machine, proxies among them, have one address in common and little else.
    case connection(slot: UInt32, serial: UInt32)

    init(peer: SocketAddress?, connection: ConnectionID) {
        guard let address = peer?.ipAddress, !Self.isLoopback(address) else {
            self = .connection(slot: connection.slot, serial: connection.serial)
            return
        }
        self = .address(address)
    }

    private static func isLoopback(_ address: String) -> Bool {
        address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.")
    }
}

extension ServerLoop {
    /// Whose call this is; nil when its connection is gone.
    public func callerKey(of call: CallID) -> CallerKey? {
        guard let connection = connection(call.connection) else { return nil }
        return connection.caller(of: call.stream).map { .named($0) } ?? connection.callerKey
    }

    /// Whether the caller still waits for the answer: it has not reset the call, its connection stands and its deadline has not
    /// passed.
    public func isWaiting(_ call: CallID) -> Bool {
        connection(call.connection)?.isWaiting(call.stream) ?? false
    }
}
