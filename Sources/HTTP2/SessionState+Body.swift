internal import CNghttp2

extension SessionState {
    /// Gives nghttp2 the next bytes of a body. With the last of them go the trailers: submitted any earlier they would
    /// overtake the data (`nghttp2_submit_trailer`).
    mutating func readBody(
        _ id: Int32,
        slot: Int32,
        into target: UnsafeMutablePointer<UInt8>,
        limit: Int,
        flags: UnsafeMutablePointer<UInt32>,
        _ handle: OpaquePointer
    ) -> Int {
        let record = unsafe streams.records + Int(slot)
        guard unsafe record.pointee.id == id else {
            return Int(NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE.rawValue)
        }
        let count = unsafe record.pointee.body.read(into: target, limit: limit)
        streams.bodyByteCount -= count
        guard unsafe record.pointee.body.count == 0 else { return count }
        guard unsafe record.pointee.bodyIsComplete else {
            if count > 0 { return count }
            unsafe record.pointee.bodyIsDeferred = true
            return Int(NGHTTP2_ERR_DEFERRED.rawValue)
        }
        unsafe flags.pointee |= NGHTTP2_DATA_FLAG_EOF.rawValue
        let index = Int(unsafe record.pointee.registeredTrailers)
        let own = unsafe record.pointee.trailers
        guard let trailers = unsafe index >= 0 ? registeredFields[index] : own?.fields else { return count }
        unsafe flags.pointee |= NGHTTP2_DATA_FLAG_NO_END_STREAM.rawValue
        let result = unsafe nghttp2_submit_trailer(handle, id, trailers.baseAddress, trailers.count)
        // From here on it is nghttp2's copy that waits to be sent.
        if own != nil && result == 0 { unsafe record.pointee.trailers = nil }
        return count
    }
}
