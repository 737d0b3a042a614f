import GRPC
import HTTP2
import NIOCore

/// Hears how the calls on a connection of the bench end.
protocol LoadReceiver: AnyObject {
    /// The call with this tag is over.
    func completed(tag: UInt64, _ end: CallEnd)
}

/// One connection of the bench: as much of HTTP/2 as unary calls of one method need, written down frame by frame. Confined to its loop.
///
/// The generator shares the machine with the server: what a call costs here, the server lacks. A client for general use spends 17 µs on a
/// call besides the kernel's, this one 8, and a server with 64 connections of one call answers a quarter more of them
/// (`Benchmarks/run durable`). It can be this short since all requests have the same headers and are small, and since of an answer only
/// the status counts: effects are counted afterwards.
final class LoadConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What is called, and as whom the server is spoken to.
    struct Target: Sendable {
        /// The method, as in `MethodDescriptor.path`.
        var path: String
        var authority: String
        var isSecure: Bool
    }

    let eventLoop: any EventLoop
    /// Calls that were asked for and have not ended.
    private(set) var inFlightCount = 0
    /// Hears of their ends; refers to the connection, and is let go when it is done.
    var receiver: (any LoadReceiver)?
    private let target: Target
    private var context: ChannelHandlerContext?
    private var output = ByteBufferAllocator().buffer(capacity: 64 * 1024)
    /// The beginning of a frame of which not all has come.
    private var input = ByteBuffer()
    private var isReceiving = false

    /// Known once the server has sent its settings.
    private var headers: RequestHeaders?
    private var responses: ResponseHeaders
    /// A header block of which not all frames have come.
    private var openBlock: (header: FrameHeader, bytes: [UInt8])?

    /// The tags of the calls that were sent, by stream.
    private var tags: [UInt32: UInt64] = [:]
    private var nextStream: UInt32 = 1
    /// The message that is being written, after its prefix.
    private var message = ByteBuffer()
    /// Calls for which the server's settings or windows had no room yet.
    private var waiting = CircularBuffer<(tag: UInt64, message: ByteBuffer)>()
    private var takesCalls = true

    private var maximumStreamCount = Int.max
    /// Bytes that the connection may send before the server widens its window.
    private var sendWindow = LoadConnection.initialWindow
    /// Bytes that came since this side's window was last widened.
    private var unannouncedByteCount = 0

    /// Bytes of a message at most. So it goes into one frame, and into any window that a stream begins with.
    static let messageLimit = 1024
    private static let prefixByteCount = 5
    /// What every window begins with (RFC 9113 section 6.9.2).
    private static let initialWindow = 65_535
    /// Of a stream's number, and of a window: they have 31 bits, and the bit before those means nothing.
    private static let largestNumber: UInt32 = 0x7FFF_FFFF

    init(eventLoop: any EventLoop, target: Target) throws(SessionError) {
        self.eventLoop = eventLoop
        self.target = target
        responses = try ResponseHeaders()
        writePreface()
    }

    /// The preface (section 3.4), no pushed responses, and windows in which every response has room.
    private func writePreface() {
        output.writeString("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        output.writeFrameHeader(FrameHeader(.settings, length: 12))
        output.writeMultipleIntegers(Setting.enablePush.rawValue, UInt32(0))
        output.writeMultipleIntegers(Setting.initialWindowSize.rawValue, Self.largestNumber)
        widenWindow(by: Int(Self.largestNumber) - Self.initialWindow)
    }

    private func widenWindow(by byteCount: Int) {
        output.writeFrameHeader(FrameHeader(.windowUpdate, length: 4))
        output.writeInteger(UInt32(byteCount))
    }

    // MARK: Calls

    /// Starts a call; `write` puts its message of at most `limit` bytes. Gives false, and will say nothing of it, when the connection
    /// takes no more calls. It leaves with the next `flush`.
    func call(tag: UInt64, limit: Int, _ write: (inout OutputRawSpan) -> Void) -> Bool {
        precondition(limit <= Self.messageLimit, "the bench sends a message in one frame")
        guard takesCalls, nextStream < Self.largestNumber else { return false }
        inFlightCount += 1
        message.clear()
        message.writeRepeatingByte(0, count: Self.prefixByteCount)
        message.writeWithOutputRawSpan(minimumWritableBytes: limit, initializingWith: write)
        let byteCount = message.readableBytes - Self.prefixByteCount
        precondition(byteCount <= limit, "a message is longer than was said")
        message.setInteger(UInt32(byteCount), at: 1)
        waiting.isEmpty && hasRoom(for: message) ? send(message, tag: tag) : waiting.append((tag, message))
        return true
    }

    private func hasRoom(for message: ByteBuffer) -> Bool {
        headers != nil && tags.count < maximumStreamCount && message.readableBytes <= sendWindow
    }

    private func send(_ message: ByteBuffer, tag: UInt64) {
        guard let headers else { return }
        let stream = nextStream
        nextStream += 2
        tags[stream] = tag
        let block = stream == 1 ? headers.first : headers.following
        output.writeFrameHeader(FrameHeader(.headers, flags: .endHeaders, streamID: stream, length: block.count))
        output.writeBytes(block)
        let byteCount = message.readableBytes
        output.writeFrameHeader(FrameHeader(.data, flags: .endStream, streamID: stream, length: byteCount))
        output.writeImmutableBuffer(message)
        sendWindow -= byteCount
    }

    private func sendWaiting() {
        while let (tag, message) = waiting.first, hasRoom(for: message) {
            waiting.removeFirst()
            send(message, tag: tag)
        }
    }

    private func complete(_ stream: UInt32, _ end: CallEnd) {
        guard let tag = tags.removeValue(forKey: stream) else { return }
        inFlightCount -= 1
        receiver?.completed(tag: tag, end)
        if !waiting.isEmpty { sendWaiting() }
    }

    // MARK: The socket

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { flush() }
    }

    func channelActive(context: ChannelHandlerContext) {
        flush()
    }

    /// Writes what was started. What it writes is little beside what a socket takes, since each call waits for its answer.
    func flush() {
        guard let context, context.channel.isActive, output.readableBytes > 0, !isReceiving else { return }
        context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        output.clear()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        if input.readableBytes > 0 {
            input.writeBuffer(&buffer)
            swap(&buffer, &input)
        }
        isReceiving = true
        do throws(ConnectionFault) {
            while let header = FrameHeader(peekingAt: buffer) {
                guard header.length <= FrameHeader.maximumLength else { throw ConnectionFault("a frame is too long") }
                guard buffer.readableBytes >= FrameHeader.byteCount + header.length else { break }
                buffer.moveReaderIndex(forwardBy: FrameHeader.byteCount)
                try receive(header, buffer.readableBytesUInt8Span.extracting(first: header.length))
                buffer.moveReaderIndex(forwardBy: header.length)
            }
            input = buffer.readableBytes > 0 ? buffer : ByteBuffer()
        } catch {
            lose("the server broke the protocol: \(error.problem)")
            context.close(promise: nil)
        }
        isReceiving = false
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        flush()
    }

    func channelInactive(context: ChannelHandlerContext) {
        lose("the connection was lost")
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        lose("the connection was lost")
        self.context = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        lose("the connection was lost: \(error)")
        context.close(promise: nil)
    }

    /// Ends every call, and takes no more.
    private func lose(_ reason: String) {
        refuseCalls(reason)
        for stream in tags.keys.sorted() { complete(stream, CallEnd(status: Status(.unavailable, reason))) }
    }

    /// Takes no more calls; those that were not sent end.
    private func refuseCalls(_ reason: String) {
        takesCalls = false
        while let (tag, _) = waiting.popFirst() {
            inFlightCount -= 1
            receiver?.completed(tag: tag, CallEnd(status: Status(.unavailable, reason)))
        }
    }

    // MARK: Frames

    private func receive(_ header: FrameHeader, _ payload: Span<UInt8>) throws(ConnectionFault) {
        guard openBlock == nil || header.kind == .continuation else {
            throw ConnectionFault("a header block is not ended")
        }
        switch header.kind {
        case .data: received(header)
        case .headers: try headersReceived(header, payload.headerBlock(of: header))
        case .continuation: try continued(header, payload)
        case .resetStream:
            let code = try payload.number(at: 0)
            complete(
                header.streamID,
                CallEnd(status: Status(.unknown, "the server reset the stream with code \(code)"))
            )
        case .settings where !header.flags.contains(.acknowledgement): try settingsReceived(payload)
        case .ping where !header.flags.contains(.acknowledgement): pingReceived(payload)
        case .goAway: try goAwayReceived(payload)
        case .pushPromise: throw ConnectionFault("it promises a response that nobody asked for")
        case .windowUpdate where header.streamID == 0:
            sendWindow += Int(try payload.number(at: 0) & Self.largestNumber)
            sendWaiting()
        default: break
        }
    }

    /// Of a message only its length counts, and the window it took.
    private func received(_ header: FrameHeader) {
        unannouncedByteCount += header.length
        if unannouncedByteCount > Self.largestNumber / 2 {
            widenWindow(by: unannouncedByteCount)
            unannouncedByteCount = 0
        }
        if header.flags.contains(.endStream) {
            complete(header.streamID, CallEnd(status: Status(.unknown, "the server sent no grpc-status")))
        }
    }

    private func headersReceived(_ header: FrameHeader, _ block: Span<UInt8>) throws(ConnectionFault) {
        guard header.flags.contains(.endHeaders) else {
            openBlock = (header, block.array)
            return
        }
        try blockReceived(header, block)
    }

    private func continued(_ header: FrameHeader, _ payload: Span<UInt8>) throws(ConnectionFault) {
        guard let (first, block) = openBlock, first.streamID == header.streamID,
            block.count + payload.count <= FrameHeader.maximumLength
        else { throw ConnectionFault("a header block is continued that was not begun, or is too long") }
        let longer = block + payload.array
        openBlock = (first, longer)
        guard header.flags.contains(.endHeaders) else { return }
        openBlock = nil
        try blockReceived(first, longer.span)
    }

    private func blockReceived(_ header: FrameHeader, _ block: Span<UInt8>) throws(ConnectionFault) {
        let end: CallEnd
        do { end = try responses.read(block) } catch {
            throw ConnectionFault("a header block cannot be read: \(error)")
        }
        if header.flags.contains(.endStream) { complete(header.streamID, end) }
    }

    private func settingsReceived(_ payload: Span<UInt8>) throws(ConnectionFault) {
        var tableSize = headers?.tableSize ?? RequestHeaders.defaultTableSize
        var offset = 0
        while offset < payload.count {
            let value = Int(try payload.number(at: offset + 2))
            switch Setting(rawValue: UInt16(payload[offset]) << 8 | UInt16(payload[offset + 1])) {
            case .headerTableSize: tableSize = min(tableSize, value)
            case .maximumConcurrentStreams: maximumStreamCount = value
            case .initialWindowSize where value < Self.messageLimit + Self.prefixByteCount:
                throw ConnectionFault("a stream's window of \(value) bytes has no room for a request")
            default: break
            }
            offset += 6
        }
        output.writeFrameHeader(FrameHeader(.settings, flags: .acknowledgement, length: 0))
        try layOutHeaders(tableSize: tableSize)
        sendWaiting()
    }

    private func layOutHeaders(tableSize: Int) throws(ConnectionFault) {
        if let headers, headers.tableSize <= tableSize { return }
        guard nextStream == 1 else { throw ConnectionFault("it takes back room in its header table that is in use") }
        headers = RequestHeaders(
            path: target.path,
            authority: target.authority,
            isSecure: target.isSecure,
            tableSize: tableSize
        )
        if headers == nil {
            throw ConnectionFault("its header table of \(tableSize) bytes has no room for a request's")
        }
    }

    private func pingReceived(_ payload: Span<UInt8>) {
        output.writeFrameHeader(FrameHeader(.ping, flags: .acknowledgement, length: payload.count))
        output.writeBytes(payload.array)
    }

    /// Calls on streams up to the last one named are answered still.
    private func goAwayReceived(_ payload: Span<UInt8>) throws(ConnectionFault) {
        let last = try payload.number(at: 0) & Self.largestNumber
        let reason = "the server takes no more calls on this connection"
        refuseCalls(reason)
        for stream in tags.keys.sorted() where stream > last {
            complete(stream, CallEnd(status: Status(.unavailable, reason)))
        }
    }

    /// The settings that matter here (section 6.5.2).
    private enum Setting: UInt16 {
        case headerTableSize = 1
        case enablePush = 2
        case maximumConcurrentStreams = 3
        case initialWindowSize = 4
    }
}
