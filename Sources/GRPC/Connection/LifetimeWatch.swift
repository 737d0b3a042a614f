import NIOCore

/// The moments at which a loop has to look at its connections, each connection having one.
///
/// What happens on a connection does not move its moment, which would be work for every read: a connection is looked at
/// then, found to be in use, and given another.
struct LifetimeWatch {
    var moments = DeadlineWheel<ConnectionID>()
    /// The loop will look again.
    var isArmed = false
}
