import NIOCore

/// Making connections and replacing them.
extension GRPCChannel {
    /// Begins an attempt at the slot's connection, if one is wanted there.
    func attempt(slot: Int) {
        change { state in
            guard let attempt = state.pool.attempt(slot: slot, at: .now(), random: configuration.randomness()) else {
                return
            }
            state.attempts[attempt.place] = Task {
                await connect(attempt.place, deadline: .now() + attempt.timeout)
                _ = read { $0.attempts.removeValue(forKey: attempt.place) }
            }
        }
    }

    private func connect(_ place: Pool.Place, deadline: NIODeadline) async {
        do throws(Status) {
            let connection = try await open(at: place, deadline: deadline)
            let eventLoop = connection.eventLoop
            // TCP took the connection; whether a server is behind it is known when its SETTINGS have come.
            let timer = eventLoop.scheduleTask(deadline: deadline) { connection.onLoop.value.close() }
            // Waits, so that the channel knows of the connection when the attempt is over.
            try? await eventLoop.submit {
                connection.onLoop.value.observePhase { phase in
                    if phase > .connecting { timer.cancel() }
                    self.connection(connection, at: place, isIn: phase)
                }
            }.get()
        } catch {
            ended(place, error)
        }
    }

    /// Connects to the first of the name's addresses that answers, beginning with another one for each slot. The files of TLS are
    /// read again, so that certificates may be renewed.
    private func open(at place: Pool.Place, deadline: NIODeadline) async throws(Status) -> GRPCClientConnection {
        let eventLoop = eventLoops[place.slot]
        let ordered: OrderedAddresses? =
            switch endpoint {
            case .tcp(let host, let port):
                OrderedAddresses(
                    eventLoop: eventLoop,
                    addresses: try await addresses(of: host, port, first: place.slot)
                )
            case .unix: nil
            }
        var configuration = configuration.connection
        configuration.connectTimeout = max(deadline - .now(), .zero)
        configuration.keepalive = read { $0.keepalive }
        let connector = try await ClientConnector(to: endpoint, security: security, configuration: configuration)
        return try await connector.connect(on: eventLoop, resolver: ordered)
    }

    private func addresses(of host: String, _ port: Int, first slot: Int) async throws(Status) -> [SocketAddress] {
        let addresses: [SocketAddress]
        do {
            addresses = try await resolver.addresses(of: host, port: port)
        } catch {
            throw Status(.unavailable, "cannot resolve \(host): \(error)")
        }
        guard !addresses.isEmpty else { throw Status(.unavailable, "\(host) has no address") }
        let first = slot % addresses.count
        return Array(addresses[first...] + addresses[..<first])
    }

    /// A connection has got so far. Called on its loop.
    private func connection(_ connection: GRPCClientConnection, at place: Pool.Place, isIn phase: ConnectionPhase) {
        switch phase {
        case .connecting:
            read { $0.connections[place] = connection }
        case .ready:
            let isWanted = change { state in
                state.connections[place] = connection
                return state.pool.connected(place, connection)
            }
            if !isWanted { connection.onLoop.value.drain() }
        case .draining:
            let keepalive = connection.onLoop.value.nextKeepalive
            read { $0.keepalive = keepalive }
            ended(place, Status(.unavailable, "the server takes no more calls"))
        case .closed:
            _ = read { $0.connections.removeValue(forKey: place) }
            ended(place, Status(.unavailable, "the connection was lost before the server's SETTINGS came"))
        }
    }

    /// The connection takes no more calls: another takes its slot, as soon as it may be attempted.
    func ended(_ place: Pool.Place, _ reason: Status) {
        let delay = change { $0.pool.ended(place, reason, at: .now()) }
        guard let delay else { return }
        _ = eventLoops[place.slot].scheduleTask(in: delay) { self.attempt(slot: place.slot) }
    }
}
