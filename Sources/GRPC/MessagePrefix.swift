/// The five bytes before a message: no compression, and its length.
enum MessagePrefix {
    /// Reserves the prefix, lets `write` put the message behind it, and fills in the length.
    static func write(before write: (inout OutputRawSpan) -> Void, to output: inout OutputRawSpan) {
        let start = output.byteCount
        for _ in 0..<MessageReader.prefixSize { output.append(0 as UInt8) }
        write(&output)
        let length = UInt32(output.byteCount - start - MessageReader.prefixSize)
        var bytes = output.mutableBytes
        bytes.storeBytes(of: length.bigEndian, toByteOffset: start + 1, as: UInt32.self)
    }
}
