internal import CNghttp2

/// Giving nghttp2 what was received.
extension Session {
    /// Gives it the bytes as they are. Returns 0, or nghttp2's code for why the connection cannot go on.
    func feed(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        let result = unsafe nghttp2_session_mem_recv(handle, bytes.baseAddress, bytes.count)
        return result < 0 ? Int32(result) : 0
    }

    /// Gives it the bytes of a client, walking over the frames ahead of it. What comes behind a violation is not looked at
    /// (RFC 9113 section 5.4.1). Where no header block repeats this is one call of nghttp2 in all but the rarest reads.
    func feedWalking(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        var walk = unsafe state.pointee.frameWalk
        defer { unsafe state.pointee.frameWalk = walk }
        let input = unsafe Span(_unsafeElements: bytes)
        var fed = 0
        var offset = 0
        while unsafe state.pointee.violation == nil, let found = walk.next(in: input, from: &offset) {
            var failure: Int32 = 0
            switch found {
            case .frame(let frame) where frame.isSettings:
                // Its values are judged by the windows that the frames before it have left.
                failure = unsafe feed(bytes.extracting(fed..<offset))
                fed = offset
            case .frame(let frame):
                unsafe state.pointee.keep(frame)
                if frame.isOfHeaderBlock {
                    failure = unsafe feedRepeated(frame, endingAt: offset, of: bytes, from: &fed)
                }
            case .setting(let id, let value): unsafe state.pointee.check(setting: id, value)
            case .lastStream(let id):
                unsafe state.pointee.check(lastStream: id)
                if id & 1 == 0 { break }
                failure = unsafe feed(bytes.extracting(fed..<offset - 1))
                if failure == 0 { failure = feed(input[offset - 1] & ~1) }
                fed = offset
            }
            guard failure == 0 else { return failure }
        }
        guard unsafe state.pointee.violation == nil else { return 0 }
        return unsafe feed(bytes.extracting(fed...))
    }

    /// Looks at a header block, whose frame header ends at `offset`. One that begins a request and has come before is given to nghttp2
    /// by itself, and without its fields if they are known; `fed` is moved behind it then.
    private func feedRepeated(
        _ frame: FrameWalk.Frame,
        endingAt offset: Int,
        of bytes: UnsafeBufferPointer<UInt8>,
        from fed: inout Int
    ) -> Int32 {
        let (start, end) = (offset - FrameWalk.headerSize, offset + frame.length)
        guard frame.isWholeHeaderBlock, fed <= start, end <= bytes.count else {
            unsafe state.pointee.fieldTable.latestBlock.forget()
            return 0
        }
        let block = unsafe Span(_unsafeElements: bytes.extracting(offset..<end))
        let standing = unsafe state.pointee.fieldTable.latestBlock.take(block)
        guard standing != .none else { return 0 }
        let failure = unsafe feed(bytes.extracting(fed..<start))
        fed = start
        guard failure == 0, unsafe frame.streamID > state.pointee.newestStream else { return failure }
        fed = end
        unsafe state.pointee.incomingBlock = standing
        defer { unsafe state.pointee.incomingBlock = .none }
        if standing == .seen { return unsafe feed(bytes.extracting(start..<end)) }
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: FrameWalk.headerSize) { header in
            unsafe header.baseAddress!.initialize(from: bytes.baseAddress! + start, count: header.count)
            for index in 0..<FrameWalk.lengthSize { unsafe header[index] = 0 }
            return unsafe feed(UnsafeBufferPointer(header))
        }
    }

    /// Gives it one byte that differs from what came: nghttp2 wants the last stream of a client's GOAWAY to be even, as streams of
    /// a server are, and ends the connection for 2³¹−1 and for a client that names one of its own. As a server opens no streams,
    /// nothing depends on the number.
    private func feed(_ byte: UInt8) -> Int32 {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { buffer in
            unsafe buffer.initialize(repeating: byte)
            return unsafe feed(UnsafeBufferPointer(buffer))
        }
    }
}
