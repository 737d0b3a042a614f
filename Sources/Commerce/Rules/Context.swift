import HoldfastMessages

/// Who calls: an authenticated identity, or the one anonymous caller where authentication is off.
public struct Caller: Hashable, Sendable {
    /// The name of the identity; empty for the anonymous caller.
    public var name: String

    public init(name: String) {
        self.name = name
    }

    /// The caller where authentication is off.
    public static let anonymous = Caller(name: "")
}

/// What a command may know of the world around it.
public struct Context: Sendable {
    /// The time of the batch.
    public var now: Timestamp
    /// Who calls.
    public var caller: Caller
    /// What was fetched from LMDB because an earlier attempt needed it.
    public var fetched: [Need: Fetched]

    public init(now: Timestamp, caller: Caller = .anonymous, fetched: [Need: Fetched] = [:]) {
        self.now = now
        self.caller = caller
        self.fetched = fetched
    }
}
