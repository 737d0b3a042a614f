import HoldfastMessages

/// What the running command knows.
struct Command {
    var context = Context(now: Timestamp())
    /// The sequence number of its changes; 0 when they will be undone, as for `validate_only`.
    var sequence: Int64 = 0
    /// Whether it takes its sequence number. A batch of which no line succeeded does not.
    var hasEffect = true

    /// The time of the batch.
    var now: Timestamp { context.now }

    /// The etag of the rows that it writes.
    var etag: Etag { Etag(sequence: sequence) }
}
