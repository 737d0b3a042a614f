import HoldfastMessages

/// What the running command knows.
struct Command {
    var context = Context(now: Timestamp())
    /// The sequence number of its changes; 0 when they will be undone, as for `validate_only`.
    var sequence: Int64 = 0
    /// As they were when it began, so that a command that has to be run again makes the same ones.
    var identifiers = IdentifierSource(seed: 0)
    /// Orders that it has finished, or taken up again though they were: each is to become one row at its end.
    var finishedOrders: [ID<Order>] = []
    /// As they were, those that were taken up again.
    var reopened: [ID<Order>: OrderAggregate] = [:]
    /// Whether it takes its sequence number. A batch of which no line succeeded does not.
    var hasEffect = true

    /// The time of the batch.
    var now: Timestamp { context.now }

    /// The etag of the rows that it writes.
    var etag: Etag { Etag(sequence: sequence) }
}
