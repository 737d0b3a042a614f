import GRPC

// begin example
/// Answers every call with what it was sent, all calls of one turn together.
final class EchoDispatcher: UnaryDispatcher {
    static let say = MethodDescriptor(service: "example.Echo", method: "Say")
    static let methods = [say]

    private let loop: ServerLoop
    private var calls: [(id: CallID, message: [UInt8])] = []

    init(_ loop: ServerLoop) {
        self.loop = loop
    }

    func receive(_ call: UnaryCall, method: Int, message: Span<UInt8>) {
        calls.append((call.id, message.indices.map { message[$0] }))
    }

    func turnCompleted() {
        for call in calls {
            loop.reply(to: call.id, limit: call.message.count) { output in
                for byte in call.message { output.append(byte) }
            }
        }
        calls.removeAll(keepingCapacity: true)
    }

    func cancelled(_ call: CallID) {
        calls.removeAll { $0.id == call }
        loop.fail(call, Status(.cancelled))
    }
}
// end example
