import GRPCTestSupport
import HTTP2
import NIOCore
import NIOPosix
import SessionTestSupport
import Synchronization

/// A bare HTTP/2 server that does to one request after the other, over all connections, what the test says; then it answers.
final class ScriptedServer: Sendable {
    enum Step: Sendable {
        /// RST_STREAM(REFUSED_STREAM)
        case refuse
        /// GOAWAY that leaves the request out.
        case goAway
        /// GOAWAY(ENHANCE_YOUR_CALM) that leaves the request out, for too many pings.
        case complain
        /// The response begins, then the connection ends.
        case beginAndClose
        /// The connection ends.
        case close
    }

    private let steps: Mutex<[Step]>
    private let served = Mutex(0)
    private let listener: Mutex<(any Channel)?> = Mutex(nil)

    init(_ steps: [Step]) {
        self.steps = Mutex(steps)
    }

    /// Requests that have come.
    var requestCount: Int { served.withLock { $0 } }

    /// Listens; returns where.
    func start() async throws -> SocketAddress {
        let channel = try await ServerBootstrap(group: Backend.group)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(self, try Session(role: .server)))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        listener.withLock { $0 = channel }
        return channel.localAddress!
    }

    func close() async throws {
        try await listener.withLock { $0 }?.close().get()
    }

    fileprivate func next() -> Step? {
        served.withLock { $0 += 1 }
        return steps.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let server: ScriptedServer
        private let session: Session
        /// Frames that no session would send.
        private var extra: [UInt8] = []

        init(_ server: ScriptedServer, _ session: Session) {
            self.server = server
            self.session = session
        }

        func channelActive(context: ChannelHandlerContext) {
            send(context)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = unwrapInboundIn(data)
            let requests = ((try? session.input(Array(buffer.readableBytesView))) ?? []).compactMap { seen -> Int32? in
                if case .headers(let id, _, _) = seen { id } else { nil }
            }
            var isClosing = false
            for id in requests { isClosing = answer(id) || isClosing }
            send(context)
            if isClosing { context.close(promise: nil) }
        }

        /// Returns whether the connection is to end.
        private func answer(_ id: Int32) -> Bool {
            guard let stream = (0..<64).map({ StreamHandle(slot: $0, id: id) }).first(where: session.isOpen) else {
                return false
            }
            let headers = session.register(HeaderBlock([":status": "200", "content-type": "application/grpc"]))
            switch server.next() {
            case .refuse: session.reset(stream, .refusedStream)
            case .goAway: extra = Self.goAway(upTo: max(id - 2, 0), .noError, "")
            case .complain: extra = Self.goAway(upTo: max(id - 2, 0), .enhanceYourCalm, "too_many_pings")
            case .close: return true
            case .beginAndClose:
                session.respond(to: stream, headers)
                return true
            case nil:
                session.append(ServerPair.framed([42]), to: stream)
                session.finish(stream, trailers: HeaderBlock(["grpc-status": "0"]))
                session.respond(to: stream, headers)
            }
            return false
        }

        private static func goAway(upTo id: Int32, _ code: ErrorCode, _ debugData: String) -> [UInt8] {
            let numbers = [UInt32(bitPattern: id), code.rawValue].flatMap { number in
                (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
            }
            return [0, 0, UInt8(8 + debugData.utf8.count), 7, 0, 0, 0, 0, 0] + numbers + Array(debugData.utf8)
        }

        private func send(_ context: ChannelHandlerContext) {
            let bytes = ((try? session.output()) ?? []) + extra
            extra = []
            guard !bytes.isEmpty else { return }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        }
    }
}
