internal import CNghttp2

extension SessionState {
    /// Counts a DATA frame that has come whole.
    mutating func countData(_ frame: UnsafePointer<nghttp2_frame>) {
        let (header, data) = unsafe (frame.pointee.hd, frame.pointee.data)
        // nghttp2 counts the length of the padding as padding.
        count(payload: header.length - data.padlen, flags: header.flags)
    }

    /// Counts a DATA frame that nghttp2 discarded; how much of it was padding is not known.
    mutating func countDiscardedData(byteCount: Int) {
        count(payload: byteCount, flags: 0)
    }

    private mutating func count(payload byteCount: Int, flags: UInt8) {
        let endsStream = UInt32(flags) & NGHTTP2_FLAG_END_STREAM.rawValue != 0
        if !dataDebt.receive(payload: byteCount, endsStream: endsStream, configuration) { note(.enhanceYourCalm) }
    }
}
