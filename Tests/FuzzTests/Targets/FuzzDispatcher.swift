import NIOCore

@testable import GRPC

/// Answers calls when it is told to, and sees to it that each of them is told of once and ends once.
final class FuzzDispatcher: UnaryDispatcher {
    private unowned let loop: ServerLoop
    private let maximumMessageSize: Int
    /// Calls that were not answered yet, cancelled ones included.
    private(set) var waiting: [CallID] = []
    private var cancelled: Set<CallID> = []
    /// How calls are answered at once, if they are.
    var habit: UInt8?

    init(_ loop: ServerLoop, maximumMessageSize: Int) {
        self.loop = loop
        self.maximumMessageSize = maximumMessageSize
    }

    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {
        promise((0..<ServerFuzz.methods.count).contains(method), "method \(method) is none of ours")
        promise(message.count <= maximumMessageSize, "a message of \(message.count) bytes")
        promise(!waiting.contains(call.id), "a call was received twice")
        // Every byte is looked at, so that a message outside its memory is noticed.
        _ = message.array
        waiting.append(call.id)
        if let habit { answer(waiting.count - 1, habit) }
    }

    func turnCompleted() {}

    func cancelled(_ call: CallID) {
        promise(waiting.contains(call), "a call was cancelled that nobody answers any more")
        promise(cancelled.insert(call).inserted, "a call was cancelled twice")
    }

    func answer(_ index: Int, _ choice: UInt8) {
        let call = waiting.remove(at: index)
        cancelled.remove(call)
        let body = [UInt8](repeating: choice, count: Int(choice) * 20)
        switch choice % 6 {
        case 0: loop.fail(call, Status(.aborted, "\u{1F600}%", details: body))
        case 1:
            loop.reply(to: call, limit: body.count, trailers: trailers(loop.metadata(of: call))) { write(body, &$0) }
        case 2: loop.replyCompressed(to: call, limit: body.count) { write(body, &$0) }
        default: loop.reply(to: call, limit: body.count) { write(body, &$0) }
        }
        if choice & 0x80 != 0 { loop.flush() }
    }

    /// The connection is gone: who had not been answered must have been told.
    func checkAllCancelled() {
        for call in waiting { promise(cancelled.contains(call), "a call was not told that its connection is gone") }
    }

    private func trailers(_ received: Metadata) -> Metadata {
        var trailers = Metadata()
        for entry in received.entries { trailers.add("y-\(entry.key)", entry.value) }
        return trailers
    }

    private func write(_ body: [UInt8], _ output: inout OutputRawSpan) {
        for byte in body { output.append(byte) }
    }
}
