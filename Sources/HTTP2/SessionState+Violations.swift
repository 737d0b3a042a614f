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

    // MARK: Ahead of nghttp2

    /// Keeps a frame that can only be judged when nghttp2 has processed what came with it.
    mutating func keep(_ frame: FrameWalk.Frame) {
        if UInt32(frame.type) == NGHTTP2_DATA.rawValue || frame.length > Self.maximumFrameSize { frames.append(frame) }
    }

    /// Each value of a setting must be right, also one that a later one in the same frame replaces (sections 6.5.2 and 6.5.3):
    /// nghttp2 keeps the last one only. A window may not be made to exceed its maximum (section 6.9.2): nghttp2 would reset just
    /// the stream.
    mutating func check(setting id: UInt16, _ value: UInt32) {
        switch UInt32(id) {
        case NGHTTP2_SETTINGS_ENABLE_PUSH.rawValue, NGHTTP2_SETTINGS_ENABLE_CONNECT_PROTOCOL.rawValue,
            NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES.rawValue:
            if value > 1 { note(.protocolError) }
        case NGHTTP2_SETTINGS_MAX_FRAME_SIZE.rawValue:
            if !(UInt32(Self.maximumFrameSize)..<1 << 24).contains(value) { note(.protocolError) }
        case NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE.rawValue:
            largestPeerWindow += Int64(value) - Int64(peerInitialWindow)
            peerInitialWindow = value
            if value > UInt32(Int32.max) || largestPeerWindow > Int64(Int32.max) { note(.flowControlError) }
        default: break
        }
    }

    /// GOAWAY may be sent again with a lower last stream, and not with a higher one (section 6.8).
    mutating func check(lastStream id: Int32) {
        if id > peerLastStream { note(.protocolError) }
        peerLastStream = id
    }

    // MARK: Behind nghttp2

    /// Frames over the size that we allow (section 4.2) and DATA on a closed stream (section 6.1), in input that nghttp2 has
    /// processed.
    mutating func checkFrames() {
        for frame in frames {
            if frame.length > Self.maximumFrameSize { note(.frameSizeError) }
            guard UInt32(frame.type) == NGHTTP2_DATA.rawValue, frame.streamID <= newestStream else { continue }
            // A stream that closed in this very input is still in the table, and its DATA may have come before.
            guard streams.slot(of: frame.streamID) == nil else { continue }
            if isEnded(frame.streamID) { note(.streamClosed) } else { countDiscardedData(byteCount: frame.length) }
        }
        frames.removeAll(keepingCapacity: true)
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
