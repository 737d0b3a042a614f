internal import CNghttp2

/// Opening, filling and ending streams. Everything here is queued; it leaves with the next ``Session/drain(into:)``.
/// Calls for a stream that has closed meanwhile do nothing.
extension Session {
    /// Opens a stream with a request's header block: `block`, then the fields of `extra`. The body is empty until
    /// ``append(to:limit:_:)`` and open until ``finish(_:)``. Throws when the connection takes no more requests.
    public func request(_ block: RegisteredBlock, extra: HeaderBlock? = nil) throws(SessionError) -> StreamHandle {
        let expected = unsafe nghttp2_session_get_next_stream_id(handle)
        guard expected > 0, expected <= UInt32(Int32.max) else {
            throw SessionError(code: NGHTTP2_ERR_STREAM_ID_NOT_AVAILABLE.rawValue)
        }
        let slot = unsafe state.pointee.streams.insert(Int32(expected))
        var provider = unsafe bodyProvider(slot)
        let id = unsafe withFields(block, extra) { fields in
            unsafe nghttp2_submit_request(handle, nil, fields.baseAddress, fields.count, &provider, nil)
        }
        guard id > 0 else {
            unsafe state.pointee.streams.remove(slot: slot)
            throw SessionError(code: id)
        }
        if let extra { unsafe state.pointee.streams.countBlocks(extra.byteCount) }
        return StreamHandle(slot: slot, id: id)
    }

    /// Whether a request of ours, or a part of it, was given out by ``drain(into:)``: from then on the peer may have seen it.
    public func hasLeft(_ stream: StreamHandle) -> Bool {
        unsafe stream.id <= state.pointee.newestRequest
    }

    /// Answers a request with `block`; the body follows as with ``request(_:extra:)``.
    public func respond(to stream: StreamHandle, _ block: RegisteredBlock, extra: HeaderBlock? = nil) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        var provider = unsafe bodyProvider(stream.slot)
        let result = unsafe withFields(block, extra) { fields in
            unsafe nghttp2_submit_response(handle, stream.id, fields.baseAddress, fields.count, &provider)
        }
        if let extra, result == 0 { unsafe state.pointee.streams.countBlocks(extra.byteCount) }
    }

    /// Answers a request with one header block and nothing else.
    public func respond(to stream: StreamHandle, endingWith block: HeaderBlock) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        unsafe state.pointee.streams.records[Int(stream.slot)].bodyIsComplete = true
        let fields = unsafe block.fields
        let result = unsafe nghttp2_submit_response(handle, stream.id, fields.baseAddress, fields.count, nil)
        if result == 0 { unsafe state.pointee.streams.countBlocks(block.byteCount) }
    }

    /// Answers a request with one header block, which is the same for many requests, and nothing else.
    public func respond(to stream: StreamHandle, endingWith block: RegisteredBlock) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        unsafe state.pointee.streams.records[Int(stream.slot)].bodyIsComplete = true
        _ = unsafe withFields(block, nil) { fields in
            unsafe nghttp2_submit_response(handle, stream.id, fields.baseAddress, fields.count, nil)
        }
    }

    /// Lets `write` put at most `limit` bytes at the end of the stream's body.
    public func append(to stream: StreamHandle, limit: Int, _ write: (inout OutputRawSpan) -> Void) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        let pool = unsafe state.pointee.streams.pool
        let record = unsafe state.pointee.streams.records + Int(stream.slot)
        let before = unsafe record.pointee.body.count
        unsafe record.pointee.body.append(limit: limit, from: pool, write)
        unsafe state.pointee.streams.bodyByteCount += record.pointee.body.count - before
        resume(stream)
    }

    /// Bytes appended to any stream that have not been framed yet.
    public var pendingByteCount: Int { unsafe state.pointee.streams.bodyByteCount }

    /// The same and the bytes of the header blocks that wait to be sent, as far as they are not registered.
    public var heldByteCount: Int { unsafe state.pointee.streams.bodyByteCount + state.pointee.streams.blockByteCount }

    /// Bytes appended to the stream that have not been framed yet.
    public func pendingByteCount(of stream: StreamHandle) -> Int {
        unsafe state.pointee.streams.contains(stream)
            ? unsafe state.pointee.streams.records[Int(stream.slot)].body.count : 0
    }

    /// Ends our side of the stream after what was appended.
    public func finish(_ stream: StreamHandle) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        unsafe state.pointee.streams.records[Int(stream.slot)].bodyIsComplete = true
        resume(stream)
    }

    /// Ends our side of the stream with trailers that are the same every time.
    public func finish(_ stream: StreamHandle, trailers: RegisteredBlock) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        unsafe state.pointee.streams.records[Int(stream.slot)].registeredTrailers = trailers.index
        finish(stream)
    }

    /// Ends our side of the stream with trailers of its own.
    public func finish(_ stream: StreamHandle, trailers: HeaderBlock) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        unsafe state.pointee.streams.records[Int(stream.slot)].trailers = trailers
        unsafe state.pointee.streams.countBlocks(trailers.byteCount)
        finish(stream)
    }

    /// Ends both sides at once. What was queued for the stream and has not been framed is dropped.
    public func reset(_ stream: StreamHandle, _ code: ErrorCode) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        _ = unsafe nghttp2_submit_rst_stream(handle, 0, stream.id, code.rawValue)
    }

    private func resume(_ stream: StreamHandle) {
        let record = unsafe state.pointee.streams.records + Int(stream.slot)
        guard unsafe record.pointee.bodyIsDeferred else { return }
        unsafe record.pointee.bodyIsDeferred = false
        _ = unsafe nghttp2_session_resume_data(handle, stream.id)
    }

    private func withFields(
        _ block: RegisteredBlock,
        _ extra: HeaderBlock?,
        _ submit: (UnsafeBufferPointer<nghttp2_nv>) -> Int32
    ) -> Int32 {
        let fixed = unsafe state.pointee.registeredFields[Int(block.index)]
        guard let extra else { return unsafe submit(UnsafeBufferPointer(fixed)) }
        let count = unsafe fixed.count + extra.fields.count
        return unsafe withUnsafeTemporaryAllocation(of: nghttp2_nv.self, capacity: count) { joined in
            for index in fixed.indices { unsafe joined.initializeElement(at: index, to: fixed[index]) }
            for index in unsafe extra.fields.indices {
                unsafe joined.initializeElement(at: fixed.count + index, to: extra.fields[index])
            }
            return unsafe submit(UnsafeBufferPointer(joined))
        }
    }

    // MARK: The data source

    private func bodyProvider(_ slot: Int32) -> nghttp2_data_provider {
        unsafe nghttp2_data_provider(source: nghttp2_data_source(fd: slot)) {
            handle,
            id,
            target,
            limit,
            flags,
            source,
            session in
            unsafe session!.assumingMemoryBound(to: SessionState.self).pointee
                .readBody(id, slot: source!.pointee.fd, into: target!, limit: limit, flags: flags!, handle!)
        }
    }
}
