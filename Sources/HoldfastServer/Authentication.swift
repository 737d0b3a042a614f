public import GRPC

/// How the service finds out who calls.
public struct Authentication: Sendable {
    /// Callers by the tokens they send. With any, a call needs one of them or a certificate that names the caller.
    public var tokens: BearerTokens?
    /// Services that anybody may call all the same.
    public var openServices = AuthenticationInterceptor.standardServices

    /// By certificates alone, where connections have them.
    public init(tokens: BearerTokens? = nil) {
        self.tokens = tokens
    }

    /// Whether callers can be told apart over connections of this security.
    func identifiesCallers(over security: ServerSecurity) -> Bool {
        if tokens != nil { return true }
        guard case .tls(let settings) = security else { return false }
        if case .none = settings.clientCertificates { return false }
        return true
    }

    func interceptor(_ methods: [MethodDescriptor]) -> AuthenticationInterceptor {
        let verifiers: [any CallerVerifier] = (tokens.map { [$0] } ?? []) + [PeerCertificates()]
        return AuthenticationInterceptor(
            methods: methods,
            verifiers: verifiers,
            isRequired: tokens != nil,
            openServices: openServices
        )
    }
}
