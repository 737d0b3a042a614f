import Commerce
import HoldfastMessages

@testable import HoldfastEngine

/// Changes of stock to be told of.
extension RunningEngine {
    static func variant(_ number: Int) -> ID<ProductVariant> { ID(UUID(high: 20, low: UInt64(number))) }

    static func setStock(_ number: Int, to units: Int) -> UnaryRequest {
        .setStock(SetStockRequest(variantID: variant(number), currentStock: Int64(units)))
    }

    /// Sets the stock of a few variants in turn, so many times, one command each; gives the rows.
    func setStocks(_ count: Int) async throws -> [Stock] {
        var stocks: [Stock] = []
        for number in 0..<count {
            let request = Self.setStock(number % 7 + 1, to: number + 1)
            stocks.append(try await answer(request, as: SetStockResponse.self).stock)
        }
        return stocks
    }

    /// Turns of one to four commands each, which set the stock of as many variants.
    func setStocksInTurns() async throws {
        for turn in 0..<40 {
            let requests = (0...turn % 4).map { Self.setStock($0 + 1, to: turn + 1) }
            for answer in await answers(to: requests) {
                guard case .response = answer else { throw UnexpectedOutcome() }
            }
        }
    }
}
