internal import CNghttp2

/// What concerns the connection as a whole.
extension Session {
    /// Announces that the connection will end soon (`nghttp2_submit_shutdown_notice`): GOAWAY with the highest possible
    /// stream, so that requests already on their way are still answered.
    public func submitShutdownNotice() {
        _ = unsafe nghttp2_submit_shutdown_notice(handle)
    }

    /// Refuses every stream above the last one received; those up to it run to their end.
    public func submitGoAway(_ code: ErrorCode, debugData: String = "") {
        let last = unsafe nghttp2_session_get_last_proc_stream_id(handle)
        var text = debugData
        _ = text.withUTF8 { bytes in
            unsafe nghttp2_submit_goaway(handle, 0, last, code.rawValue, bytes.baseAddress, bytes.count)
        }
    }

    /// Sends a PING with eight bytes of our choice; ``Event/pingAcknowledged(_:)`` brings them back.
    public func submitPing(_ value: UInt64) {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(56 - 8 * $0)) }
        _ = unsafe nghttp2_submit_ping(handle, 0, bytes)
    }

    /// Sends GOAWAY and ends the session: all streams are given up (`nghttp2_session_terminate_session`).
    public func terminate(_ code: ErrorCode) {
        _ = unsafe nghttp2_session_terminate_session(handle, code.rawValue)
    }

    /// Whether HEADERS or DATA has been drained since this was asked before.
    public func takeSentMessageFrame() -> Bool {
        defer { unsafe state.pointee.hasSentMessageFrame = false }
        return unsafe state.pointee.hasSentMessageFrame
    }

    /// What the peer's latest GOAWAY said beside its code: the first 128 bytes at most. Empty if none has come.
    public var goAwayDebugData: [UInt8] { unsafe state.pointee.goAwayDebugData }

    /// How many RST_STREAM have gone out for mistakes of the peer (RFC 9113 section 5.4.2): those of nghttp2 and of ``receive(_:)``,
    /// not those for what became of a call.
    public var streamErrorCount: Int { unsafe state.pointee.streamErrorCount }

    /// How many RST_STREAM have gone out with REFUSED_STREAM: for requests over
    /// ``SessionConfiguration/maximumConcurrentStreams`` of a peer that has not acknowledged that yet. Afterwards such a request ends
    /// the connection.
    public var refusedStreamCount: Int { unsafe state.pointee.refusedStreamCount }

    /// Streams open now.
    public var openStreamCount: Int { unsafe state.pointee.streams.count }

    /// Whether another request may be opened (`nghttp2_session_check_request_allowed`).
    public var takesRequests: Bool {
        unsafe nghttp2_session_check_request_allowed(handle) != 0
    }
}
