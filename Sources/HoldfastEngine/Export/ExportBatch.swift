import HoldfastMessages

/// Gathers rows until they are enough for one message.
final class ExportBatch {
    private var rows: [EntityRow] = []
    private var byteCount = 0
    private var rowCount = 0
    private let totalRowCount: Int
    private let sequence: Int64
    private let hand: (Export.Batch) throws -> Void

    private static let largestRowCount = 1000
    /// Of rows as they are stored, which take up to twice as much as text. Less than any limit of messages, so that it can be imported as
    /// it is; but for a single row that has more.
    private static let largestByteCount = 256 << 10

    init(totalRowCount: Int, sequence: Int64, hand: @escaping (Export.Batch) throws -> Void) {
        self.totalRowCount = totalRowCount
        self.sequence = sequence
        self.hand = hand
    }

    func add(_ row: EntityRow.Row, byteCount added: Int) throws {
        let isFull = rows.count == ExportBatch.largestRowCount || byteCount + added > ExportBatch.largestByteCount
        if isFull, !rows.isEmpty { try send() }
        rows.append(EntityRow(row: row))
        byteCount += added
    }

    /// Hands over what is left; once, even if that is nothing, so that whoever asked learns of which moment there is nothing.
    func finish() throws {
        if !rows.isEmpty || rowCount == 0 { try send() }
    }

    private func send() throws {
        rowCount += rows.count
        try hand(Export.Batch(rows: rows, rowCount: rowCount, totalRowCount: totalRowCount, sequence: sequence))
        rows = []
        byteCount = 0
    }
}
