internal import CNghttp2

extension Session {
    /// Makes the nghttp2 session with our callbacks, options and allocator.
    static func create(
        _ role: Role,
        _ configuration: SessionConfiguration,
        _ freeList: UnsafeMutablePointer<FreeList>,
        _ session: inout OpaquePointer?
    ) -> Int32 {
        var callbacks: OpaquePointer?
        var option: OpaquePointer?
        defer {
            unsafe nghttp2_session_callbacks_del(callbacks)
            unsafe nghttp2_option_del(option)
        }
        guard unsafe nghttp2_session_callbacks_new(&callbacks) == 0, unsafe nghttp2_option_new(&option) == 0 else {
            return NGHTTP2_ERR_NOMEM.rawValue
        }
        unsafe SessionState.setCallbacks(callbacks!)
        unsafe nghttp2_option_set_no_auto_window_update(option, 1)
        unsafe nghttp2_option_set_no_closed_streams(option, 1)
        // A server checks requests by itself, once for each pair of name and value: `RequestCheck`.
        if role == .server { unsafe nghttp2_option_set_no_http_messaging(option, 1) }
        unsafe nghttp2_option_set_stream_reset_rate_limit(
            option,
            configuration.resetBurst,
            configuration.resetsPerSecond
        )
        unsafe nghttp2_option_set_max_continuations(option, configuration.maximumContinuations)
        unsafe nghttp2_option_set_max_outbound_ack(option, configuration.maximumOutboundAcknowledgements)
        unsafe nghttp2_option_set_max_send_header_block_length(option, Self.largestHeaderBlock)
        var memory = unsafe FreeList.functions(of: freeList)
        return switch role {
        case .server: unsafe nghttp2_session_server_new3(&session, callbacks, nil, option, &memory)
        case .client: unsafe nghttp2_session_client_new3(&session, callbacks, nil, option, &memory)
        }
    }

    /// Announces our limits. Push is off, and so are the priorities of RFC 7540: the simpler scheme of RFC 9218 makes
    /// nghttp2 keep a queue where it would keep a tree.
    func submitSettings(_ configuration: SessionConfiguration) throws(SessionError) {
        var settings = [
            entry(NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, UInt32(configuration.streamWindow)),
            entry(NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, configuration.maximumHeaderListSize),
            entry(NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1),
        ]
        switch role {
        case .server:
            settings.append(entry(NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, configuration.maximumConcurrentStreams))
        case .client: settings.append(entry(NGHTTP2_SETTINGS_ENABLE_PUSH, 0))
        }
        try SessionError.check(unsafe nghttp2_submit_settings(handle, 0, settings, settings.count))
        try SessionError.check(
            unsafe nghttp2_session_set_local_window_size(handle, 0, 0, configuration.connectionWindow)
        )
    }

    private func entry(_ id: nghttp2_settings_id, _ value: UInt32) -> nghttp2_settings_entry {
        nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: value)
    }
}
