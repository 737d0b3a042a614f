public import CProtobufC

// What generated conversions fill protobuf-c's structs with. Everything they point to is in the arena.

extension Arena {
    /// Packs a message whose struct has been filled. Traps when `output` has less room than `maximumByteCount`.
    @inlinable
    @_lifetime(output: copy output)
    public func pack<Raw>(
        _ message: UnsafeMutablePointer<Raw>,
        into output: inout OutputRawSpan,
        maximumByteCount: Int
    ) {
        precondition(output.freeCapacity >= maximumByteCount, "a message needs room for its largest encoding")
        // Every struct of protobuf-c begins with its `ProtobufCMessage`.
        let base = unsafe UnsafeRawPointer(message).assumingMemoryBound(to: ProtobufCMessage.self)
        unsafe output.withUnsafeMutableBytes { buffer, count in
            let start = unsafe buffer.baseAddress! + count
            let written = unsafe protobuf_c_message_pack(base, start.assumingMemoryBound(to: UInt8.self))
            assert(written <= maximumByteCount, "the bound of an encoding is wrong")
            count += written
        }
    }

    /// The bytes of a text.
    @inlinable
    public func copy(_ text: String) -> ProtobufCBinaryData {
        let utf8 = text.utf8
        if let copied = unsafe utf8.withContiguousStorageIfAvailable({ unsafe copy($0) }) { return unsafe copied }
        return unsafe copy(Array(utf8))
    }

    /// The bytes of an array.
    @inlinable
    public func copy(_ bytes: [UInt8]) -> ProtobufCBinaryData {
        unsafe bytes.withUnsafeBufferPointer { unsafe copy($0) }
    }

    @inlinable
    func copy(_ bytes: UnsafeBufferPointer<UInt8>) -> ProtobufCBinaryData {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return unsafe ProtobufCBinaryData() }
        let data = unsafe allocate(UInt8.self, count: bytes.count)
        unsafe data.initialize(from: source, count: bytes.count)
        return unsafe ProtobufCBinaryData(len: bytes.count, data: data)
    }

    /// The text of a value.
    @inlinable
    public func text<Value: TextValue>(_ value: Value) -> ProtobufCBinaryData {
        let data = unsafe allocate(UInt8.self, count: Value.maximumByteCount)
        let buffer = unsafe UnsafeMutableRawBufferPointer(start: data, count: Value.maximumByteCount)
        var output = unsafe OutputRawSpan(buffer: buffer, initializedCount: 0)
        value.write(into: &output)
        return unsafe ProtobufCBinaryData(len: output.finalize(for: buffer), data: data)
    }
}
