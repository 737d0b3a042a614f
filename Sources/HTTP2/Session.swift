internal import CNghttp2

/// One end of an HTTP/2 connection, without the socket: bytes in, events out, bytes to send.
///
/// A turn is always the same: ``receive(_:)`` the bytes of one read, look at the events, ``clearEvents()``, submit
/// answers, ``drain(into:)`` and write what that gave. nghttp2 does the protocol; its callbacks only append events, so
/// that nothing re-enters it (`nghttp2_submit_trailer` in the data source is the exception that nghttp2 asks for).
///
/// Not thread-safe: confine a session to one thread or event loop.
@safe
public final class Session {
    /// Which end this is.
    public let role: Role
    /// nghttp2's session; never nil once `init` has returned.
    private(set) var handle: OpaquePointer?
    let state: UnsafeMutablePointer<SessionState>
    private let pool: MemoryPool

    /// The longest piece nghttp2 hands out at once: a frame of 16 KiB, its header and a pad length.
    public static let largestPiece = 16 * 1024 + 10

    /// Header blocks up to this size are sent, counted as RFC 9113 section 6.5.2 does. A stream with a larger one is reset instead
    /// (INTERNAL_ERROR). How much the peer takes is another question: most take 8 to 16 KiB.
    public static let largestHeaderBlock = 1024 * 1024

    /// Begins a connection; the preface and SETTINGS wait to be drained.
    public init(
        role: Role,
        configuration: SessionConfiguration = SessionConfiguration(),
        pool: MemoryPool = MemoryPool()
    ) throws(SessionError) {
        self.role = role
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(to: SessionState(role: role, configuration: configuration, pool: pool.list))
        self.pool = pool
        try SessionError.check(unsafe Self.create(role, configuration, pool.list, &handle))
        unsafe nghttp2_session_set_user_data(handle, state)
        try submitSettings(configuration)
    }

    deinit {
        end()
        unsafe state.pointee.destroy()
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Gives everything back to the pool at once; the session must not be used afterwards. For an owner who cannot say on
    /// which thread the last reference will go.
    public func end() {
        unsafe nghttp2_session_del(handle)
        unsafe handle = nil
        unsafe state.pointee.releaseStreams()
    }

    // MARK: Receiving

    /// Takes in the bytes of one read (`nghttp2_session_mem_recv`). Afterwards the events are waiting; a data event's
    /// offset refers to this input. The connection's flow-control window is given back at once, a stream's when
    /// ``consume(_:_:)`` says so.
    public func receive(_ input: Span<UInt8>) throws(SessionError) {
        unsafe state.pointee.consumedBytes = 0
        let failure = unsafe input.withUnsafeBufferPointer { bytes in
            unsafe state.pointee.inputBase = UnsafeRawPointer(bytes.baseAddress)
            defer { unsafe state.pointee.inputBase = nil }
            return unsafe role == .server ? feedWalking(bytes) : feed(bytes)
        }
        try SessionError.check(failure)
        if unsafe !state.pointee.malformed.isEmpty { resetMalformed() }
        let consumed = unsafe state.pointee.consumedBytes
        if consumed > 0 { try SessionError.check(unsafe nghttp2_session_consume_connection(handle, consumed)) }
        if role == .server { unsafe state.pointee.checkFrames() }
        if let violation = unsafe state.pointee.violation { terminate(violation) }
    }

    /// The number of the frame that a client has begun to send and of which not all has come, nil if there is none. Numbers ascend; a
    /// header block has one with all its frames. Always nil on a client.
    public var incompleteFrame: UInt64? {
        role == .server ? unsafe state.pointee.frameWalk.incomplete : nil
    }

    /// How many events wait to be looked at.
    public var eventCount: Int { unsafe state.pointee.events.count }

    /// Event number `index`, counted from 0 since the events were last cleared. Traps when there are fewer.
    public func event(at index: Int) -> Event { unsafe state.pointee.events[index] }

    /// Forgets the events and their fields, and frees the places of the streams that closed.
    public func clearEvents() {
        unsafe state.pointee.clearEvents()
    }

    /// Gives the peer `byteCount` bytes of a stream's window back (`nghttp2_session_consume_stream`). WINDOW_UPDATE goes
    /// out when half of the window has been given back. Unneeded for a stream that the peer has ended.
    public func consume(_ stream: StreamHandle, _ byteCount: Int) {
        guard unsafe state.pointee.streams.contains(stream) else { return }
        _ = unsafe nghttp2_session_consume_stream(handle, stream.id, byteCount)
    }

    // MARK: Fields

    /// What ``annotate(field:_:)`` said of this field when the peer sent it before, else 0.
    public func note(ofField index: Int) -> Int64 {
        unsafe state.pointee.fieldTable.fields[index].note
    }

    /// Attaches a note to a field for as long as the peer repeats it by reference to its HPACK table.
    public func annotate(field index: Int, _ note: Int64) {
        unsafe state.pointee.fieldTable.annotate(index, note)
    }

    /// Reads the name and the value of field `index`.
    public func withField<Result>(_ index: Int, _ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) -> Result) -> Result
    {
        let field = unsafe state.pointee.fieldTable.fields[index]
        let name = unsafe nghttp2_rcbuf_get_buf(field.name)
        let value = unsafe nghttp2_rcbuf_get_buf(field.value)
        return unsafe body(
            Span(_unsafeStart: UnsafePointer(name.base), count: name.len),
            Span(_unsafeStart: UnsafePointer(value.base), count: value.len)
        )
    }

