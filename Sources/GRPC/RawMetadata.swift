/// Metadata as it was received, in one buffer that the next call reuses; made into ``Metadata`` for who asks.
struct RawMetadata {
    private var bytes: [UInt8] = []
    private var lengths: [(name: Int, value: Int)] = []

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
    }

    mutating func append(name: Span<UInt8>, value: Span<UInt8>) {
        lengths.append((name.count, value.count))
        bytes.append(addingCapacity: name.count + value.count) { output in
            for index in name.indices { output.append(name[index]) }
            for index in value.indices { output.append(value[index]) }
        }
    }

    /// The fields in order. A `-bin` value that is not base64 is left out.
    var parsed: Metadata {
        var metadata = Metadata()
        var offset = 0
        for length in lengths {
            let name = String(decoding: bytes[offset..<offset + length.name], as: UTF8.self)
            offset += length.name
            _ = metadata.addReceived(name, bytes[offset..<offset + length.value])
            offset += length.value
        }
        return metadata
    }
}
