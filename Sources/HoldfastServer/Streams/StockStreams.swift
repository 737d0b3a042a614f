import Commerce
import GRPC
import HoldfastMessages
import HoldfastServices

/// Tells of stock as it changes.
struct StockStreams: StockServiceStreams {
    let watching: Watching

    func watchStocks(
        _ context: ServerContext,
        _ request: WatchStocksRequest,
        _ responses: MessageSink<WatchStocksResponse>
    ) async throws {
        let most = watching.limits.maximumWatchedVariantCount
        guard request.variantIDs.count <= most else {
            throw Watching.invalidField("variant_ids", "must have at most \(most) elements")
        }
        let variants = Set(request.variantIDs)
        try await watching.watch(after: request.afterSeq) { change in
            guard case .row(let row) = change.change, case .stock(let stock) = row.row,
                variants.isEmpty || variants.contains(stock.variantID)
            else { return nil }
            return stock
        } tell: { stocks, sequence in
            try await responses.write(WatchStocksResponse(stocks: stocks, resumeSeq: sequence))
        }
    }
}
