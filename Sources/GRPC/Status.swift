/// The outcome of a call: a code, a text for people and, for programs, a serialized `google.rpc.Status`.
public struct Status: Error, Hashable, Sendable {
    public var code: StatusCode
    /// Sent in `grpc-message`, cut to ``PercentEncoding/limit`` bytes there.
    public var message: String
    /// Sent in `grpc-status-details-bin` unless longer than ``detailsLimit``. Empty means none.
    public var details: [UInt8]

    /// Clients accept 8–16 KiB of header fields in all, so longer details are left out rather than lose the status.
    public static let detailsLimit = 4096

    public init(_ code: StatusCode, _ message: String = "", details: [UInt8] = []) {
        self.code = code
        self.message = message
        self.details = details
    }

    public static let ok = Status(.ok)

    public var isOK: Bool { code == .ok }
}
