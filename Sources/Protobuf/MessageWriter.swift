/// Writes the bytes of a message, one field after the other.
///
/// It does not look whether there is room: ``encode(into:maximumByteCount:form:_:)`` made sure, before the first field, of as many
/// bytes as the message can take at most, which the schema's generator counts together with the fields it writes.
@safe
public struct MessageWriter: ~Copyable {
    /// Where the next byte goes.
    @usableFromInline var next: UnsafeMutableRawPointer
    @usableFromInline let form: MessageForm

    @inlinable
    init(_ next: UnsafeMutableRawPointer, form: MessageForm) {
        unsafe self.next = next
        self.form = form
    }

    /// Lets `write` append a message. Traps when `output` has less room than `maximumByteCount`.
    @inlinable
    @_lifetime(output: copy output)
    public static func encode(
        into output: inout OutputRawSpan,
        maximumByteCount: Int,
        form: MessageForm = .text,
        _ write: (inout MessageWriter) -> Void
    ) {
        precondition(output.freeCapacity >= maximumByteCount, "a message needs room for its largest encoding")
        unsafe output.withUnsafeMutableBytes { buffer, count in
            guard let start = buffer.baseAddress else { return }
            var writer = unsafe MessageWriter(start + count, form: form)
            write(&writer)
            let written = unsafe writer.next - (start + count)
            assert(written <= maximumByteCount, "the bound of an encoding is wrong")
            count += written
        }
    }

    // MARK: Numbers

    /// A field's number, times eight, and how its value lies behind it.
    @inlinable @inline(__always)
    public mutating func tag(_ tag: UInt64) {
        varint(tag)
    }

    /// Seven bits to a byte, the lowest first.
    @inlinable @inline(__always)
    public mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            store(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        store(UInt8(truncatingIfNeeded: rest))
    }

    /// The same for numbers that mostly take five bytes, as the seconds and nanoseconds of a moment do.
    @inlinable
    public mutating func varint(mostlyOfFiveBytes value: UInt64) {
        guard value >> 28 != 0, value >> 35 == 0 else { return varint(value) }
        let groups = value & 0x7F | value << 1 & 0x7F00 | value << 2 & 0x7F_0000 | value << 3 & 0x7F00_0000
        store((UInt32(truncatingIfNeeded: groups) | 0x8080_8080).littleEndian)
        store(UInt8(truncatingIfNeeded: value >> 28))
    }

    /// A signed number; a negative one takes ten bytes.
    @inlinable @inline(__always)
    public mutating func varint(_ value: Int64) {
        varint(UInt64(bitPattern: value))
    }

    /// A signed number whose size is that of its magnitude (`sint32`, `sint64`).
    @inlinable @inline(__always)
    public mutating func zigzag(_ value: Int64) {
        varint(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    /// Four bytes.
    @inlinable @inline(__always)
    public mutating func fixed(_ value: UInt32) {
        store(value.littleEndian)
    }

    /// Eight bytes.
    @inlinable @inline(__always)
    public mutating func fixed(_ value: UInt64) {
        store(value.littleEndian)
    }

    /// Fields that are encoded already.
    @inlinable
    public mutating func fields(_ encoded: [UInt8]) {
        unsafe encoded.withUnsafeBufferPointer { unsafe append($0) }
    }

    // MARK: Text and bytes, after their length

    /// The bytes.
    @inlinable
    public mutating func bytes(_ value: [UInt8]) {
        unsafe value.withUnsafeBufferPointer { unsafe copy($0) }
    }

    /// The text as UTF-8.
    @inlinable
    public mutating func string(_ value: String) {
        let utf8 = value.utf8
        let isDone = unsafe utf8.withContiguousStorageIfAvailable { unsafe copy($0) } != nil
        if !isDone { bytes(Array(utf8)) }
    }

    /// A value with a text of its own, in the form that the message has.
    @inlinable @inline(__always)
    public mutating func text<Value: TextValue>(_ value: Value) {
        delimited(maximumByteCount: Value.maximumByteCount) { writer in
            let room = unsafe UnsafeMutableRawBufferPointer(start: writer.next, count: Value.maximumByteCount)
            var output = unsafe OutputRawSpan(buffer: room, initializedCount: 0)
            if writer.form == .text { value.write(into: &output) } else { value.writeCompact(into: &output) }
            unsafe writer.next += output.finalize(for: room)
        }
    }

    /// What `write` appends, at most `maximumByteCount` bytes, after its length. The length is written last, into as many bytes
    /// as the largest would take; where it takes fewer, what follows moves up.
    @inlinable @inline(__always)
    public mutating func delimited(maximumByteCount: Int, _ write: (inout MessageWriter) -> Void) {
        let start = unsafe next
        let reserved = Self.varintByteCount(maximumByteCount)
        unsafe next += reserved
        write(&self)
        let count = unsafe next - start - reserved
        let needed = Self.varintByteCount(count)
        if needed < reserved { unsafe (start + needed).copyMemory(from: start + reserved, byteCount: count) }
        unsafe next = start
        varint(UInt64(count))
        unsafe next += count
    }

    // MARK: Memory

    @inlinable @inline(__always)
    mutating func store<Value: BitwiseCopyable>(_ value: Value) {
        unsafe next.storeBytes(of: value, as: Value.self)
        unsafe next += MemoryLayout<Value>.size
    }

    @inlinable
    mutating func copy(_ source: UnsafeBufferPointer<UInt8>) {
        varint(UInt64(source.count))
        unsafe append(source)
    }

    @inlinable
    mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
        guard let base = source.baseAddress else { return }
        unsafe next.copyMemory(from: base, byteCount: source.count)
        unsafe next += source.count
    }

    @inlinable @inline(__always)
    static func varintByteCount(_ value: Int) -> Int {
        value < 0x80 ? 1 : (70 - (value | 1).leadingZeroBitCount) / 7
    }
}
