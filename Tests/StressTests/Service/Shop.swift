import HoldfastMessages
import Synchronization

/// What all callers of one load have to do with: a few variants that everybody wants, and the moment at which the server closes.
final class Shop: Sendable {
    static let variants = (1...5 as ClosedRange<UInt64>).map { ID<ProductVariant>(UUID(high: 5, low: $0)) }
    /// Of each variant: too few for everybody.
    static let unitsAtFirst: Int64 = 150

    private let stepCount = Atomic<Int>(0)
    private let closingStep: Int
    private let close: @Sendable () async -> Void

    /// Calls `close` once, after so many steps of all callers.
    init(closingStep: Int, _ close: @escaping @Sendable () async -> Void) {
        self.closingStep = closingStep
        self.close = close
    }

    /// Whether the server goes, or has gone.
    var isClosing: Bool { stepCount.load(ordering: .relaxed) >= closingStep }

    /// A caller begins another step.
    func step() async {
        if stepCount.wrappingAdd(1, ordering: .relaxed).newValue == closingStep { await close() }
    }
}
