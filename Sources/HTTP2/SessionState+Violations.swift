internal import CNghttp2

/// Mistakes of the peer that nghttp2 lets pass although RFC 9113 does not. The first is noted, and ends the connection when
/// the read is done.
extension SessionState {
    /// SETTINGS_MAX_FRAME_SIZE, which we leave at its initial value.
    private static let maximumFrameSize = 16_384

    /// nghttp2 tells of every frame, except of DATA that it discards.
    mutating func frameBegan(_ header: nghttp2_frame_hd, _ handle: OpaquePointer) {
        switch UInt32(header.type) {
        case NGHTTP2_HEADERS.rawValue where header.stream_id <= newestStream:
            guard isEnded(header.stream_id) else { return }
            // Where streams were left out, the number may be one that never was opened (section 5.1.1).
            note(streamsWereSkipped ? .protocolError : .streamClosed)
        case NGHTTP2_PRIORITY.rawValue where header.stream_id == 0:
            note(.protocolError)
        case NGHTTP2_SETTINGS.rawValue where UInt32(header.flags) & NGHTTP2_FLAG_ACK.rawValue == 0:
            largestPeerWindow = unsafe largestWindow(handle)
        default:
            break
        }
    }

    /// Frames over the size that we allow (section 4.2) and DATA on a closed stream (section 6.1), in input that nghttp2 has
    /// processed.
    mutating func checkFrames(_ input: Span<UInt8>) {
        var walk = frameWalk
        defer { frameWalk = walk }
        var offset = 0
        while let frame = walk.next(in: input, from: &offset) {
            if frame.length > Self.maximumFrameSize { note(.frameSizeError) }
            guard UInt32(frame.type) == NGHTTP2_DATA.rawValue, frame.streamID <= newestStream else { continue }
            // A stream that closed in this very input is still in the table, and its DATA may have come before.
            guard streams.slot(of: frame.streamID) == nil else { continue }
            if isEnded(frame.streamID) { note(.streamClosed) } else { countDiscardedData(byteCount: frame.length) }
        }
    }

    /// A window may not be made to exceed its maximum by SETTINGS (section 6.9.2); nghttp2 resets just the stream.
    mutating func checkWindows(_ settings: nghttp2_settings) {
        for index in unsafe 0..<settings.niv {
            let entry = unsafe settings.iv[index]
            guard UInt32(entry.settings_id) == NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue else { continue }
            largestPeerWindow += Int64(entry.value) - Int64(peerInitialWindow)
            peerInitialWindow = entry.value
            if largestPeerWindow > Int64(Int32.max) { note(.flowControlError) }
        }
    }

    /// Whether the peer knows that the stream is closed: it has ended or reset it itself.
    private mutating func isEnded(_ id: Int32) -> Bool {
        if let slot = streams.slot(of: id), unsafe !streams.records[Int(slot)].isClosed { return false }
        return !resetStreams.mayContain(id)
    }

    /// The widest window that the peer has given any of the open streams.
    private func largestWindow(_ handle: OpaquePointer) -> Int64 {
        var largest: Int32 = 0
        streams.forEachID { id in
            largest = max(largest, unsafe nghttp2_session_get_stream_remote_window_size(handle, id))
        }
        return Int64(largest)
    }

    mutating func note(_ code: ErrorCode) {
        if violation == nil { violation = code }
    }
}
