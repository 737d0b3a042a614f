/// Shows one call of a client to its interceptors.
struct ClientCallRecord {
    private let method: MethodDescriptor
    private let interceptors: [any ClientInterceptor]
    private let maximumMetadataSize: Int
    private var began: ContinuousClock.Instant?
    private var attemptCount = 0

    /// The call begins.
    init(_ method: MethodDescriptor, _ configuration: ClientConfiguration) {
        self.method = method
        interceptors = configuration.interceptors
        maximumMetadataSize = configuration.maximumMetadataSize
        if !interceptors.isEmpty { began = .now }
    }

    /// The attempt with what interceptors add. Throws why the call must end.
    mutating func prepare(_ attempt: Attempt) async throws(Status) -> Attempt {
        var attempt = attempt
        if !interceptors.isEmpty {
            attemptCount += 1
            var outgoing = OutgoingAttempt(method: method, number: attemptCount, metadata: attempt.metadata)
            for interceptor in interceptors { try await interceptor.prepare(&outgoing) }
            attempt.metadata = outgoing.metadata
        }
        if let refusal = attempt.metadata.refusal(maximumSize: maximumMetadataSize) { throw refusal }
        return attempt
    }

    /// The call has ended.
    func ended(_ status: Status) {
        guard let began else { return }
        let call = EndedClientCall(
            method: method,
            status: status,
            duration: began.duration(to: .now),
            attemptCount: attemptCount
        )
        for interceptor in interceptors { interceptor.ended(call) }
    }
}
