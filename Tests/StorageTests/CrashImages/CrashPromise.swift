import HoldfastMessages
import Platform
@testable import HoldfastEngine
@testable import StorageCrashChild

/// What a store owes that is opened after a crash: acknowledged ⊆ recovered ⊆ submitted, and the state of exactly so many
/// commands.
struct CrashPromise: Codable {
    /// Every command up to there must be found.
    var acknowledged: UInt64 = 0
    /// No command beyond it can.
    var submitted: UInt64 = 0
    /// Whether the store has been opened before, so that its files are all there.
    var wasOpened = false

    /// What a check found.
    struct Finding {
        var problems: [String] = []
        /// Groups that the crash left in the journal's tail alone.
        var tailGroupCount = 0
        /// Commands that were found although nobody was told so.
        var unacknowledgedCount: UInt64 = 0
    }

    private struct Row: Equatable {
        var table: TableID
        var key: [UInt8]
        var value: [UInt8]
        var hash: Hash128
    }

    /// Opens the image in `directory` as a server would, and says what is not as promised. The image is not one
    /// afterwards.
    func check(_ directory: String) -> Finding {
        var finding = Finding()
        do {
            if wasOpened {
                // A crash is no damage for an operator who looks first.
                let report = try verify(directory)
                finding.problems += report.problems.map { "before opening: \($0)" }
                finding.tailGroupCount = report.tailGroupCount
            }
            let last = try open(directory, &finding)
            let report = try verify(directory)
            finding.problems += report.problems.map { "after opening: \($0)" }
            if (report.lastSequence, report.foldedSequence, report.tailGroupCount) != (last, last, 0) {
                finding.problems.append("after opening: verified is \(report), recovered were \(last)")
            }
        } catch {
            finding.problems.append("\(error)")
        }
        return finding
    }

    private func verify(_ directory: String) throws -> VerificationReport {
        try Verification.run(directory: directory, tables: CrashWorkload.tables, options: CrashWorkload.options)
    }

    private func open(_ directory: String, _ finding: inout Finding) throws -> UInt64 {
        var rows: [Row] = []
        let options = CrashWorkload.options
        let store = try Store(directory: directory, tables: CrashWorkload.tables, options: options) {
            table,
            key,
            value,
            hash in
            rows.append(Row(table: table, key: key.copied(), value: value.copied(), hash: hash))
        }
        defer { store.close() }
        let snapshot = try Snapshot(of: store.state, maximumDuration: .max / 2)
        try snapshot.scanStored(CrashWorkload.history, from: nil, .forward) { key, value, hash in
            rows.append(Row(table: CrashWorkload.history, key: key.copied(), value: value.copied(), hash: hash))
            return true
        }
        let last = store.recovered.lastSequence
        if last < acknowledged { finding.problems.append("\(acknowledged) was acknowledged, \(last) was recovered") }
        if last > submitted { finding.problems.append("\(submitted) was submitted, \(last) was recovered") }
        finding.unacknowledgedCount = last > acknowledged ? last - acknowledged : 0
        let expected = CrashWorkload.rows(after: last).map { row in
            Row(table: row.table, key: CrashWorkload.key(row.key), value: row.value, hash: row.hash)
        }
        if rows != expected { finding.problems.append("the rows are not those of the commands up to \(last)") }
        if store.recovered.stateHash != CrashWorkload.stateHash(after: last) {
            finding.problems.append("the hash is not that of the commands up to \(last)")
        }
        return last
    }
}
