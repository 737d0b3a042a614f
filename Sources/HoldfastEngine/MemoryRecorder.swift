import Commerce
import HoldfastCoding
import HoldfastMessages
import Platform
import Protobuf

/// Keeps, where nothing is journalled, what LMDB would keep and memory does not: the answers of past requests.
struct MemoryRecorder: Recorder {
    /// Encoded answers by sequence number.
    private(set) var responses: [Int64: [UInt8]] = [:]

    mutating func record(stock: Stock, replacing old: Stock?, hash: Hash128) {}

    mutating func record(reservation: Reservation, replacing old: Reservation?, hash: Hash128) {}

    mutating func record(ledgerEntry: LedgerEntry, hash: Hash128) {}

    mutating func record(idempotency record: IdempotencyWindow.Record, forgotten sequences: [Int64]) {
        for sequence in sequences { responses[sequence] = nil }
    }

    /// What the command with this sequence number was answered.
    mutating func record(response: UnaryResponse, sequence: Int64) {
        var bytes = OwnedBytes(capacity: response.maximumEncodedByteCount)
        bytes.append(capacity: response.maximumEncodedByteCount) { response.encode(into: &$0, in: Arena()) }
        responses[sequence] = bytes.bytes.copied()
    }
}
