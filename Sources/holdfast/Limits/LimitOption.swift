import Commerce
import HoldfastMessages

/// The limits of what callers may ask of the service, by their names in `--limit NAME=VALUE`.
enum LimitOption: String, LimitNames {
    case minimumTTL = "minimum-ttl"
    case maximumTTL = "maximum-ttl"
    case defaultTTL = "default-ttl"
    case maximumQuantity = "maximum-quantity"
    case maximumStock = "maximum-stock"
    case maximumBatchLines = "maximum-batch-lines"
    case maximumTextBytes = "maximum-text-bytes"
    case defaultPageSize = "default-page-size"
    case maximumPageSize = "maximum-page-size"
    case idempotencyRecords = "idempotency-records"
    case idempotencySeconds = "idempotency-seconds"
    case dueCommandsPerTurn = "due-commands-per-turn"

    var range: ClosedRange<Int64> { 1...Int64.max }

    func set(_ value: Int64, in limits: inout Limits) {
        switch self {
        case .minimumTTL: limits.minimumTTL = .seconds(value)
        case .maximumTTL: limits.maximumTTL = .seconds(value)
        case .defaultTTL: limits.defaultTTL = .seconds(value)
        case .maximumQuantity: limits.maximumQuantity = value
        case .maximumStock: limits.maximumStock = value
        case .maximumBatchLines: limits.maximumBatchLineCount = Int(value)
        case .maximumTextBytes: limits.maximumTextByteCount = Int(value)
        case .defaultPageSize: limits.defaultPageSize = Int(value)
        case .maximumPageSize: limits.maximumPageSize = Int(value)
        case .idempotencyRecords: limits.idempotencyRecordCount = Int(value)
        case .idempotencySeconds: limits.idempotencyDuration = .seconds(value)
        case .dueCommandsPerTurn: limits.dueCommandsPerTurn = Int(value)
        }
    }
}
