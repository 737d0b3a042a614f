internal import CNghttp2

/// What nghttp2 calls while bytes are received and sent. Every function here copies, appends and returns.
extension SessionState {
    static func setCallbacks(_ callbacks: OpaquePointer) {
        unsafe nghttp2_session_callbacks_set_on_begin_frame_callback(callbacks) { handle, header, session in
            unsafe of(session).pointee.frameBegan(header!.pointee, handle!)
            return 0
        }
        unsafe nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks) { _, frame, session in
            unsafe of(session).pointee.headersBegan(frame!)
        }
        unsafe nghttp2_session_callbacks_set_on_header_callback2(callbacks) { _, _, name, value, _, session in
            unsafe of(session).pointee.fieldReceived(name!, value!)
        }
        unsafe nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks) { _, frame, session in
            unsafe of(session).pointee.frameReceived(frame!)
        }
        unsafe nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks) { _, _, id, data, count, session in
            unsafe of(session).pointee.dataReceived(id, data!, count)
        }
        unsafe nghttp2_session_callbacks_set_on_stream_close_callback(callbacks) { _, id, code, session in
            unsafe of(session).pointee.streamClosed(id, ErrorCode(rawValue: code))
        }
        unsafe nghttp2_session_callbacks_set_on_frame_send_callback(callbacks) { _, frame, session in
            unsafe of(session).pointee.frameSent(frame!)
        }
        unsafe nghttp2_session_callbacks_set_on_frame_not_send_callback(callbacks) { _, frame, code, session in
            unsafe of(session).pointee.frameDropped(frame!, code)
            return 0
        }
    }

    private mutating func headersBegan(_ frame: UnsafePointer<nghttp2_frame>) -> Int32 {
        let id = unsafe frame.pointee.hd.stream_id
        guard let slot = streams.slot(of: id) ?? (role == .server ? opened(id) : nil) else {
            headerSlot = -1
            return 0
        }
        headerSlot = slot
        headerBlockIsOpen = true
        let record = unsafe streams.records + Int(slot)
        unsafe record.pointee.firstField = Int32(fieldTable.beginBlock())
        unsafe record.pointee.fieldCount = 0
        unsafe record.pointee.headerListSize = 0
        return 0
    }

    private mutating func opened(_ id: Int32) -> Int32 {
        if id != newestStream + 2 { streamsWereSkipped = true }
        newestStream = id
        return streams.insert(id)
    }

    private mutating func fieldReceived(_ name: OpaquePointer, _ value: OpaquePointer) -> Int32 {
        guard headerSlot >= 0 else { return 0 }
        let record = unsafe streams.records + Int(headerSlot)
        // The field that crosses the limit is still kept; from then on they are only measured.
        if unsafe isWithinHeaderLimits(record.pointee, factor: 1) {
            let field = unsafe fieldTable.append(name: name, value: value)
            add(field.byteCount, field.meaning)
        } else {
            add(unsafe nghttp2_rcbuf_get_buf(name).len + nghttp2_rcbuf_get_buf(value).len, nil)
        }
        if unsafe isWithinHeaderLimits(record.pointee, factor: 1) { return 0 }
        let isAbuse = unsafe !isWithinHeaderLimits(record.pointee, factor: configuration.headerAbuseFactor)
        return isAbuse ? NGHTTP2_ERR_CALLBACK_FAILURE.rawValue : 0
    }

    /// Counts a field of the block being received.
    private mutating func add(_ byteCount: Int, _ meaning: RequestField?) {
        let record = unsafe streams.records + Int(headerSlot)
        if role == .server, let meaning { unsafe record.pointee.check.add(meaning) }
        unsafe record.pointee.headerListSize += UInt32(byteCount) + 32
        unsafe record.pointee.fieldCount += 1
    }

    private func isWithinHeaderLimits(_ record: StreamRecord, factor: UInt32) -> Bool {
        record.headerListSize <= configuration.maximumHeaderListSize * factor
            && record.fieldCount <= configuration.maximumFieldCount * factor
    }

    private mutating func frameReceived(_ frame: UnsafePointer<nghttp2_frame>) -> Int32 {
        let header = unsafe frame.pointee.hd
        let flags = UInt32(header.flags)
        switch UInt32(header.type) {
        case NGHTTP2_DATA.rawValue:
            if role == .server { unsafe countData(frame) }
            if flags & NGHTTP2_FLAG_END_STREAM.rawValue != 0 { dataEnded(header.stream_id) }
        case NGHTTP2_HEADERS.rawValue:
            headersReceived(endsStream: flags & NGHTTP2_FLAG_END_STREAM.rawValue != 0)
        case NGHTTP2_GOAWAY.rawValue:
            let goAway = unsafe frame.pointee.goaway
            let code = unsafe ErrorCode(rawValue: goAway.error_code)
            goAwayDebugData = unsafe (0..<min(goAway.opaque_data_len, Self.debugDataLimit)).map {
                unsafe goAway.opaque_data[$0]
            }
            let last = role == .server ? peerLastStream : unsafe goAway.last_stream_id
            events.append(.goAway(lastStreamID: last, code))
        case NGHTTP2_PING.rawValue where flags & NGHTTP2_FLAG_ACK.rawValue != 0:
            let bytes = unsafe frame.pointee.ping.opaque_data
            let (a, b, c, d, e, f, g, h) = bytes
            let value = [a, b, c, d, e, f, g, h].reduce(0) { $0 << 8 | UInt64($1) }
            events.append(.pingAcknowledged(value))
        case NGHTTP2_PING.rawValue:
            events.append(.pingReceived)
        case NGHTTP2_SETTINGS.rawValue where flags & NGHTTP2_FLAG_ACK.rawValue != 0:
            events.append(.settingsAcknowledged)
        case NGHTTP2_SETTINGS.rawValue:
            if role == .client { unsafe checkSettings(frame.pointee.settings) }
            events.append(.settingsReceived)
        default:
            break
        }
        return 0
    }

    /// The settings of a server, of which nghttp2 has found each to be right by itself.
    private mutating func checkSettings(_ settings: nghttp2_settings) {
        for index in unsafe 0..<settings.niv {
            let entry = unsafe settings.iv[index]
            check(setting: UInt16(truncatingIfNeeded: entry.settings_id), entry.value)
        }
    }

    private mutating func headersReceived(endsStream: Bool) {
        headerBlockIsOpen = false
        guard headerSlot >= 0 else { return }
        let record = unsafe streams.records + Int(headerSlot)
        let stream = unsafe StreamHandle(slot: headerSlot, id: record.pointee.id)
        if endsStream { unsafe record.pointee.remoteIsClosed = true }
        // Then the fields were not given to nghttp2.
        if incomingBlock == .known { unsafe record.pointee.check = fieldTable.repetition.check }
        // Of a block too large to be kept not all was looked at; it is refused as such.
        guard unsafe isWithinHeaderLimits(record.pointee, factor: 1) else {
            return events.append(.oversizedHeaders(stream, endsStream: endsStream))
        }
        let first = unsafe Int(record.pointee.firstField)
        let count = unsafe Int(record.pointee.fieldCount)
        if role == .server {
            if incomingBlock == .seen { unsafe fieldTable.recognize(first..<first + count, record.pointee.check) }
            unsafe record.pointee.check.endHeaders(endsStream: endsStream)
            if refusesMalformed(stream) { return }
        }
        events.append(
            .headers(
                stream,
                fields: incomingBlock == .known ? fieldTable.repeated : FieldRange(first, count),
                endsStream: endsStream
            )
        )
    }

    private mutating func dataReceived(_ id: Int32, _ data: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
        consumedBytes += count
        guard let slot = streams.slot(of: id), let base = unsafe inputBase else { return 0 }
        if role == .server {
            unsafe streams.records[Int(slot)].check.receive(byteCount: count)
            if refusesMalformed(StreamHandle(slot: slot, id: id)) { return 0 }
        }
        let offset = unsafe UnsafeRawPointer(data) - base
        events.append(.data(StreamHandle(slot: slot, id: id), offset: offset, count: count, endsStream: false))
        return 0
    }

    /// END_STREAM joins the data event just before it, which is how nearly every unary request ends.
    private mutating func dataEnded(_ id: Int32) {
        guard let slot = streams.slot(of: id) else { return }
        unsafe streams.records[Int(slot)].remoteIsClosed = true
        if role == .server {
            unsafe streams.records[Int(slot)].check.end()
            if refusesMalformed(StreamHandle(slot: slot, id: id)) { return }
        }
        if case .data(let stream, let offset, let count, _)? = events.last, stream.slot == slot {
            events[events.count - 1] = .data(stream, offset: offset, count: count, endsStream: true)
        } else {
            events.append(.ended(StreamHandle(slot: slot, id: id)))
        }
    }

    /// Whether the request is malformed, so that nothing more of it is told; sees to its reset.
    private mutating func refusesMalformed(_ stream: StreamHandle) -> Bool {
        let record = unsafe streams.records + Int(stream.slot)
        guard unsafe record.pointee.check.isMalformed else { return false }
        if unsafe !record.pointee.isRefused { malformed.append(stream.id) }
        unsafe record.pointee.isRefused = true
        return true
    }

    private mutating func streamClosed(_ id: Int32, _ code: ErrorCode) -> Int32 {
        if let slot = streams.slot(of: id) {
            if headerBlockIsOpen && headerSlot == slot { headerBlockIsOpen = false }
            unsafe streams.records[Int(slot)].isClosed = true
            // For nghttp2 it is REFUSED_STREAM, as if another attempt would help.
            events.append(.closed(StreamHandle(slot: slot, id: id), id == unsendableRequest ? .internalError : code))
        }
        return 0
    }

    /// A response that is complete before its request: the peer is told to stop, once the last frame has gone out.
    /// Queued any earlier, RST_STREAM would make nghttp2 drop that frame.
    private mutating func frameSent(_ frame: UnsafePointer<nghttp2_frame>) -> Int32 {
        let header = unsafe frame.pointee.hd
        if streams.blockByteCount > 0 { unsafe blockLeft(frame) }
        if UInt32(header.type) <= NGHTTP2_HEADERS.rawValue { hasSentMessageFrame = true }
        if UInt32(header.type) == NGHTTP2_RST_STREAM.rawValue {
            resetStreams.insert(header.stream_id)
            let code = unsafe ErrorCode(rawValue: frame.pointee.rst_stream.error_code)
            if code.blamesPeer { streamErrorCount += 1 }
            if code == .refusedStream { refusedStreamCount += 1 }
        }
        guard role == .server else {
            if UInt32(header.type) == NGHTTP2_HEADERS.rawValue { newestRequest = max(newestRequest, header.stream_id) }
            return 0
        }
        guard UInt32(header.flags) & NGHTTP2_FLAG_END_STREAM.rawValue != 0 else { return 0 }
        guard UInt32(header.type) <= NGHTTP2_HEADERS.rawValue, let slot = streams.slot(of: header.stream_id) else {
            return 0
        }
        if unsafe !streams.records[Int(slot)].remoteIsClosed { abandoned.append((header.stream_id, .noError)) }
        return 0
    }

    /// A frame will not be sent.
    private mutating func frameDropped(_ frame: UnsafePointer<nghttp2_frame>, _ code: Int32) {
        unsafe blockLeft(frame)
        if code == NGHTTP2_ERR_FRAME_SIZE_ERROR.rawValue { unsafe frameIsTooLarge(frame) }
    }

    /// A frame waits no more. Of registered fields nghttp2 has no copy, and they were not counted.
    private mutating func blockLeft(_ frame: UnsafePointer<nghttp2_frame>) {
        guard unsafe UInt32(frame.pointee.hd.type) == NGHTTP2_HEADERS.rawValue else { return }
        let headers = unsafe frame.pointee.headers
        var byteCount = 0
        for index in unsafe 0..<headers.nvlen {
            let field = unsafe headers.nva[index]
            if unsafe UInt32(field.flags) & NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue != 0 { continue }
            byteCount += unsafe field.namelen + field.valuelen + HeaderBlock.fieldOverhead
        }
        streams.countBlocks(-byteCount)
    }

    /// A header block that will not be sent. nghttp2 gives up a request by itself; for an answer the peer would wait for ever.
    private mutating func frameIsTooLarge(_ frame: UnsafePointer<nghttp2_frame>) {
        let header = unsafe frame.pointee.hd
        guard UInt32(header.type) == NGHTTP2_HEADERS.rawValue else { return }
        if unsafe frame.pointee.headers.cat == NGHTTP2_HCAT_REQUEST {
            unsendableRequest = header.stream_id
        } else {
            abandoned.append((header.stream_id, .internalError))
        }
    }
}

/// The state a callback was registered with.
private func of(_ state: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SessionState> {
    unsafe state!.assumingMemoryBound(to: SessionState.self)
}
