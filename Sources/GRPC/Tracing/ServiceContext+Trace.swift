public import Instrumentation

/// The trace in the context that swift-distributed-tracing binds to a task.
extension ServiceContext {
    private enum TraceContextKey: ServiceContextKey {
        typealias Value = TraceContext
    }

    /// The trace that the call belongs to which is being answered. Calls that are made meanwhile carry it on.
    public var traceContext: TraceContext? {
        get { self[TraceContextKey.self] }
        set { self[TraceContextKey.self] = newValue }
    }

    /// What a received call brings: its trace, and what the process's tracer makes of its metadata. Nil if that is nothing.
    static func received(
        _ metadata: Metadata,
        by instrument: any Instrument = InstrumentationSystem.instrument
    ) -> ServiceContext? {
        var context = ServiceContext.topLevel
        if let trace = TraceContext(received: metadata) { context.traceContext = trace }
        instrument.extract(metadata, into: &context, using: MetadataCarrier())
        return context.isEmpty ? nil : context
    }

    /// Adds to the metadata of a call what the process's tracer has to say or, where it says nothing, the trace as it was
    /// received. Metadata that tells of a trace already is left alone.
    func inject(
        into metadata: inout Metadata,
        by instrument: any Instrument = InstrumentationSystem.instrument
    ) {
        guard metadata.first(TraceContext.parentKey) == nil else { return }
        instrument.inject(self, into: &metadata, using: MetadataCarrier())
        guard metadata.first(TraceContext.parentKey) == nil, let trace = traceContext else { return }
        metadata.add(TraceContext.parentKey, trace.header)
        if let state = trace.state { metadata.add(TraceContext.stateKey, state.header) }
    }
}

/// How tracers read and write metadata.
struct MetadataCarrier: Extractor, Injector {
    func extract(key: String, from carrier: Metadata) -> String? {
        let values = carrier.strings(key.lowercased())
        return values.isEmpty ? nil : values.joined(separator: ",")
    }

    func inject(_ value: String, forKey key: String, into carrier: inout Metadata) {
        carrier.add(key.lowercased(), value)
    }
}
