internal import CNghttp2

/// What nghttp2's callbacks read and change: everything of a ``Session`` except nghttp2 itself.
///
/// It lives behind a pointer, so that a callback reaches it without reference counting and without the run-time checks
/// for overlapping access that the properties of a class would bring (a tenth of the time of a call, seen with perf).
/// The rule that makes this sound: no method here calls a function of nghttp2 that calls back.
@safe
struct SessionState {
    let role: Role
    let configuration: SessionConfiguration
    var streams: StreamTable
    var fieldTable = FieldTable()
    var events: ContiguousArray<Event> = []
    /// Keeps what `registeredFields` refers to.
    private var registered: ContiguousArray<HeaderBlock> = []
    /// By the index of a registered block: what nghttp2 is given, without a reference to count each time.
    private(set) var registeredFields: ContiguousArray<UnsafeMutableBufferPointer<nghttp2_nv>> = unsafe []

    /// The input of the `receive` that is running; data events are offsets into it.
    var inputBase: UnsafeRawPointer?
    /// Payload bytes of that input, to be given back to the connection's window.
    var consumedBytes = 0
    /// The stream whose header block is being received, or -1.
    var headerSlot: Int32 = -1
    var headerBlockIsOpen = false
    /// What is known of the header block that nghttp2 is being given, which begins a stream; `none` of those that are not looked at.
    var incomingBlock = LatestBlock.Standing.none
    /// Streams whose reset follows: with NO_ERROR those that ended here before the peer ended them (RFC 9113 section 8.1), with
    /// INTERNAL_ERROR those whose header block cannot be sent.
    var abandoned: ContiguousArray<(id: Int32, code: ErrorCode)> = []
    /// A request that is too large to be sent, whose stream nghttp2 is about to close.
    var unsendableRequest: Int32 = 0
    /// Streams whose request is malformed: RST_STREAM(PROTOCOL_ERROR) follows (RFC 9113 section 8.1.1).
    var malformed: ContiguousArray<Int32> = []

    /// The highest stream the peer has opened, and whether it left out any below.
    var newestStream: Int32 = -1
    var streamsWereSkipped = false
    /// The highest stream whose request was given out to be sent; for a client alone. Requests leave in the order of streams.
    var newestRequest: Int32 = 0
    var resetStreams = ResetStreams()
    /// Streams reset from here for a mistake of the peer.
    var streamErrorCount = 0
    /// Streams refused from here.
    var refusedStreamCount = 0
    var frameWalk = FrameWalk()
    /// Frames of the present input that are judged when nghttp2 has processed it.
    var frames: ContiguousArray<FrameWalk.Frame> = []
    /// The last stream of the client's latest GOAWAY; for a server alone.
    var peerLastStream = Int32.max
    /// SETTINGS_INITIAL_WINDOW_SIZE of the peer, and the widest window of a stream when the latest SETTINGS came.
    var peerInitialWindow: UInt32 = 65_535
    var largestPeerWindow: Int64 = 0
    var dataDebt = DataDebt()
    /// A mistake of the peer for which the connection ends.
    var violation: ErrorCode?
    /// HEADERS or DATA has gone out since ``Session/takeSentMessageFrame()`` asked.
    var hasSentMessageFrame = false
    /// What the peer's latest GOAWAY said beside its code, as far as it is kept.
    var goAwayDebugData: [UInt8] = []
    static let debugDataLimit = 128

    init(role: Role, configuration: SessionConfiguration, pool: UnsafeMutablePointer<FreeList>) {
        self.role = role
        self.configuration = configuration
        streams = unsafe StreamTable(pool: pool)
    }

    func destroy() {
        var fieldTable = fieldTable
        fieldTable.destroy()
        streams.destroy()
    }

    mutating func register(_ block: HeaderBlock) -> RegisteredBlock {
        registered.append(block)
        unsafe registeredFields.append(block.uncopiedFields)
        return RegisteredBlock(index: Int32(registered.count - 1))
    }

    /// Gives the bodies of all streams back to the pool.
    mutating func releaseStreams() {
        events.removeAll()
        streams.removeAll()
    }

    mutating func clearEvents() {
        for event in events {
            if case .closed(let stream, _) = event { streams.remove(slot: stream.slot) }
        }
        events.removeAll(keepingCapacity: true)
        let first = fieldTable.clear(keepingLatestBlock: headerBlockIsOpen)
        if headerBlockIsOpen { unsafe streams.records[Int(headerSlot)].firstField = Int32(first) }
    }
}
