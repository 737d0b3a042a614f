import GRPC
import Protobuf
import SessionTestSupport
import Testing

/// One call of a ``StreamingService`` that knows what it has to get.
struct StreamingCall: Sendable {
    /// How the caller goes about it.
    private enum Fate {
        case staysToTheEnd
        /// Has a reason to stop before the end, and returns or throws.
        case leaves(after: Int)
        /// Its task is cancelled, at some time.
        case isCancelled(afterYields: Int)
        case hasDeadline(microseconds: Int)
        /// Sends what makes the handler end.
        case endsHandler(after: Int)
    }

    private let connection: GRPCClientConnection
    private var random: SeededGenerator
    private let isDisturbed: Bool

    /// With `isDisturbed` the connection may end, or the server may.
    init(_ connection: GRPCClientConnection, _ random: SeededGenerator, isDisturbed: Bool) {
        self.connection = connection
        self.random = random
        self.isDisturbed = isDisturbed
    }

    mutating func run() async {
        let messageCount = 1 + random.below(60)
        let fate = fate(messageCount)
        let isSlow = random.oneIn(3)
        let kind = random.below(4)
        var options = CallOptions(gzip: random.oneIn(4) ? [.accepting, .sending] : [])
        if case .hasDeadline(let microseconds) = fate { options.timeout = .microseconds(microseconds) }
        let task = Task { [self, options] in
            switch kind {
            case 0: try await reverse(messageCount, options)
            case 1: try await join(messageCount, fate, options)
            case 2: try await count(messageCount, fate, isSlow, options)
            default: try await echo(messageCount, fate, isSlow, options)
            }
        }
        if case .isCancelled(let yields) = fate {
            for _ in 0..<yields { await Task.yield() }
            task.cancel()
        }
        check(await task.result, fate)
    }

    private mutating func fate(_ messageCount: Int) -> Fate {
        switch random.below(8) {
        case 0: .leaves(after: random.below(messageCount))
        case 1: .isCancelled(afterYields: random.below(300))
        case 2: .hasDeadline(microseconds: random.below(20_000))
        case 3: .endsHandler(after: random.below(messageCount))
        default: .staysToTheEnd
        }
    }

    /// Whether the call may have ended like this.
    private func check(_ result: Result<Void, any Error>, _ fate: Fate) {
        guard case .failure(let error) = result else { return }
        if error is Leaving, case .leaves = fate { return }
        guard let status = error as? Status else {
            Issue.record(error)
            return
        }
        let isExpected =
            switch (status.code, fate) {
            case (.cancelled, .isCancelled), (.deadlineExceeded, .hasDeadline), (.aborted, .endsHandler): true
            case (.unavailable, _), (.cancelled, _): isDisturbed
            default: false
            }
        #expect(isExpected, "\(status) for one that \(fate)")
    }

    private struct Leaving: Error {}

    // MARK: The four kinds

    private func reverse(_ number: Int, _ options: CallOptions) async throws {
        let request = StreamingService.message(number)
        let answer: RawMessage = try await connection.call(StreamingService.reverse, request, options: options)
        #expect(answer.bytes == request.bytes.reversed())
    }

    private func join(_ messageCount: Int, _ fate: Fate, _ options: CallOptions) async throws {
        var expectedCount = messageCount
        if case .endsHandler(let count) = fate { expectedCount = count }
        let answer: RawMessage = try await connection.clientStreaming(StreamingService.join, options: options) {
            requests in
            guard case .leaves(let count) = fate else { return try await write(messageCount, fate, to: requests) }
            try await write(count, fate, to: requests)
            throw Leaving()
        }
        #expect(answer.bytes == (0..<expectedCount).flatMap { StreamingService.message($0).bytes })
    }

    private func count(_ messageCount: Int, _ fate: Fate, _ isSlow: Bool, _ options: CallOptions) async throws {
        let request = RawMessage([UInt8(messageCount >> 8), UInt8(messageCount & 0xFF)])
        try await connection.serverStreaming(StreamingService.count, request, options: options) {
            (responses: MessageStream<RawMessage>) in
            let count = try await read(responses, fate, isSlow)
            #expect(count == messageCount)
        }
    }

    private func echo(_ messageCount: Int, _ fate: Fate, _ isSlow: Bool, _ options: CallOptions) async throws {
        try await connection.bidirectional(StreamingService.echo, options: options) {
            (call: ClientStream<RawMessage, RawMessage>) in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask {
                    do throws(Status) {
                        try await write(messageCount, fate, to: call.requests)
                        await call.finishRequests()
                    } catch {
                        // The reader says why.
                    }
                }
                let count = try await read(call.responses, fate, isSlow)
                #expect(count == messageCount)
            }
        }
    }

    /// Writes the first messages of a stream, a few at once, with what ends the handler among them.
    private func write(_ count: Int, _ fate: Fate, to requests: MessageSink<RawMessage>) async throws(Status) {
        var messages = (0..<count).map { StreamingService.message($0) }[...]
        if case .endsHandler(let place) = fate { messages.insert(RawMessage([]), at: place) }
        while !messages.isEmpty {
            let batch = messages.prefix(1 + messages.count % 5)
            try await requests.write(contentsOf: batch)
            messages = messages.dropFirst(batch.count)
        }
    }

    /// Reads messages, which are the first of a stream, until the end or until the caller leaves; says how many.
    private func read(_ responses: MessageStream<RawMessage>, _ fate: Fate, _ isSlow: Bool) async throws -> Int {
        var count = 0
        for try await message in responses {
            #expect(message == StreamingService.message(count))
            if case .leaves(count) = fate { throw Leaving() }
            count += 1
            if isSlow { for _ in 0..<20 { await Task.yield() } }
        }
        return count
    }
}
