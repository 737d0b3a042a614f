import Platform

/// Where a journal ends.
struct JournalEnd: Sendable, Hashable {
    /// The last command; 0 in an empty journal.
    var sequence: UInt64 = 0
    /// Names the last group: what the next one carries.
    var digest: UInt64 = 0
    /// How often the store has been opened, this time included.
    var epoch: UInt64 = 0
    /// The bytes of all groups in LMDB.
    var byteCount = 0
}

/// A group with its images in memory.
struct JournalGroup: Sendable {
    let header: GroupHeader
    let buffers: [GroupBuffer]

    /// Fills `output` with the group as it is stored: header, images, and zeros to the end.
    func encode(into output: inout OutputRawSpan) {
        header.encode(into: &output)
        for buffer in buffers { output.append(copying: buffer.content.bytes) }
        output.fillWithZeros()
    }
}

/// Makes buffers into groups, each of which names the one before it.
struct GroupChain: Sendable {
    /// Where the chain ends.
    private(set) var end: JournalEnd

    init(end: JournalEnd) {
        self.end = end
    }

    /// Adds `buffers`, whose sequence numbers go on where the chain ends, as one group.
    mutating func append(_ buffers: [GroupBuffer]) -> JournalGroup {
        let header = header(of: buffers)
        end.sequence = header.lastSequence
        end.digest = header.digest
        return JournalGroup(header: header, buffers: buffers)
    }

    private func header(of buffers: [GroupBuffer]) -> GroupHeader {
        var expected = end.sequence + 1
        var bodyByteCount = 0
        var imageCount = 0
        var requestCount = 0
        for buffer in buffers {
            precondition(buffer.firstSequence == expected, "a buffer does not go on where the one before ended")
            expected = buffer.lastSequence + 1
            bodyByteCount += buffer.byteCount
            imageCount += buffer.imageCount
            requestCount += buffer.requestCount
        }
        let last = buffers[buffers.count - 1]
        var header = GroupHeader(
            bodyByteCount: bodyByteCount,
            firstSequence: end.sequence + 1,
            lastSequence: last.lastSequence,
            epoch: end.epoch,
            engineTime: last.engineTime,
            stateHash: last.stateHash,
            previousDigest: end.digest,
            imageCount: imageCount,
            requestCount: requestCount
        )
        header.checksum = header.computeChecksum { crc in
            for buffer in buffers { crc.add(buffer.content.bytes) }
        }
        return header
    }
}
