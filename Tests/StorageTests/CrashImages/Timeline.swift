import Platform
@testable import StorageCrashChild

/// What a recorded process did to its files and what it said, in order: changes of files, and flushes that make them
/// durable. Both take their time, in which other threads go on.
struct Timeline {
    /// A change of a file's bytes or of a directory's entries.
    struct Change {
        enum Effect {
            /// The bytes of the log go there.
            case write(offset: Int, bytes: Range<Int>)
            case truncate(size: Int)
            /// The file is at least as large.
            case allocate(size: Int)
            /// The node has the path from now on.
            case enter(path: String)
            case remove(path: String)
            case rename(path: String, to: String)
        }

        var effect: Effect
        /// The file that is changed, or that the entry is of.
        var node: Int
        /// The directory that the entry is in; nil where bytes change.
        var parent: Int?
        /// Whether it is durable as soon as it has ended (O_DSYNC).
        var isSynchronous = false
    }

    /// A flush of one file or directory.
    struct Flush {
        var node: Int
        var path: String
    }

    /// By index in `changes` or `flushes`.
    enum Happening {
        case begins(Int)
        case ends(Int)
        case flushBegins(Int)
        case flushEnds(Int)
        case said(CrashRun.Statement, UInt64)
    }

    /// Where bytes of changes lie.
    let log: [UInt8]
    /// The files and directories that were there before, by path below the directory; an empty path is itself.
    let base: [String: Int]
    /// Which nodes are directories.
    let directories: Set<Int>
    let changes: [Change]
    let flushes: [Flush]
    var happenings: [Happening]
}
