public import Logging
import NIOCore

/// Writes a line about each call that ended: at debug level, or at error level where the service itself failed (INTERNAL or
/// UNKNOWN that is not the protocol's doing).
///
/// The line has the metadata `method`, `code`, `milliseconds`, `peer` and, where there are any, `caller`, `trace`, `reason` and
/// `error`. Errors are at most ``errorLimit`` a second and loop, since a caller may be able to cause them; the next line that is
/// written says in `omitted` how many were not.
public final class LoggingInterceptor: ServerInterceptor {
    /// Lines at error level that one event loop writes in a second.
    public static let errorLimit = 10

    private let logger: Logger
    private let writesAll: Bool
    private var budget = LineBudget(limit: errorLimit, interval: .seconds(1))

    /// Whether lines at debug level are written is asked of `logger` once, here.
    public init(logger: Logger) {
        self.logger = logger
        writesAll = logger.logLevel <= .debug
    }

    /// Successes only where the logger writes lines at debug level.
    public var interest: CallInterest { writesAll ? [.successes, .failures] : .failures }

    /// Writes the line, if one is due.
    public func ended(_ call: EndedCall) {
        let isFailure = call.isAnswered && (call.status.code == .internal || call.status.code == .unknown)
        if isFailure { return writeError(call) }
        if writesAll { logger.debug("call ended", metadata: metadata(call)) }
    }

    private func writeError(_ call: EndedCall) {
        guard let omitted = budget.take(at: call.time) else { return }
        var metadata = metadata(call)
        if omitted > 0 { metadata["omitted"] = "\(omitted)" }
        logger.error("call failed", metadata: metadata)
    }

    private func metadata(_ ended: EndedCall) -> Logger.Metadata {
        let call = ended.call
        var metadata: Logger.Metadata = [
            "method": .string(call.method.map { "\($0.service)/\($0.method)" } ?? "unknown"),
            "code": .string(ended.status.code.name),
            "milliseconds": "\(Double(ended.duration.nanoseconds / 1000) / 1000)",
        ]
        metadata["peer"] = call.peerAddress.map { "\($0)" }
        metadata["caller"] = call.caller.map { .string($0.name) }
        metadata["trace"] = call.traceContext.map { .string($0.traceID) }
        if !ended.status.message.isEmpty { metadata["reason"] = .string(ended.status.message) }
        metadata["error"] = ended.cause.map { "\($0)" }
        return metadata
    }
}
