import Commerce
import HoldfastMessages

/// The limits that can be set with `--limit NAME=VALUE`, by their names.
enum LimitOption: String, CaseIterable {
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

    /// The names of all limits, those of other kinds too.
    static var allNames: [String] { allCases.map(\.rawValue) + OverloadOption.allCases.map(\.rawValue) }

    /// Applies settings such as `maximum-quantity=100`.
    static func apply(_ settings: [String], to limits: inout Limits) throws {
        for setting in settings {
            let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let option = LimitOption(rawValue: parts[0]) else {
                let names = allNames.joined(separator: ", ")
                throw Failure.usage("--limit \(setting): expected NAME=VALUE, with NAME one of \(names)")
            }
            guard let value = Int64(parts[1]), value > 0 else {
                throw Failure.usage("--limit \(setting): the value must be a whole number above 0")
            }
            option.set(value, in: &limits)
        }
        guard limits.minimumTTL <= limits.defaultTTL, limits.defaultTTL <= limits.maximumTTL else {
            throw Failure.usage("--limit: minimum-ttl ≤ default-ttl ≤ maximum-ttl must hold")
        }
    }

    private func set(_ value: Int64, in limits: inout Limits) {
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
