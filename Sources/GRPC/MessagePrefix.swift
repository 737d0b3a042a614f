/// The five bytes before a message: whether it is compressed, and its length.
enum MessagePrefix {
    /// Reserves the prefix, lets `write` put the message behind it, and fills in the length.
    static func write(
        isCompressed: Bool = false,
        before write: (inout OutputRawSpan) -> Void,
        to output: inout OutputRawSpan
    ) {
        let start = output.byteCount
        output.append(isCompressed ? 1 as UInt8 : 0)
        for _ in 1..<MessageReader.prefixSize { output.append(0 as UInt8) }
        write(&output)
        let length = UInt32(output.byteCount - start - MessageReader.prefixSize)
        var bytes = output.mutableBytes
        bytes.storeBytes(of: length.bigEndian, toByteOffset: start + 1, as: UInt32.self)
    }
}
