import LMDB
import Platform

/// `journal/`, opened: the groups under their last sequence number, save for the newest, which are in the tail.
final class JournalEnvironment: Sendable {
    let environment: Environment
    let groups: Database
    /// How errors name it.
    let file: String

    /// Opens the environment in `path`, making it where it is missing.
    init(path: String, options: StorageOptions) throws(StorageError) {
        let file = path + "/data.mdb"
        self.file = file
        (environment, groups) = try storing(in: file) {
            let environment = try NewEnvironment.opening(path) {
                try PageWalk.check(file) { _ in .whole }
                return try Environment(
                    path: path,
                    mapSize: options.journalMapSize,
                    maximumReaders: options.readerCount + 8
                )
            }
            let groups = try environment.write { transaction in
                try transaction.openDatabase(named: nil, .integerKeys)
            }
            return (environment, groups)
        }
    }

    /// The bytes of a key: MDB_INTEGERKEY wants the machine's own order.
    @inline(__always)
    static func withKey<R: ~Copyable>(_ sequence: UInt64, _ body: (RawSpan) throws -> R) rethrows -> R {
        let key: InlineArray<1, UInt64> = [sequence]
        return try body(key.span.memory)
    }

    /// The sequence number in a key.
    @inline(__always)
    static func sequence(of key: RawSpan) -> UInt64 {
        key.byteCount == 8 ? UInt64(littleEndian: key.load(at: 0, as: UInt64.self)) : 0
    }

    /// Gives each group whose last sequence number is beyond `sequence` to `visit`, checked by itself, until it returns
    /// false. Throws damage, and what `visit` throws.
    func read<Access>(
        after sequence: UInt64,
        in transaction: borrowing Transaction<Access>,
        _ visit: (_ header: GroupHeader, _ images: RawSpan) throws -> Bool
    ) throws {
        try transaction.withCursor(in: groups) { cursor in
            var found = try Self.withKey(sequence &+ 1) { try cursor.seek(atOrAfter: $0) }
            while found {
                let goesOn = try cursor.withEntry { key, group in
                    let header = try checkedHeader(of: group, key: Self.sequence(of: key))
                    let images = group.extracting(
                        GroupHeader.byteCount..<GroupHeader.byteCount + header.bodyByteCount
                    )
                    do {
                        return try visit(header, images)
                    } catch is MalformedImage {
                        throw damage(header.lastSequence, "its images are malformed")
                    }
                }
                guard goesOn else { return }
                found = try cursor.move(to: .next)
            }
        }
    }

    private func checkedHeader(of group: RawSpan, key: UInt64) throws(StorageError) -> GroupHeader {
        do throws(GroupProblem) {
            return try GroupHeader(checking: group, key: key)
        } catch {
            throw storageError(error, sequence: key)
        }
    }

    /// What is wrong with the group at `sequence`.
    func storageError(_ problem: GroupProblem, sequence: UInt64) -> StorageError {
        switch problem {
        case .unknownFormat(let found):
            .unknownFormat(file: file, found: found, supported: Int(GroupHeader.format))
        case .damaged(let problem): damage(sequence, problem)
        }
    }

    /// What is wrong with the group at `sequence`.
    func damage(_ sequence: UInt64?, _ problem: String) -> StorageError {
        .damaged(StorageError.Damage(file: file, sequence: sequence, problem: problem))
    }
}
