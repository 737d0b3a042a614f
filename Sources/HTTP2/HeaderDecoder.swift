internal import CNghttp2

/// Reads header blocks (HPACK, RFC 7541) without a ``Session``, for whoever takes frames apart by itself.
///
/// One for each connection and direction: a block may refer to fields of those before it.
@safe
public final class HeaderDecoder {
    /// nghttp2's inflater; never nil once `init` has returned.
    private var handle: OpaquePointer?

    /// Begins with an empty table of 4,096 bytes (`nghttp2_hd_inflate_new`).
    public init() throws(SessionError) {
        try SessionError.check(unsafe nghttp2_hd_inflate_new(&handle))
    }

    deinit {
        unsafe nghttp2_hd_inflate_del(handle)
    }

    /// Reads one whole block: its fields, in order (`nghttp2_hd_inflate_hd2`). Blocks must be read in the order they were sent in, none
    /// left out. Throws when the block is malformed; nothing more can be read then.
    public func decode(_ block: Span<UInt8>) throws(SessionError) -> [(name: [UInt8], value: [UInt8])] {
        var fields: [(name: [UInt8], value: [UInt8])] = []
        try SessionError.check(unsafe block.withUnsafeBufferPointer { unsafe inflate($0, into: &fields) })
        unsafe nghttp2_hd_inflate_end_headers(handle)
        return fields
    }

    /// Gives nghttp2's code where it fails, else 0.
    private func inflate(
        _ block: UnsafeBufferPointer<UInt8>,
        into fields: inout [(name: [UInt8], value: [UInt8])]
    ) -> Int32 {
        var offset = 0
        while true {
            var field = unsafe nghttp2_nv()
            var flags: Int32 = 0
            let rest = unsafe UnsafeBufferPointer(rebasing: block[offset...])
            let read = unsafe nghttp2_hd_inflate_hd2(handle, &field, &flags, rest.baseAddress, rest.count, 1)
            guard read >= 0 else { return Int32(read) }
            offset += Int(read)
            if UInt32(flags) & NGHTTP2_HD_INFLATE_EMIT.rawValue != 0 {
                let name = unsafe UnsafeBufferPointer(start: field.name, count: field.namelen)
                let value = unsafe UnsafeBufferPointer(start: field.value, count: field.valuelen)
                unsafe fields.append((Array(name), Array(value)))
            }
            if UInt32(flags) & NGHTTP2_HD_INFLATE_FINAL.rawValue != 0 { return 0 }
            // Nothing was read and nothing said: nghttp2 promises that it does not come to this.
            if read == 0, UInt32(flags) & NGHTTP2_HD_INFLATE_EMIT.rawValue == 0 {
                return NGHTTP2_ERR_HEADER_COMP.rawValue
            }
        }
    }
}
