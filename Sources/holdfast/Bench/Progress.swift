import Foundation

/// A line on standard error that tells how far a long work has got; silent where nobody watches.
struct Progress: Sendable {
    let label: String
    /// What there is to do, if it is known.
    let total: Int?

    private static let isWatched = isatty(STDERR_FILENO) != 0

    func show(_ done: Int) {
        show(total.map { "\(done) of \($0)" } ?? "\(done)")
    }

    func show(_ text: String) {
        guard Progress.isWatched else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(label): \(text)".utf8))
    }

    /// Clears the line.
    func end() {
        guard Progress.isWatched else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
