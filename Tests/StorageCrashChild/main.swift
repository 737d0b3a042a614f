import HoldfastMessages
import Glibc
import HoldfastEngine
import Platform

/// The process that crash tests kill: writes groups whose content follows from their sequence numbers, and prints
/// each acknowledgement. Arguments: the directory.
///
/// Command n puts the ledger row n, replaces the stock row n mod 16, and deletes the ledger row n − 50.
enum CrashWorkload {
    static let ledger = TableID(rawValue: 1)
    static let stock = TableID(rawValue: 2)
    static let tables = [
        StoredTable(id: ledger, name: "ledger", isLive: true),
        StoredTable(id: stock, name: "stock", isLive: true),
    ]

    static func hash(_ table: TableID, _ key: UInt64, _ number: UInt64) -> Hash128 {
        let mixed = (number &+ key &* 31 &+ UInt64(table.rawValue)) &* 0x9e37_79b9_7f4a_7c15
        return Hash128(low: mixed, high: mixed ^ mixed >> 29)
    }

    /// The state after command `last`, summed.
    static func stateHash(after last: UInt64) -> Hash128 {
        var sum = Hash128.zero
        for number in (last > 50 ? last - 49 : 1)..<(last + 1) { sum += hash(ledger, number, number) }
        for number in (last > 16 ? last - 15 : 1)..<(last + 1) { sum += hash(stock, number % 16, number) }
        return sum
    }

    static func run(in directory: String) throws {
        var options = StorageOptions()
        options.journalMapSize = 256 << 20
        options.stateMapSize = 256 << 20
        options.growthStep = 4 << 20
        options.ballastByteCount = 0
        options.journalRetainedByteCount = 64 << 10
        options.foldDelay = 1_000_000
        let store = try Store(directory: directory, tables: tables, options: options) { _, _, _, _ in }
        let durable = Monitor(store.recovered.lastSequence)
        let journal = store.start(
            StorageHandlers(
                onDurable: { sequence in
                    // The acknowledgement leaves the process here, and not before.
                    let line = Array("\(sequence)\n".utf8)
                    _ = unsafe line.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) }
                    durable.withLock { $0 = sequence }
                    durable.signal()
                },
                onFatal: Store.stopProcess
            )
        )
        var last = store.recovered.lastSequence
        while true {
            let buffer = store.makeBuffer()
            let first = last + 1
            for _ in 0..<1 + first % 7 {
                last += 1
                command(last, into: buffer)
            }
            buffer.seal(
                firstSequence: first,
                lastSequence: last,
                engineTime: Int64(last),
                requestCount: 1,
                stateHash: stateHash(after: last)
            )
            journal.submit(buffer)
            // A few groups are under way at any time.
            let submitted = last
            durable.wait { $0 + 20 >= submitted ? WaitStep<Void>.done(()) : .waitForSignal }
        }
    }

    private static func command(_ number: UInt64, into buffer: GroupBuffer) {
        put(ledger, number, number, into: buffer)
        put(stock, number % 16, number, into: buffer)
        if number > 50 {
            let old: InlineArray<1, UInt64> = [(number - 50).bigEndian]
            buffer.delete(ledger, key: old.span.memory)
        }
    }

    private static func put(_ table: TableID, _ key: UInt64, _ number: UInt64, into buffer: GroupBuffer) {
        let bytes: InlineArray<1, UInt64> = [key.bigEndian]
        buffer.put(table, key: bytes.span.memory, capacity: 8) { output in
            output.append(integer: number)
            return hash(table, key, number)
        }
    }
}

do {
    try CrashWorkload.run(in: CommandLine.arguments[1])
} catch {
    print("failed: \(error)")
    exit(1)
}
