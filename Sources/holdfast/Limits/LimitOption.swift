import Commerce

/// The limits of what callers may ask of the service, by their names in `--limit NAME=VALUE`.
enum LimitOption: String, LimitNames {
    case minimumTTL = "minimum-ttl"
    case maximumTTL = "maximum-ttl"
    case defaultTTL = "default-ttl"
    case maximumQuantity = "maximum-quantity"
    case maximumStock = "maximum-stock"
    case maximumBatchLines = "maximum-batch-lines"
    case maximumTextBytes = "maximum-text-bytes"
    case maximumLongTextBytes = "maximum-long-text-bytes"
    case maximumURLBytes = "maximum-url-bytes"
    case maximumPrice = "maximum-price"
    case maximumAmount = "maximum-amount"
    case maximumCarts = "maximum-carts"
    case maximumOrderLines = "maximum-order-lines"
    case maximumOrderRows = "maximum-order-rows"
    case paymentSeconds = "payment-seconds"
    case defaultCommission = "default-commission-basis-points"
    case maximumAddresses = "maximum-addresses"
    case maximumWaitlistPlaces = "maximum-waitlist-places"
    case maximumWaiters = "maximum-waiters"
    case promotionsPerTurn = "promotions-per-turn"
    case maximumImportRows = "maximum-import-rows"
    case maximumWatchedVariants = "maximum-watched-variants"
    case maximumExports = "maximum-exports"
    case maximumWatchers = "maximum-watchers"
    case maximumImages = "maximum-images"
    case maximumCategoryDepth = "maximum-category-depth"
    case defaultPageSize = "default-page-size"
    case maximumPageSize = "maximum-page-size"
    case idempotencyRecords = "idempotency-records"
    case idempotencySeconds = "idempotency-seconds"
    case dueCommandsPerTurn = "due-commands-per-turn"

    /// Amounts, units and times are bounded so that no sum of them passes what a number can hold.
    var range: ClosedRange<Int64> {
        switch self {
        case .minimumTTL, .maximumTTL, .defaultTTL, .paymentSeconds, .idempotencySeconds: 1...3_000_000_000
        case .maximumStock, .maximumAmount: 1...1_000_000_000_000_000
        case .maximumQuantity, .maximumPrice: 1...1_000_000_000_000
        case .maximumOrderLines, .maximumOrderRows: 1...1000
        case .defaultCommission: 0...10_000
        // Each has a thread.
        case .maximumExports: 1...64
        default: 1...Int64.max
        }
    }

    var field: LimitField<Limits> {
        switch self {
        case .minimumTTL: .seconds(\.minimumTTL)
        case .maximumTTL: .seconds(\.maximumTTL)
        case .defaultTTL: .seconds(\.defaultTTL)
        case .maximumQuantity: .number(\.maximumQuantity)
        case .maximumStock: .number(\.maximumStock)
        case .maximumBatchLines: .number(\.maximumBatchLineCount)
        case .maximumTextBytes: .number(\.maximumTextByteCount)
        case .maximumLongTextBytes: .number(\.maximumLongTextByteCount)
        case .maximumURLBytes: .number(\.maximumURLByteCount)
        case .maximumPrice: .number(\.maximumPrice)
        case .maximumAmount: .number(\.maximumAmount)
        case .maximumCarts: .number(\.maximumCartCount)
        case .maximumOrderLines: .number(\.maximumOrderLineCount)
        case .maximumOrderRows: .number(\.maximumOrderRowCount)
        case .paymentSeconds: .seconds(\.paymentTime)
        case .defaultCommission: .number(\.defaultCommissionRate)
        case .maximumAddresses: .number(\.maximumAddressCount)
        case .maximumWaitlistPlaces: .number(\.maximumWaitlistPlaceCount)
        case .maximumWaiters: .number(\.maximumWaiterCount)
        case .promotionsPerTurn: .number(\.promotionsPerTurn)
        case .maximumImportRows: .number(\.maximumImportRowCount)
        case .maximumWatchedVariants: .number(\.maximumWatchedVariantCount)
        case .maximumExports: .number(\.maximumExportCount)
        case .maximumWatchers: .number(\.maximumWatcherCount)
        case .maximumImages: .number(\.maximumImageCount)
        case .maximumCategoryDepth: .number(\.maximumCategoryDepth)
        case .defaultPageSize: .number(\.defaultPageSize)
        case .maximumPageSize: .number(\.maximumPageSize)
        case .idempotencyRecords: .number(\.idempotencyRecordCount)
        case .idempotencySeconds: .seconds(\.idempotencyDuration)
        case .dueCommandsPerTurn: .number(\.dueCommandsPerTurn)
        }
    }
}
