@testable import HoldfastEngine
import HoldfastMessages
import Platform
import Testing

@Suite("Stretches to be folded")
struct FoldStretchTests {
    @Test("the last image of each key is kept, in the order of the keys", arguments: 1...20 as ClosedRange<UInt64>)
    func sorting(seed: UInt64) throws {
        var workload = Workload(seed: seed)
        var stretch = FoldStretch(schema: StorageSchema(Tables.all))
        var expected: [ModelKey: [UInt8]] = [:]
        for _ in 0..<3 {
            let buffer = GroupBuffer()
            for _ in 0..<300 {
                // Few different bytes, so that many keys begin alike, are the same, or are the beginning of another.
                let bytes = (0...workload.next(11)).map { _ in [0, 1, 255][workload.next(3)] as UInt8 }
                let key = ModelKey(table: Tables.history, key: bytes)
                let value = [UInt8(workload.next(256))]
                buffer.put(key.table, key: bytes.span.memory, hash: .zero, value: value.span.memory)
                expected[key] = value
            }
            try stretch.add(buffer.content.bytes)
        }
        stretch.sort()
        let position = try #require(Tables.all.firstIndex { $0.id == Tables.history })
        var found: [ModelKey] = []
        for entry in stretch.tables[position] {
            let key = ModelKey(table: Tables.history, key: stretch.bytes.bytes.key(of: entry).copied())
            let word = try stretch.bytes.bytes.imageWord(at: Int(entry.offset))
            let value = stretch.bytes.bytes.extracting(
                Int(entry.offset) + word.valueOffset..<Int(entry.offset) + word.imageByteCount
            )
            #expect(value.copied() == expected[key])
            found.append(key)
        }
        #expect(found == expected.keys.sorted())
    }
}
