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
    public let role: Role
    let configuration: SessionConfiguration
    /// Never nil once `init` has returned.
    private(set) var handle: OpaquePointer?
    private let freeList: UnsafeMutablePointer<FreeList>

    var streams = StreamTable()
    var fieldTable = FieldTable()
    var events: ContiguousArray<Event> = []
    var registered: ContiguousArray<HeaderBlock> = []

    /// The input of the `receive` that is running; data events are offsets into it.
    var inputBase: UnsafeRawPointer?
    var consumedBytes = 0
    /// The stream whose header block is being received, or -1.
    var headerSlot: Int32 = -1
    var headerBlockIsOpen = false
    /// Streams that ended here before the peer ended them: RST_STREAM(NO_ERROR) follows (RFC 9113 section 8.1).
    var abandoned: ContiguousArray<Int32> = []

    /// The longest piece nghttp2 hands out at once: a frame of 16 KiB, its header and a pad length.
    public static let largestPiece = 16 * 1024 + 10

    /// Begins a connection; the preface and SETTINGS wait to be drained.
    public init(role: Role, configuration: SessionConfiguration = SessionConfiguration()) throws(SessionError) {
        self.role = role
        self.configuration = configuration
        unsafe freeList = .allocate(capacity: 1)
        unsafe freeList.initialize(to: FreeList())
        try check(unsafe Self.create(role, configuration, freeList, &handle))
        unsafe nghttp2_session_set_user_data(handle, Unmanaged.passUnretained(self).toOpaque())
        try submitSettings()
    }

    deinit {
        unsafe nghttp2_session_del(handle)
        fieldTable.destroy()
        streams.destroy()
        unsafe freeList.pointee.destroy()
        unsafe freeList.deinitialize(count: 1)
        unsafe freeList.deallocate()
    }

    // MARK: Receiving

    /// Takes in the bytes of one read (`nghttp2_session_mem_recv`). Afterwards the events are waiting; a data event's
    /// offset refers to this input. The connection's flow-control window is given back at once, a stream's when
    /// ``consume(_:_:)`` says so.
    public func receive(_ input: RawSpan) throws(SessionError) {
        consumedBytes = 0
        let result = unsafe input.withUnsafeBytes { bytes in
            unsafe inputBase = bytes.baseAddress
            defer { unsafe inputBase = nil }
            return unsafe nghttp2_session_mem_recv(
                handle,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                bytes.count
            )
        }
        guard result >= 0 else { throw SessionError(code: Int32(result)) }
        if consumedBytes > 0 { try check(unsafe nghttp2_session_consume_connection(handle, consumedBytes)) }
    }

    public var eventCount: Int { events.count }

    public func event(at index: Int) -> Event { events[index] }

    /// Forgets the events and their fields, and frees the places of the streams that closed.
    public func clearEvents() {
        for event in events {
            if case .closed(let stream, _) = event { streams.remove(slot: stream.slot) }
        }
        events.removeAll(keepingCapacity: true)
        fieldTable.clear(keepingLatestBlock: headerBlockIsOpen)
        if headerBlockIsOpen { unsafe streams.records[Int(headerSlot)].firstField = 0 }
    }

    /// Gives the peer `byteCount` bytes of a stream's window back (`nghttp2_session_consume_stream`). WINDOW_UPDATE goes
    /// out when half of the window has been given back. Unneeded for a stream that the peer has ended.
    public func consume(_ stream: StreamHandle, _ byteCount: Int) {
        guard streams.contains(stream) else { return }
        _ = unsafe nghttp2_session_consume_stream(handle, stream.id, byteCount)
    }

    // MARK: Fields

    /// What ``annotate(field:_:)`` said of this field when the peer sent it before, else 0.
    public func note(ofField index: Int) -> Int64 {
        fieldTable.fields[index].note
    }

    /// Attaches a note to a field for as long as the peer repeats it by reference to its HPACK table.
    public func annotate(field index: Int, _ note: Int64) {
        fieldTable.annotate(index, note)
    }

    /// Reads the name and the value of field `index`.
    public func withField<Result>(_ index: Int, _ body: (_ name: Span<UInt8>, _ value: Span<UInt8>) -> Result) -> Result
    {
        let field = fieldTable.fields[index]
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
        streams.contains(stream)
    }

    /// Keeps `block` for the life of the session, to be sent without copying.
    public func register(_ block: HeaderBlock) -> RegisteredBlock {
        registered.append(block)
        return RegisteredBlock(index: Int32(registered.count - 1))
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
                if abandoned.isEmpty || failure != 0 { break }
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

    private func resetAbandoned() {
        for id in abandoned where streams.slot(of: id) != nil {
            _ = unsafe nghttp2_submit_rst_stream(handle, 0, id, ErrorCode.noError.rawValue)
        }
        abandoned.removeAll(keepingCapacity: true)
    }

    func check(_ code: Int32) throws(SessionError) {
        guard code >= 0 else { throw SessionError(code: code) }
    }
}
