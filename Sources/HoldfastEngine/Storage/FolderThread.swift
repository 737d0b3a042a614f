import Platform

/// The thread around the folder: takes groups from memory while they are there, else from the journal.
final class FolderThread: Sendable {
    private let thread: OwnThread
    private let queue: FoldQueue

    /// Starts folding after `folder.record.sequence`. `onFolded` is called after each durable fold, `onFatal` once.
    init(
        folder: consuming sending Folder,
        queue: FoldQueue,
        journal: any Journal,
        pool: BufferPool,
        options: StorageOptions,
        onFolded: @escaping @Sendable (UInt64) -> Void,
        onFatal: @escaping @Sendable (StorageError) -> Void
    ) {
        self.queue = queue
        let start = Monitor(
            Optional(Loop(folder: folder, queue: queue, journal: journal, pool: pool, options: options))
        )
        thread = OwnThread(name: "holdfast-fold") {
            guard var loop = start.withLock({ $0.take() }) else { return }
            do {
                try loop.run(onFolded: onFolded)
            } catch {
                onFatal(StorageError(error, file: "state"))
            }
        }
    }

    /// Has what is durable folded now: somebody waits for it.
    func hurry() {
        queue.hurry()
    }

    /// Folds what is left and ends. Blocks.
    func close() {
        queue.close()
        thread.join()
    }

    private struct Loop: ~Copyable {
        var folder: Folder
        let queue: FoldQueue
        let journal: any Journal
        let pool: BufferPool
        let options: StorageOptions

        mutating func run(onFolded: @Sendable (UInt64) -> Void) throws {
            while true {
                switch queue.next(after: folder.addedSequence) {
                case .stop: return
                case .groups(let groups): try add(groups)
                case .journal(let last): try addFromJournal(through: last)
                }
                let folded = try folder.fold()
                journal.release(upTo: folded)
                onFolded(folded)
            }
        }

        private mutating func add(_ groups: [JournalGroup]) throws {
            for group in groups {
                for buffer in group.buffers { try folder.add(images: buffer.content.bytes) }
                try folder.finish(group.header)
                pool.recycle(group.buffers)
            }
        }

        private mutating func addFromJournal(through last: UInt64) throws {
            try journal.readGroups(after: folder.addedSequence) { header, images in
                guard header.lastSequence <= last else { return false }
                try folder.add(images: images)
                try folder.finish(header)
                return folder.pendingByteCount < options.maximumFoldByteCount
            }
        }
    }
}
