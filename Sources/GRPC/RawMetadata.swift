/// Metadata as it was received, in one buffer that the next call reuses if it is small; made into ``Metadata`` for who asks.
struct RawMetadata {
    private var bytes: [UInt8] = []
    private var lengths: [(name: Int, value: Int)] = []
    /// Of `bytes` and `lengths`: what came with the headers and not with the trailers.
    private var initialByteCount = 0
    private var initialCount = 0

    /// What is kept allocated for the next call: enough for a token, and for where a trace goes. Whoever calls decides how many
    /// calls there are at once, each of which keeps as much.
    private static let keptByteCount = 768

    /// The size as `Metadata` counts it, but of values as they were received.
    var byteCount: Int { bytes.count + lengths.count * Metadata.fieldOverhead }

    /// Bytes that are allocated, whether they are used or not.
    var allocatedByteCount: Int { bytes.capacity + lengths.capacity * MemoryLayout<(name: Int, value: Int)>.stride }

    /// Makes room for fields that are about to be appended, so that it is made once.
    mutating func reserve(byteCount: Int, fieldCount: Int) {
        bytes.reserveCapacity(byteCount)
        lengths.reserveCapacity(fieldCount)
    }

    mutating func removeAll() {
        let isKept = allocatedByteCount <= Self.keptByteCount
        bytes.removeAll(keepingCapacity: isKept)
        lengths.removeAll(keepingCapacity: isKept)
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

    /// Shows `body` the first value under `key` as it was received, empty if there is none, and how many there are.
    func withFirst<Result>(_ key: String, _ body: (_ value: Span<UInt8>, _ count: Int) -> Result) -> Result {
        var offset = 0
        var count = 0
        var first = 0..<0
        for length in lengths {
            if length.name == key.utf8.count && key.utf8.elementsEqual(bytes[offset..<offset + length.name]) {
                if count == 0 { first = offset + length.name..<offset + length.name + length.value }
                count += 1
            }
            offset += length.name + length.value
        }
        return body(bytes.span.extracting(first), count)
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
