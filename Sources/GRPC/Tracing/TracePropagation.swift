import Instrumentation

/// Has calls carry the trace of the task that makes them: what the tracer of `InstrumentationSystem` says or, where there is none,
/// the `traceparent` and `tracestate` of the call that the task answers. Every client does this unless it is told otherwise.
public struct TracePropagation: ClientInterceptor {
    /// Reads the context of whichever task calls.
    public init() {}

    /// Adds what tells of the trace, unless the metadata tells of one already.
    public func prepare(_ attempt: inout OutgoingAttempt) async throws(Status) {
        ServiceContext.current?.inject(into: &attempt.metadata)
    }
}
