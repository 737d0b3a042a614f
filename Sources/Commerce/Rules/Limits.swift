import HoldfastMessages

/// What callers may ask for at most. Every limit can be configured.
public struct Limits: Sendable, Equatable {
    /// The shortest time to hold units.
    public var minimumTTL: Duration = .seconds(1)
    /// The longest time to hold units.
    public var maximumTTL: Duration = .seconds(24 * 60 * 60)
    /// How long units are held when the caller does not say.
    public var defaultTTL: Duration = .seconds(10 * 60)
    /// The largest quantity of one line, in units.
    public var maximumQuantity: Int64 = 1_000_000_000
    /// The largest stock, threshold or back-order limit, in units.
    public var maximumStock: Int64 = 1_000_000_000_000
    /// The most lines in one batch.
    public var maximumBatchLineCount = 8190
    /// The longest name, code or note, in bytes.
    public var maximumTextByteCount = 255
    /// The longest description or review, in bytes.
    public var maximumLongTextByteCount = 16 * 1024
    /// The longest address of something on the web, in bytes.
    public var maximumURLByteCount = 2048
    /// The highest price of one unit or of a delivery, and the largest adjustment, in minor units.
    public var maximumPrice: Int64 = 1_000_000_000_000
    /// The highest amount of an order, a payment or a refund, in minor units.
    public var maximumAmount: Int64 = 1_000_000_000_000_000
    /// How many carts a user may have.
    public var maximumCartCount = 20
    /// How many lines an order, and so a cart, may have.
    public var maximumOrderLineCount = 500
    /// An order that has so many payments, adjustments or refunds takes no more of them from callers.
    public var maximumOrderRowCount = 100
    /// How long an order may stay unpaid.
    public var paymentTime: Duration = .seconds(30 * 60)
    /// The marketplace's part of a sale where nothing else is agreed on, in basis points.
    public var defaultCommissionRate: Int64 = 1000
    /// How many places on waitlists a user may have.
    public var maximumWaitlistPlaceCount = 10
    /// How many may wait for one variant.
    public var maximumWaiterCount = 10_000
    /// The most offers to waiting users in one turn, but for variants that somebody asks for.
    public var promotionsPerTurn = 100
    /// How many addresses a user may have.
    public var maximumAddressCount = 50
    /// How many images a product may have.
    public var maximumImageCount = 100
    /// How many levels of categories there may be.
    public var maximumCategoryDepth = 32
    /// The rows of a page when the caller does not say.
    public var defaultPageSize = 50
    /// The most rows of a page.
    public var maximumPageSize = 1000
    /// The most rows that are imported together.
    public var maximumImportRowCount = 1000
    /// The most variants that one watcher names.
    public var maximumWatchedVariantCount = 1000
    /// How many exports may run at the same time.
    public var maximumExportCount = 2
    /// How many callers may watch.
    public var maximumWatcherCount = 1000
    /// How many requests are remembered.
    public var idempotencyRecordCount = 2_000_000
    /// How long requests are remembered.
    public var idempotencyDuration: Duration = .seconds(24 * 60 * 60)
    /// The most commands that are run in one turn because they have come due.
    public var dueCommandsPerTurn = 1000

    public init() {}
}
