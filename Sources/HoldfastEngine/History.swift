import Commerce
import HoldfastCoding
import HoldfastMessages
import Logging
import Protobuf

/// Finds in the snapshot what commands need and memory does not hold.
struct History: Sendable {
    private let store: Store
    private let changes: ChangeReader
    private let log = Logger(label: "holdfast.storage")

    init(_ persistence: Persistence) {
        store = persistence.store
        changes = ChangeReader(journal: persistence.journal)
    }

    /// Reads what is needed, on a reader thread. Refuses when too many reads wait, or one takes longer than a snapshot lives, or
    /// what is asked for is no longer kept.
    func fetch(_ need: Need) async throws(Rejection) -> Fetched {
        do {
            switch need {
            case .changes(let query): return .changes(try await store.onReader { try changes.page(query) })
            case .oldestChange: return .oldestChange(try await store.onReader { try changes.oldestSequence() })
            default: return try await store.read { snapshot in try HistoryReader.fetch(need, snapshot) }
            }
        } catch let rejection as Rejection {
            throw rejection
        } catch StorageError.readerExpired {
            throw .snapshotExpired
        } catch StorageError.tooManyReaders, StorageError.closed {
            throw .overloaded
        } catch {
            // The caller cannot help it, the operator must know.
            log.critical("stored rows could not be read: \(error)")
            throw .overloaded
        }
    }
}
