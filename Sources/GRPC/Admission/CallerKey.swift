import NIOCore

/// Whose calls share one share of an ``AdmissionQueue``.
public enum CallerKey: Hashable, Sendable {
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
    public func caller(of call: CallID) -> CallerKey? {
        connection(call.connection)?.caller
    }

    /// Whether the caller still waits for the answer: it has not reset the call, its connection stands and its deadline has not
    /// passed.
    public func isWaiting(_ call: CallID) -> Bool {
        connection(call.connection)?.isWaiting(call.stream) ?? false
    }
}
