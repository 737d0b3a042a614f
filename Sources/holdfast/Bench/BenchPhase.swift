import ArgumentParser

/// What the bench does to the server, in this order unless it is told otherwise.
enum BenchPhase: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// A small stock is sold out.
    case flashSale = "flash-sale"
    /// Everybody wants the same SKU, of which there is plenty.
    case hotSKU = "hot-sku"
    /// Calls spread over many SKUs, of which there is plenty.
    case manySKUs = "many-skus"
}
