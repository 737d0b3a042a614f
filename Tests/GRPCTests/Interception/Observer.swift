@testable import GRPC

/// Keeps what an interceptor is told, and says of calls what the test wants.
final class Observer: ServerInterceptor {
    struct Ended: Equatable {
        var method: String?
        var status: Status
        var isAnswered = false
        var received = MessageTraffic()
        var sent = MessageTraffic()
    }

    var interest = CallInterest.all
    var verdict: (InterceptedCall) -> CallVerdict = { _ in .admitted }
    /// Looks at each call that ended.
    var look: (EndedCall) -> Void = { _ in }
    private(set) var begun: [String?] = []
    private(set) var ended: [Ended] = []

    func begin(_ call: InterceptedCall) -> CallVerdict {
        begun.append(call.method?.method)
        return verdict(call)
    }

    func ended(_ call: EndedCall) {
        ended.append(
            Ended(
                method: call.call.method?.method,
                status: call.status,
                isAnswered: call.isAnswered,
                received: call.received,
                sent: call.sent
            )
        )
        look(call)
    }
}

extension ServerPair {
    /// A pair whose loop has these interceptors.
    convenience init(
        interceptors: [any ServerInterceptor],
        services: [ServiceMethod] = [],
        peerIdentity: PeerIdentity? = nil,
        configuration: ServerConfiguration = ServerConfiguration()
    ) throws {
        var configuration = configuration
        let kept = OnThisThread(interceptors: interceptors)
        configuration.interceptors = { _ in kept.interceptors }
        try self.init(configuration: configuration, services: services, peerIdentity: peerIdentity)
    }
}

/// Sendable because the loop that takes them runs on the thread that made them.
private struct OnThisThread: @unchecked Sendable {
    let interceptors: [any ServerInterceptor]
}
