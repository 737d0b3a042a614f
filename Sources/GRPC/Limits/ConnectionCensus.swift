import NIOCore
import Synchronization

/// Counts the open connections of all loops, and those of each peer.
final class ConnectionCensus: Sendable {
    private struct Counts {
        var all = 0
        var byNetwork: [PeerNetwork: Int] = [:]
    }

    private let limits: ConnectionLimits
    private let counts = Mutex(Counts())

    init(limits: ConnectionLimits) {
        self.limits = limits
    }

    /// Counts a connection from this address, if it is not one too many. ``remove(_:)`` must follow when it is closed.
    func admits(_ address: SocketAddress?) -> Bool {
        let network = address.flatMap { PeerNetwork($0) }
        return counts.withLock { counts in
            guard counts.all < limits.maximumConnections else { return false }
            if let network {
                let count = counts.byNetwork[network, default: 0]
                guard count < limits.maximumConnectionsPerPeer else { return false }
                counts.byNetwork[network] = count + 1
            }
            counts.all += 1
            return true
        }
    }

    /// A connection that was admitted is closed.
    func remove(_ address: SocketAddress?) {
        let network = address.flatMap { PeerNetwork($0) }
        counts.withLock { counts in
            counts.all -= 1
            guard let network, let count = counts.byNetwork[network] else { return }
            counts.byNetwork[network] = count > 1 ? count - 1 : nil
        }
    }
}

/// Why a connection was closed as soon as it was accepted.
struct TooManyConnections: Error {}
