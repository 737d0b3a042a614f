import LMDB
import Platform

/// Why storage cannot go on: one line for the operator each, in `description`.
public enum StorageError: Error, Hashable, CustomStringConvertible {
    /// Another server has the data directory.
    case locked(directory: String, processID: Int32?)
    /// The directory or a file in it may not be written.
    case notWritable(path: String, reason: String)
    /// Written by another version.
    case unknownFormat(file: String, found: Int, supported: Int)
    /// What is on the disk is not what was written.
    case damaged(Damage)
    /// There is no room left: of the disk, or of the map that the file may fill.
    case full(file: String, reason: String)
    /// The system or LMDB failed in another way.
    case failed(file: String, reason: String)
    /// The reader took longer than a snapshot may be held.
    case readerExpired
    /// More readers wait than the pool takes.
    case tooManyReaders
    /// The journal no longer holds what was asked for; it begins at `firstSequence`.
    case trimmed(firstSequence: UInt64)
    /// The store has been closed, or has stopped after an error.
    case closed

    /// Where something is damaged, and how.
    public struct Damage: Error, Hashable, Sendable {
        /// The file.
        public var file: String
        /// The journal group, by its last sequence number.
        public var sequence: UInt64?
        /// The table of the row.
        public var table: String?
        /// What is wrong, as a clause.
        public var problem: String

        public init(file: String, sequence: UInt64? = nil, table: String? = nil, problem: String) {
            self.file = file
            self.sequence = sequence
            self.table = table
            self.problem = problem
        }
    }

    public var description: String {
        switch self {
        case .locked(let directory, let processID):
            let owner = processID.map { "process \($0)" } ?? "another process"
            return "\(directory) is in use by \(owner); stop that server or choose another --data directory"
        case .notWritable(let path, let reason):
            return "\(path) cannot be written (\(reason)); give this user the right to write there"
        case .unknownFormat(let file, let found, let supported):
            return "\(file) has format \(found), this server knows format \(supported); run the version that wrote it"
        case .damaged(let damage):
            let sequence = damage.sequence.map { " at sequence \($0)" } ?? ""
            let table = damage.table.map { " in table \($0)" } ?? ""
            return "\(damage.file) is damaged\(sequence)\(table): \(damage.problem); nothing was changed: "
                + "keep this copy of the directory, and go back to an earlier one"
        case .full(let file, let reason):
            return "no room left for \(file) (\(reason)); free space on the disk, if that is what is full"
        case .failed(let file, let reason):
            return "\(file): \(reason)"
        case .readerExpired:
            return "the read took longer than a snapshot may be held"
        case .tooManyReaders:
            return "too many reads of stored rows are waiting"
        case .trimmed(let firstSequence):
            return "the journal begins at sequence \(firstSequence)"
        case .closed:
            return "the store is closed"
        }
    }

    /// `error`, which was thrown while working on `file`, in the words of this type.
    init(_ error: any Error, file: String) {
        switch error {
        case let error as StorageError: self = error
        case let error as LMDBError:
            if error.code == LMDBError.mapFull {
                self = .full(file: file, reason: "the map is full")
            } else if error.isCorruption {
                self = .damaged(Damage(file: file, problem: "\(error)"))
            } else {
                self = StorageError(systemCode: error.code, reason: "\(error)", file: file)
            }
        case let error as SystemCallError:
            self = StorageError(systemCode: error.code, reason: "\(error)", file: file)
        default: self = .failed(file: file, reason: "\(error)")
        }
    }

    private init(systemCode: Int32, reason: String, file: String) {
        let error = SystemCallError(call: "", code: systemCode)
        if error.isOutOfSpace {
            self = .full(file: file, reason: reason)
        } else if error.isForbidden {
            self = .notWritable(path: file, reason: reason)
        } else {
            self = .failed(file: file, reason: reason)
        }
    }
}

/// Runs `body`, whose failures concern `file`, and turns them into `StorageError`s.
@inline(__always)
func storing<R: ~Copyable>(in file: String, _ body: () throws -> R) throws(StorageError) -> R {
    do {
        return try body()
    } catch {
        throw StorageError(error, file: file)
    }
}
