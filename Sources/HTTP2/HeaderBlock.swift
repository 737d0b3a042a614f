internal import CNghttp2

/// Header fields to send, laid out once in the form nghttp2 takes.
///
/// Names must be lower case (RFC 9113 section 8.2.1). A block that is sent often is registered with the session
/// (``Session/register(_:)``) and then goes out without being copied; any other is copied when it is submitted.
@safe
public final class HeaderBlock: @unchecked Sendable {
    // Sendable: the allocations are filled by `init`, never changed after it, and freed by `deinit`.
    private let bytes: UnsafeMutableRawBufferPointer
    /// What it counts, as in the size of a header list (RFC 9113 section 6.5.2).
    let byteCount: Int
    /// For nghttp2 to copy.
    let fields: UnsafeMutableBufferPointer<nghttp2_nv>
    /// For nghttp2 to refer to while the block is registered.
    let uncopiedFields: UnsafeMutableBufferPointer<nghttp2_nv>

    /// What a field counts besides its name and its value.
    static let fieldOverhead = 32

    /// Lays out `fields` in order. Values are bytes, since `-bin` metadata and status messages are not always text.
    public init(_ fields: [(name: String, value: [UInt8])]) {
        let byteCount = fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.count }
        self.byteCount = byteCount + fields.count * Self.fieldOverhead
        unsafe bytes = .allocate(byteCount: max(byteCount, 1), alignment: 1)
        unsafe self.fields = .allocate(capacity: fields.count)
        unsafe uncopiedFields = .allocate(capacity: fields.count)
        var offset = 0
        func place(_ source: some Collection<UInt8>) -> UnsafeMutablePointer<UInt8> {
            let target = unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<offset + source.count])
            unsafe target.copyBytes(from: source)
            offset += source.count
            return unsafe (target.baseAddress ?? bytes.baseAddress!).assumingMemoryBound(to: UInt8.self)
        }
        for (index, field) in fields.enumerated() {
            let name = unsafe place(field.name.utf8)
            let value = unsafe place(field.value)
            var pair = unsafe nghttp2_nv(
                name: name,
                value: value,
                namelen: field.name.utf8.count,
                valuelen: field.value.count,
                flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)
            )
            unsafe self.fields.initializeElement(at: index, to: pair)
            unsafe pair.flags = UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)
            unsafe uncopiedFields.initializeElement(at: index, to: pair)
        }
    }

    /// Lays out `fields` whose values are text.
    public convenience init(_ fields: KeyValuePairs<String, String>) {
        self.init(fields.map { (name: $0.key, value: Array($0.value.utf8)) })
    }

    deinit {
        unsafe bytes.deallocate()
        unsafe fields.deallocate()
        unsafe uncopiedFields.deallocate()
    }
}

/// A ``HeaderBlock`` that its session keeps alive and sends without copying. Means something to that session only.
public struct RegisteredBlock: Sendable, BitwiseCopyable {
    let index: Int32
}
