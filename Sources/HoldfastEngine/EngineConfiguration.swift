import Commerce
import HoldfastMessages

/// What an engine needs to know before it starts.
public struct EngineConfiguration: Sendable {
    /// When a change counts as done. With `memory` the data directory is not touched.
    public var durability: GetServerInfoResponse.Durability
    /// The data directory.
    public var directory: String
    /// What callers may ask for.
    public var limits: Limits
    /// How the data directory is kept.
    public var storage: StorageOptions
    /// The version that `GetServerInfo` reports.
    public var version: String
    /// The currency of every amount, ISO 4217.
    public var currency: String

    public init(
        durability: GetServerInfoResponse.Durability = .group,
        directory: String,
        limits: Limits = Limits(),
        storage: StorageOptions = StorageOptions(),
        version: String = "",
        currency: String = "EUR"
    ) {
        self.durability = durability
        self.directory = directory
        self.limits = limits
        self.storage = storage
        self.version = version
        self.currency = currency
    }
}
