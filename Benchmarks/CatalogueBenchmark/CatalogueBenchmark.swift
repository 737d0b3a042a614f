import ArgumentParser
import Foundation
import GRPC
import HoldfastClient
import HoldfastMessages
import HoldfastServices
import NIOPosix

/// Imports a catalogue, then looks for products in it, and prints as JSON how long each took. Never part of the product.
@main
struct CatalogueBenchmark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Import a catalogue into a running server that has none yet, and look for products in it."
    )

    @Option(help: "The TCP port of the server on 127.0.0.1.")
    var port: Int

    @Option(help: "How many products.")
    var products: Int

    @Option(help: "How many variants each of them has, with its stock.")
    var variants = 5

    @Option(help: "How many products and how many pages to look for, one after the other.")
    var looks = 2000

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let connection = try await GRPCClientConnection.connect(host: "127.0.0.1", port: port, group: group)
        let client = HoldfastClient(connection)
        let catalogue = BenchmarkCatalogue(productCount: products, variantCount: variants)
        let start = ContinuousClock.now
        try await load(catalogue, client)
        let importing = ContinuousClock.now - start
        var generator = SystemRandomNumberGenerator()
        let bySlug = try await median {
            let product = Int.random(in: 0..<products, using: &generator)
            let answer = try await client.catalog.getProduct(
                GetProductRequest(key: .slug(BenchmarkCatalogue.slug(product)))
            )
            guard answer.product.id == BenchmarkCatalogue.productID(product) else { throw Failure.wrongAnswer }
        }
        let byCategory = try await median {
            let category = Int.random(in: 0..<BenchmarkCatalogue.categoryCount, using: &generator)
            let page = try await client.catalog.listProducts(
                ListProductsRequest(filter: .categoryID(BenchmarkCatalogue.categoryID(category)))
            )
            guard page.products.count == min(50, products / BenchmarkCatalogue.categoryCount) else {
                throw Failure.wrongAnswer
            }
        }
        print(
            """
            {"rows": \(catalogue.rowCount), "import_seconds": \(importing.seconds), \
            "get_microseconds": \(bySlug * 1e6), "list_microseconds": \(byCategory * 1e6)}
            """
        )
    }

    /// Sends what there is, a few requests ahead of the answers.
    private func load(_ catalogue: BenchmarkCatalogue, _ client: HoldfastClient) async throws {
        let response = try await client.admin.importEntities { stream in
            async let last = CatalogueBenchmark.lastResponse(stream.responses)
            for rows in catalogue.requests() {
                try await stream.requests.write(ImportEntitiesRequest(rows: rows))
            }
            await stream.finishRequests()
            return try await last
        }
        guard response.importedCount == catalogue.rowCount else {
            throw Failure.refused(response.errors.first?.message ?? "\(response)")
        }
    }

    private static func lastResponse(
        _ responses: MessageStream<ImportEntitiesResponse>
    ) async throws -> ImportEntitiesResponse {
        var last = ImportEntitiesResponse()
        var errors: [ImportError] = []
        for try await response in responses {
            last = response
            if errors.isEmpty { errors = response.errors }
        }
        // What is sent goes on until it is all sent, so that what comes back must be read to its end.
        last.errors = errors
        return last
    }

    /// The median of so many durations, in seconds.
    private func median(_ look: () async throws -> Void) async throws -> Double {
        var durations: [Double] = []
        for _ in 0..<looks {
            let start = ContinuousClock.now
            try await look()
            durations.append((ContinuousClock.now - start).seconds)
        }
        return durations.sorted()[looks / 2]
    }

    enum Failure: Error {
        case refused(String)
        case wrongAnswer
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
