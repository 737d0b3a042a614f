import Commerce
import HoldfastMessages
import Platform

/// Keeps, where nothing is journalled, what LMDB would keep and memory does not: the answers of past requests.
struct MemoryRecorder: Recorder {
    /// Encoded answers by sequence number.
    private(set) var responses: [Int64: [UInt8]] = [:]

    mutating func record(stock: Stock, replacing old: Stock?, hash: Hash128) {}

    mutating func record(reservation: Reservation, replacing old: Reservation?, hash: Hash128) {}

    mutating func record<Entry: EntityTableRow>(_ change: Table<Entry>.Change) {}

    mutating func record(ledgerEntry: LedgerEntry, hash: Hash128) {}

    mutating func record(idempotency record: IdempotencyWindow.Record, forgotten sequences: [Int64]) {
        for sequence in sequences { responses[sequence] = nil }
    }

    /// What the command with this sequence number was answered.
    mutating func record(response: RawSpan, sequence: Int64) {
        responses[sequence] = response.copied()
    }
}
