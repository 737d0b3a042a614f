/// Finds out who makes each call, and refuses with UNAUTHENTICATED those of whom it cannot be said.
public final class AuthenticationInterceptor: ServerInterceptor {
    /// Services that anybody may call where nothing else is said: what asks them are probes and tools, which carry no credentials,
    /// and what they tell is no secret.
    public static let standardServices: Set<String> = [
        "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
    ]

    private let verifiers: [any CallerVerifier]
    private let isRequired: Bool
    /// By the number of the method: anybody may call it.
    private let isOpen: [Bool]

    /// The first of `verifiers` that finds something to look at decides. A call with nothing is refused if `isRequired`, else let
    /// through without a name. Calls of `openServices` are let through and not looked at.
    public init(
        methods: [MethodDescriptor],
        verifiers: [any CallerVerifier],
        isRequired: Bool = true,
        openServices: Set<String> = standardServices
    ) {
        self.verifiers = verifiers
        self.isRequired = isRequired
        isOpen = methods.map { openServices.contains($0.service) }
    }

    /// It asks about calls that begin, and does not hear how they end.
    public var interest: CallInterest { .begins }

    /// UNAUTHENTICATED says what is wrong: no credentials, credentials that prove nothing, or `authorization` more than once.
    public func begin(_ call: InterceptedCall) -> CallVerdict {
        guard let number = call.methodNumber, !isOpen[number] else { return .admitted }
        let peer = call.peerIdentity
        return call.withFirstValue("authorization") { value, count in
            guard count <= 1 else { return .refused(Status(.unauthenticated, "the authorization is there twice")) }
            return verdict(value, peer)
        }
    }

    private func verdict(_ authorization: Span<UInt8>, _ peer: PeerIdentity?) -> CallVerdict {
        for verifier in verifiers {
            switch verifier.verify(authorization: authorization, peer: peer) {
            case .caller(let caller): return .admittedAs(caller)
            case .nothing: continue
            case .invalid(let reason): return .refused(Status(.unauthenticated, reason))
            }
        }
        return isRequired ? .refused(Status(.unauthenticated, "the call carries no credentials")) : .admitted
    }
}
