/// How a call ended (grpc/grpc `doc/statuscodes.md`).
public enum StatusCode: UInt8, Sendable, CaseIterable {
    /// The call succeeded.
    case ok = 0
    /// The call was given up, usually by its caller.
    case cancelled = 1
    /// It failed, and nobody says why: what a handler threw was not a ``Status``.
    case unknown = 2
    /// The request is wrong, whatever the state of the service.
    case invalidArgument = 3
    /// The time was over before the call was; it may have been carried out.
    case deadlineExceeded = 4
    /// What the request names does not exist.
    case notFound = 5
    /// What the request would make exists.
    case alreadyExists = 6
    /// The caller is known and may not do this.
    case permissionDenied = 7
    /// A limit is reached: of this library, or of the service.
    case resourceExhausted = 8
    /// The state of the service does not allow it; sending the request again does not help.
    case failedPrecondition = 9
    /// It ran into another call; the caller may begin again from further up.
    case aborted = 10
    /// The request goes past an end that may move.
    case outOfRange = 11
    /// There is no such method, or no such way of calling it.
    case unimplemented = 12
    /// The protocol was broken, or something in the service is.
    case `internal` = 13
    /// The service cannot be reached or takes no calls now; sending the request again may help.
    case unavailable = 14
    /// Data is lost or damaged for good.
    case dataLoss = 15
    /// The caller does not say, or cannot prove, who it is.
    case unauthenticated = 16
}

extension StatusCode {
    /// The name in the list of codes, as in `INVALID_ARGUMENT`.
    public var name: String {
        switch self {
        case .ok: "OK"
        case .cancelled: "CANCELLED"
        case .unknown: "UNKNOWN"
        case .invalidArgument: "INVALID_ARGUMENT"
        case .deadlineExceeded: "DEADLINE_EXCEEDED"
        case .notFound: "NOT_FOUND"
        case .alreadyExists: "ALREADY_EXISTS"
        case .permissionDenied: "PERMISSION_DENIED"
        case .resourceExhausted: "RESOURCE_EXHAUSTED"
        case .failedPrecondition: "FAILED_PRECONDITION"
        case .aborted: "ABORTED"
        case .outOfRange: "OUT_OF_RANGE"
        case .unimplemented: "UNIMPLEMENTED"
        case .internal: "INTERNAL"
        case .unavailable: "UNAVAILABLE"
        case .dataLoss: "DATA_LOSS"
        case .unauthenticated: "UNAUTHENTICATED"
        }
    }
}
