public import CoreMetrics
import NIOCore

/// Counts calls, their durations, messages and bytes with whatever swift-metrics was given:
///
/// | metric | kind | dimensions |
/// |---|---|---|
/// | `grpc.server.calls` | counter | `method`, `code` |
/// | `grpc.server.call.duration` | timer | `method`, `code` |
/// | `grpc.server.messages.received`, `grpc.server.messages.sent` | counter | `method` |
/// | `grpc.server.bytes.received`, `grpc.server.bytes.sent` | counter | `method` |
///
/// `method` is `package.Service/Method`; all requests for something that the server does not have are `unknown`, so that callers
/// cannot make dimensions. `code` is as in `INVALID_ARGUMENT`. Bytes are those of ``MessageTraffic``.
public final class MetricsInterceptor: ServerInterceptor {
    private struct Outcome {
        let calls: Counter
        let duration: CoreMetrics.Timer
    }

    private struct Traffic {
        let messages: Counter
        let bytes: Counter

        func add(_ traffic: MessageTraffic) {
            guard traffic.messageCount > 0 else { return }
            messages.increment(by: traffic.messageCount)
            bytes.increment(by: traffic.byteCount)
        }
    }

    private let factory: any MetricsFactory
    private let names: [String]
    /// By the number of the method, that of no method last, and the code; made when first needed.
    private var outcomes: [Outcome?]
    private let received: [Traffic]
    private let sent: [Traffic]

    /// `factory` is swift-metrics' own unless another is named.
    public init(methods: [MethodDescriptor], factory: any MetricsFactory = MetricsSystem.factory) {
        self.factory = factory
        let names = methods.map { "\($0.service)/\($0.method)" } + ["unknown"]
        self.names = names
        outcomes = Array(repeating: nil, count: names.count * StatusCode.allCases.count)
        func traffic(_ direction: String) -> [Traffic] {
            names.map { name in
                let dimensions = [("method", name)]
                return Traffic(
                    messages: Counter(
                        label: "grpc.server.messages.\(direction)",
                        dimensions: dimensions,
                        factory: factory
                    ),
                    bytes: Counter(label: "grpc.server.bytes.\(direction)", dimensions: dimensions, factory: factory)
                )
            }
        }
        received = traffic("received")
        sent = traffic("sent")
    }

    /// How calls end is all that is counted.
    public var interest: CallInterest { [.successes, .failures] }

    /// Counts the call.
    public func ended(_ call: EndedCall) {
        let method = call.call.methodNumber ?? names.count - 1
        let outcome = outcome(method, call.status.code)
        outcome.calls.increment()
        outcome.duration.recordNanoseconds(call.duration.nanoseconds)
        received[method].add(call.received)
        sent[method].add(call.sent)
    }

    private func outcome(_ method: Int, _ code: StatusCode) -> Outcome {
        let place = method * StatusCode.allCases.count + Int(code.rawValue)
        if let outcome = outcomes[place] { return outcome }
        let dimensions = [("method", names[method]), ("code", code.name)]
        let outcome = Outcome(
            calls: Counter(label: "grpc.server.calls", dimensions: dimensions, factory: factory),
            duration: CoreMetrics.Timer(label: "grpc.server.call.duration", dimensions: dimensions, factory: factory)
        )
        outcomes[place] = outcome
        return outcome
    }
}