    // MARK: Sending

    /// Whether `stream` is still open, seen from here.
    public func isOpen(_ stream: StreamHandle) -> Bool {
        unsafe state.pointee.streams.contains(stream)
    }

    /// Keeps `block` for the life of the session, to be sent without copying.
    public func register(_ block: HeaderBlock) -> RegisteredBlock {
        unsafe state.pointee.register(block)
    }

    /// Moves what is to be sent into `output` (`nghttp2_session_mem_send`), as long as another ``largestPiece`` fits.
    /// Returns whether something may be left. Streams that close by being answered give their events here.
    public func drain(into output: inout OutputRawSpan) throws(SessionError) -> Bool {
        var failure: Int32 = 0
        let isFull = unsafe output.withUnsafeMutableBytes { buffer, initializedCount in
            while true {
                while buffer.count - initializedCount >= Self.largestPiece {
                    var piece: UnsafePointer<UInt8>?
                    let count = unsafe nghttp2_session_mem_send(handle, &piece)
                    if count <= 0 {
                        failure = Int32(count)
                        break
                    }
                    unsafe (buffer.baseAddress! + initializedCount).copyMemory(from: piece!, byteCount: count)
                    initializedCount += count
                }
                if unsafe state.pointee.abandoned.isEmpty || failure != 0 { break }
                resetAbandoned()
            }
            return buffer.count - initializedCount < Self.largestPiece
        }
        guard failure == 0 else { throw SessionError(code: failure) }
        return isFull
    }

    /// Whether ``drain(into:)`` would give something.
    public var wantsWrite: Bool {
        unsafe nghttp2_session_want_write(handle) != 0
    }

    /// Nothing more will be sent or received: the connection is to be closed.
    public var isFinished: Bool {
        unsafe nghttp2_session_want_read(handle) == 0 && nghttp2_session_want_write(handle) == 0
    }

    /// Frames waiting to be sent.
    public var queuedFrameCount: Int {
        unsafe nghttp2_session_get_outbound_queue_size(handle)
    }

    private func resetMalformed() {
        for id in unsafe state.pointee.malformed where unsafe state.pointee.streams.slot(of: id) != nil {
            _ = unsafe nghttp2_submit_rst_stream(handle, 0, id, ErrorCode.protocolError.rawValue)
        }
        unsafe state.pointee.malformed.removeAll(keepingCapacity: true)
    }

    private func resetAbandoned() {
        for (id, code) in unsafe state.pointee.abandoned where unsafe state.pointee.streams.slot(of: id) != nil {
            _ = unsafe nghttp2_submit_rst_stream(handle, 0, id, code.rawValue)
        }
        unsafe state.pointee.abandoned.removeAll(keepingCapacity: true)
    }
}
