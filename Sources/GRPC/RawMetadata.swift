/// Metadata as it was received, in one buffer that the next call reuses; made into ``Metadata`` for who asks.
struct RawMetadata {
    private var bytes: [UInt8] = []
    private var lengths: [(name: Int, value: Int)] = []
    /// Of `bytes` and `lengths`: what came with the headers and not with the trailers.
    private var initialByteCount = 0
    private var initialCount = 0

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        initialByteCount = 0
        initialCount = 0
    }

    /// What is appended from now on came with the trailers.
    mutating func endInitial() {
        initialByteCount = bytes.count
        initialCount = lengths.count
    }

    mutating func append(name: Span<UInt8>, value: Span<UInt8>) {
        lengths.append((name.count, value.count))
        bytes.append(addingCapacity: name.count + value.count) { output in
            for index in name.indices { output.append(name[index]) }
            for index in value.indices { output.append(value[index]) }
        }
    }

    /// The fields in order. A `-bin` value that is not base64 is left out.
    var parsed: Metadata { parse(lengths[...], from: 0) }

    /// The fields before ``endInitial()``.
    var initial: Metadata { parse(lengths[..<initialCount], from: 0) }

    /// The fields after ``endInitial()``.
    var trailing: Metadata { parse(lengths[initialCount...], from: initialByteCount) }

    private func parse(_ lengths: ArraySlice<(name: Int, value: Int)>, from start: Int) -> Metadata {
        var metadata = Metadata()
        var offset = start
        for length in lengths {
            let name = String(decoding: bytes[offset..<offset + length.name], as: UTF8.self)
            offset += length.name
            _ = metadata.addReceived(name, bytes[offset..<offset + length.value])
            offset += length.value
        }
        return metadata
    }
}
