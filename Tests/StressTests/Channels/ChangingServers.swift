import GRPC
import GRPCTestSupport
import NIOCore
import Protobuf
import SessionTestSupport

/// The servers of one name, which come and go: two at a time, each with a byte of its own.
actor ChangingServers {
    /// Says where they are.
    nonisolated let addresses = Addresses([])
    /// Answers with the server's byte.
    static let method = Handlers.descriptor(.unary, "Name")

    private var servers: [GRPCServer] = []
    private var random: SeededGenerator
    /// How many there have been.
    private(set) var startCount: UInt8 = 0
    /// Where one stood that is gone.
    private var freePort: Int?

    init(_ random: SeededGenerator) {
        self.random = random
    }

    /// One comes and, where there were two, another goes: at once, or when it has answered.
    func change() async throws {
        let newcomer = try await start()
        servers.append(newcomer)
        let leaving = servers.count > 2 ? servers.remove(at: random.below(2)) : nil
        // A client may still be told of the one that goes.
        let known = servers + (random.oneIn(3) ? [leaving].compactMap(\.self) : [])
        addresses.replace(
            with: try known.compactMap { $0.port == nil ? nil : try Backend.address($0) }.shuffled(using: &random)
        )
        guard let leaving else { return }
        freePort = leaving.port
        if random.oneIn(2) { try await leaving.shutDown() } else { try await leaving.close() }
    }

    /// All go, when they have answered.
    func end() async throws {
        for server in servers {
            try await server.shutDown()
            let count = try await server.connectionCount()
            precondition(count == 0, "a server has ended and has \(count) connections")
        }
        servers = []
    }

    private func start() async throws -> GRPCServer {
        startCount += 1
        let name = startCount
        let patience = random.below(40)
        let method = ServiceMethod.unary(Self.method) { (_, _: RawMessage) in
            for _ in 0..<patience { await Task.yield() }
            return RawMessage([name])
        }
        var configuration = ServerConfiguration()
        // Some end their connections while they stand.
        if random.oneIn(2) { configuration.lifetime.maximumAge = .milliseconds(30) }
        let port = random.oneIn(3) ? freePort : nil
        freePort = nil
        if let port, let server = try? await Self.start(method, configuration, port: port) { return server }
        return try await Self.start(method, configuration, port: 0)
    }

    private static func start(
        _ method: ServiceMethod,
        _ configuration: ServerConfiguration,
        port: Int
    ) async throws -> GRPCServer {
        try await GRPCServer.start(port: port, group: Backend.group, services: [method], configuration: configuration)
    }
}
