import NIOCore

/// Looks after the lifetimes of connections, with one timer for all of them.
extension ServerLoop {
    /// Begins to look after `connection`.
    func watch(_ connection: ServerConnection) {
        coarseNow = eventLoop.now
        scheduleCheck(of: connection, at: connection.checkLifetime(at: coarseNow))
        armLifetimes()
    }

    func unwatch(_ connection: ServerConnection) {
        guard connection.lifetimeKey != noDeadline else { return }
        lifetimes.moments.remove(connection.lifetimeKey)
        connection.lifetimeKey = noDeadline
    }

    private func scheduleCheck(of connection: ServerConnection, at moment: NIODeadline) {
        connection.lifetimeKey = lifetimes.moments.insert(connection.id, deadline: moment, now: coarseNow)
    }

    private func armLifetimes() {
        guard !lifetimes.isArmed, connectionCount > 0 else { return }
        lifetimes.isArmed = true
        let loop = NIOLoopBound(self, eventLoop: eventLoop)
        _ = eventLoop.scheduleTask(in: configuration.lifetime.resolution) { loop.value.checkLifetimes() }
    }

    private func checkLifetimes() {
        lifetimes.isArmed = false
        coarseNow = eventLoop.now
        while let id = lifetimes.moments.next(at: coarseNow) {
            guard let connection = connection(id) else { continue }
            connection.lifetimeKey = noDeadline
            let moment = connection.checkLifetime(at: coarseNow)
            // The check may have closed it.
            if self.connection(id) != nil { scheduleCheck(of: connection, at: moment) }
        }
        flush()
        armLifetimes()
    }
}
