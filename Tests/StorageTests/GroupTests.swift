import HoldfastMessages
@testable import HoldfastEngine
import Platform
import Testing

@Suite("Groups")
struct GroupTests {
    /// One stored group, with its key.
    private func storedGroup(commandCount: Int) -> (bytes: [UInt8], header: GroupHeader, buffer: GroupBuffer) {
        var workload = Workload(seed: 9)
        let buffer = GroupBuffer()
        workload.fill(buffer, commandCount: commandCount)
        var header = GroupHeader(
            bodyByteCount: buffer.byteCount,
            firstSequence: buffer.firstSequence,
            lastSequence: buffer.lastSequence,
            epoch: 3,
            engineTime: buffer.engineTime,
            stateHash: buffer.stateHash,
            previousDigest: 77,
            imageCount: buffer.imageCount,
            requestCount: buffer.requestCount
        )
        let images = buffer.content.bytes.copied()
        header.checksum = header.computeChecksum { $0.add(images.span.memory) }
        var bytes = OwnedBytes()
        bytes.append(capacity: PageClass.paddedByteCount(GroupHeader.byteCount + buffer.byteCount)) { output in
            header.encode(into: &output)
            output.append(copying: images.span.memory)
            output.fillWithZeros()
        }
        return (bytes.bytes.copied(), header, buffer)
    }

    @Test("a group is read as it was written", arguments: [1, 5, 60])
    func roundTrip(commandCount: Int) throws {
        let group = storedGroup(commandCount: commandCount)
        let header = try GroupHeader(checking: group.bytes.span.memory, key: UInt64(commandCount))
        #expect(header == group.header)
        let body = group.bytes.span.memory.extracting(
            GroupHeader.byteCount..<GroupHeader.byteCount + header.bodyByteCount
        )
        var count = 0
        try body.forEachImage { table, hash, key, value in
            count += 1
            if let hash, let value {
                #expect(hash == Model.hash(ModelKey(table: table, key: key.copied()), value.copied()))
            }
        }
        #expect(count == group.buffer.imageCount)
    }

    @Test("every flipped bit of a group is found, save in the padding")
    func flips() throws {
        let group = storedGroup(commandCount: 3)
        let sound = group.bytes
        for bit in 0..<(GroupHeader.byteCount + group.header.bodyByteCount) * 8 {
            var flipped = sound
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: GroupProblem.self) { try GroupHeader(checking: flipped.span.memory, key: 3) }
        }
    }

    @Test("a group of every other length, or under another key, is found")
    func lengths() {
        let sound = storedGroup(commandCount: 12).bytes
        for count in 0..<sound.count {
            let cut = Array(sound.prefix(count))
            #expect(throws: GroupProblem.self) { try GroupHeader(checking: cut.span.memory, key: 12) }
        }
        #expect(throws: GroupProblem.self) { try GroupHeader(checking: sound.span.memory, key: 13) }
    }

    @Test("another format is refused by its number")
    func format() {
        var other = storedGroup(commandCount: 1).bytes
        other[4] = 9
        let problem = #expect(throws: GroupProblem.self) { try GroupHeader(checking: other.span.memory, key: 1) }
        #expect(problem == .unknownFormat(9))
    }

    @Test("images cut short are malformed, not read beyond their end")
    func cutImages() throws {
        var workload = Workload(seed: 3)
        let buffer = GroupBuffer()
        workload.fill(buffer, commandCount: 1)
        let images = buffer.content.bytes.copied()
        for count in 1..<images.count {
            let cut = Array(images.prefix(count))
            var seen = 0
            do {
                try cut.span.memory.forEachImage { _, _, _, _ in seen += 1 }
                #expect(seen < buffer.imageCount)
            } catch {
                #expect(error is MalformedImage)
            }
        }
    }

    @Test("a value whose writer throws leaves no trace")
    func throwingWriter() {
        struct Reason: Error {}
        let buffer = GroupBuffer()
        buffer.put(Tables.stock, key: [1 as UInt8].span.memory, hash: .zero, value: [2 as UInt8].span.memory)
        let before = buffer.content.bytes.copied()
        #expect(throws: Reason.self) {
            try buffer.put(Tables.stock, key: [3 as UInt8].span.memory, capacity: 10) { output throws(Reason) in
                output.append(1)
                throw Reason()
            }
        }
        #expect(buffer.content.bytes.copied() == before)
        #expect(buffer.imageCount == 1)
    }

    @Test("padded sizes are whole pages in few classes, and waste little")
    func pageClasses() {
        var classes: Set<Int> = []
        for byteCount in stride(from: 1, to: 8 << 20, by: 777) {
            let padded = PageClass.paddedByteCount(byteCount)
            #expect(padded >= byteCount)
            if byteCount > 1900 {
                #expect((padded + 16) % 4096 == 0)
                classes.insert(padded)
            }
            if byteCount > 64 << 10 { #expect(padded * 4 < byteCount * 5 + 20_000) }
        }
        #expect(classes.count < 50)
    }
}
