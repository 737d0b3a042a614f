import Platform

/// Makes groups durable one after the other: in the tail, or in LMDB where they are large.
///
/// Used by one thread at a time: the one that `EmbeddedJournal` has let write.
final class GroupCommitter: @unchecked Sendable {
    // Sendable because its users take turns, which go through the journal's monitor.

    private var chain: GroupChain
    private var tail: JournalTail
    private let settler: SettlerThread
    private let options: StorageOptions

    init(end: JournalEnd, tail: consuming JournalTail, settler: SettlerThread, options: StorageOptions) {
        chain = GroupChain(end: end)
        self.tail = tail
        self.settler = settler
        self.options = options
    }

    /// Writes `buffers` as one group, waits until a crash cannot lose it, tells `acknowledge` its header and how many nanoseconds that
    /// took, and leaves the group to the settler.
    ///
    /// Throws `StorageError`. After a failure nothing can be said about the disk (a failed flush marks pages clean, so trying again
    /// proves nothing): the process must stop.
    func commit(
        _ buffers: [GroupBuffer],
        acknowledge: (_ header: GroupHeader, _ duration: Int64) -> Void
    ) throws(StorageError) {
        let begun = MonotonicInstant.now
        let group = chain.append(buffers)
        guard tail.takes(group.header) else {
            try settler.settle(adding: group) {
                acknowledge(group.header, MonotonicInstant.now.nanoseconds(since: begun))
            }
            return
        }
        if settler.settledSequence < tail.lastSequenceOverwritten(by: group.header) { try settler.settle() }
        try storing(in: tail.path) {
            try options.injectFault?(.tailFlush)
            try tail.append(group)
        }
        acknowledge(group.header, MonotonicInstant.now.nanoseconds(since: begun))
        settler.add(group)
    }
}
