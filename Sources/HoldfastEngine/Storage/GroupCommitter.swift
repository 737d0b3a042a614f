import Platform

/// Makes groups durable one after the other, each settled by the one that follows.
///
/// Used by one thread at a time: the one that `EmbeddedJournal` has let write.
final class GroupCommitter: @unchecked Sendable {
    // Sendable because its users take turns, which go through the journal's monitor.

    private var writer: JournalWriter
    /// The last group, on the disk and acknowledged, while a crash may take back the record that leads to it.
    private var unsettled: DurableGroup?

    init(writer: consuming JournalWriter) {
        self.writer = writer
    }

    /// Commits `buffers` as one group and tells `acknowledge` its header and how many nanoseconds that took. Returns the group before
    /// it, which is settled now. Throws like `JournalWriter.commit`.
    func commit(
        _ buffers: [GroupBuffer],
        folded: UInt64,
        acknowledge: (_ header: GroupHeader, _ duration: Int64) -> Void
    ) throws(StorageError) -> DurableGroup? {
        let begun = MonotonicInstant.now
        let header = try writer.commit(buffers, folded: folded)
        acknowledge(header, MonotonicInstant.now.nanoseconds(since: begun))
        defer { unsettled = DurableGroup(header: header, buffers: buffers) }
        return unsettled
    }

    /// Waits until the record that leads to the last group is on the disk as well, and returns that group. Throws like
    /// `JournalWriter.settle`.
    func settle() throws(StorageError) -> DurableGroup? {
        try writer.settle()
        defer { unsettled = nil }
        return unsettled
    }
}
