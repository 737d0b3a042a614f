import GRPCTestSupport
import NIOCore
import NIOPosix
import Protobuf
import Testing

@testable import GRPC

@Suite("Channels: names, connections and states", .timeLimit(.minutes(1)))
struct ChannelConnectingTests {
    private func name(_ channel: GRPCChannel, waitsForReady: Bool = false) async throws -> UInt8? {
        let options = CallOptions(waitsForReady: waitsForReady)
        let answer: RawMessage = try await channel.call(Backend.named(0).descriptor, RawMessage([]), options: options)
        return answer.bytes.first
    }

    private func code(_ body: () async throws -> Void) async -> StatusCode? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? Status)?.code
        }
    }

    @Test("calls go by turns over all connections")
    func spread() async throws {
        let server = try await Backend.start([Backend.peer])
        let channel = Backend.channel(Addresses([try Backend.address(server)]), connections: 3)
        var ports: Set<[UInt8]> = []
        while ports.count < 3 {
            let answer: RawMessage = try await channel.call(Backend.peer.descriptor, RawMessage([]))
            ports.insert(answer.bytes)
        }
        #expect(try await server.connectionCount() == 3)
        await channel.shutDown()
        try await server.close()
    }

    @Test("connections go to all addresses, and past one that is dead")
    func addresses() async throws {
        let first = try await Backend.start([Backend.named(1)])
        let second = try await Backend.start([Backend.named(2)])
        let dead = try await Backend.deadAddress()
        let addresses = Addresses([dead, try Backend.address(first), try Backend.address(second)])
        let channel = Backend.channel(addresses, connections: 3)
        var names: Set<UInt8> = []
        while names.count < 2 { names.insert(try await name(channel) ?? 0) }
        #expect(names == [1, 2])
        await channel.shutDown()
        try await first.close()
        try await second.close()
    }

    @Test("the system's resolver, with a name and with a number", arguments: ["localhost", "127.0.0.1"])
    func system(host: String) async throws {
        let server = try await Backend.start([Backend.named(7)])
        let channel = GRPCChannel(host: host, port: server.port!, group: Backend.group)
        #expect(try await name(channel) == 7)
        await channel.shutDown()
        try await server.close()
    }

    @Test("a name that does not exist is UNAVAILABLE")
    func unknownName() async throws {
        let channel = GRPCChannel(host: "no-such-host.invalid", port: 1, group: Backend.group)
        #expect(await code { _ = try await name(channel) } == .unavailable)
        await channel.shutDown()
    }

    @Test("the families by turns, the system's favourite first")
    func families() throws {
        let addresses = try ["::1", "::2", "::3", "1.1.1.1"].map { try SocketAddress(ipAddress: $0, port: 1) }
        let order = SystemNameResolver.alternating(addresses).map(\.ipAddress)
        #expect(order == ["::1", "1.1.1.1", "::2", "::3"])
        #expect(SystemNameResolver.alternating([]).isEmpty)
    }

    @Test("a server that is killed and comes back is found again, and each state is told")
    func restart() async throws {
        let address = try await Backend.deadAddress()
        var server = try await Backend.start([Backend.named(1)], port: address.port!)
        let channel = Backend.channel(Addresses([address]))
        var states = channel.connectivityChanges().makeAsyncIterator()
        #expect(await states.next() == .idle)
        #expect(try await name(channel) == 1)
        #expect(await states.next() == .connecting)
        #expect(await states.next() == .ready)
        try await server.close()
        #expect(await states.next() == .connecting)
        #expect(await states.next() == .transientFailure)
        #expect(await code { _ = try await name(channel) } == .unavailable)
        async let patient = name(channel, waitsForReady: true)
        server = try await Backend.start([Backend.named(2)], port: address.port!)
        #expect(try await patient == 2)
        #expect(await states.next() == .ready)
        await channel.shutDown()
        #expect(await states.next() == .shutDown)
        #expect(await states.next() == nil)
        #expect(channel.connectivity == .shutDown)
        try await server.close()
    }

    @Test("the name is resolved anew for each attempt")
    func resolvedAnew() async throws {
        let first = try await Backend.start([Backend.named(1)])
        let second = try await Backend.start([Backend.named(2)])
        let addresses = Addresses([try Backend.address(first)])
        let channel = Backend.channel(addresses)
        #expect(try await name(channel) == 1)
        addresses.replace(with: [try Backend.address(second)])
        // From before the end: until it was looked at, the channel may be ready again.
        let states = channel.connectivityChanges()
        try await first.close()
        // A call on a connection whose end the channel has not seen yet might have been processed, and is not repeated.
        for await state in states where state != .ready { break }
        #expect(try await name(channel, waitsForReady: true) == 2)
        await channel.shutDown()
        try await second.close()
    }

    @Test("without a server a call fails at once, or waits until its deadline, as it says")
    func waiting() async throws {
        let channel = Backend.channel(Addresses([try await Backend.deadAddress()])) { $0.maximumWaitingCalls = 1 }
        #expect(await code { _ = try await name(channel) } == .unavailable)
        let patient = CallOptions(timeout: .milliseconds(30), waitsForReady: true)
        #expect(
            await code { _ = try await channel.unary(Backend.peer.descriptor, [], options: patient) }
                == .deadlineExceeded
        )
        // Two wait for ever; the second is too many.
        let waiting = (0..<2).map { _ in Task { try await name(channel, waitsForReady: true) } }
        let codes = await withTaskGroup(of: StatusCode?.self) { group in
            for task in waiting { group.addTask { await code { _ = try await task.value } } }
            let first = await group.next()
            for task in waiting { task.cancel() }
            return [first ?? nil, await group.next() ?? nil]
        }
        #expect(codes == [.resourceExhausted, .cancelled])
        await channel.shutDown()
    }

    @Test("a call waits while the channel connects, and no longer than its deadline")
    func connecting() async throws {
        let gate = Gate()
        let channel = GRPCChannel(host: "test", port: 1, group: Backend.group, resolver: GatedResolver(gate: gate))
        let options = CallOptions(timeout: .milliseconds(20))
        #expect(
            await code { _ = try await channel.unary(Backend.peer.descriptor, [], options: options) }
                == .deadlineExceeded
        )
        #expect(channel.connectivity == .connecting)
        let cut = Task { try await name(channel) }
        await channel.shutDown()
        #expect(await code { _ = try await cut.value } == .unavailable)
        gate.open()
    }

    private struct GatedResolver: NameResolver {
        let gate: Gate

        func addresses(of host: String, port: Int) async throws -> [SocketAddress] {
            await gate.wait()
            return []
        }
    }

    @Test("a peer that takes the connection and says nothing is a failed attempt")
    func silent() async throws {
        let listener = try await ServerBootstrap(group: Backend.group).bind(host: "127.0.0.1", port: 0).get()
        let channel = Backend.channel(Addresses([listener.localAddress!])) {
            $0.backoff.minimumConnectTimeout = .milliseconds(20)
        }
        #expect(await code { _ = try await name(channel) } == .unavailable)
        await channel.shutDown()
        try await listener.close()
    }

    @Test("shutting down lets running calls finish, for as long as is granted", arguments: [true, false])
    func shutDown(isFinished: Bool) async throws {
        let (log, gate) = (Log(), Gate())
        let server = try await Backend.start([Backend.gated(log, gate), Backend.named(1)])
        let channel = Backend.channel(Addresses([try Backend.address(server)]))
        var states = channel.connectivityChanges().makeAsyncIterator()
        let running = Task {
            let answer: RawMessage = try await channel.call(Backend.gated(log, gate).descriptor, RawMessage([3]))
            return answer.bytes
        }
        while log.notes.isEmpty { await Task.yield() }
        async let stopped: Void = channel.shutDown(grace: isFinished ? .seconds(30) : .milliseconds(10))
        while await states.next() != .shutDown {}
        #expect(await code { _ = try await name(channel, waitsForReady: true) } == .unavailable)
        if isFinished { gate.open() }
        await stopped
        let answer = try? await running.value
        #expect(answer == (isFinished ? [3] : nil))
        gate.open()
        try await server.close()
    }

    @Test("shutting down waits for the end of an attempt that resolves the name")
    func shutDownWhileResolving() async {
        let log = Log()
        let resolver = NotingResolver(log: log)
        let channel = GRPCChannel(host: "test", port: 1, group: Backend.group, resolver: resolver)
        channel.connect()
        while log.notes.isEmpty { await Task.yield() }
        await channel.shutDown()
        #expect(log.notes == ["entered", "left"])
    }

    /// Finds nothing until it is cancelled.
    private struct NotingResolver: NameResolver {
        let log: Log

        func addresses(of host: String, port: Int) async throws -> [SocketAddress] {
            log.note("entered")
            await Gate().wait()
            log.note("left")
            return []
        }
    }

    @Test("shutting down gives up an attempt that waits for the peer")
    func shutDownWhileConnecting() async throws {
        let accepted = Backend.group.next().makePromise(of: (any Channel).self)
        let listener = try await ServerBootstrap(group: Backend.group)
            .childChannelInitializer { channel in
                accepted.succeed(channel)
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        var configuration = ChannelConfiguration()
        configuration.backoff.minimumConnectTimeout = .hours(1)
        // The peer never answers the handshake.
        let channel = GRPCChannel(
            to: .tcp(host: "127.0.0.1", port: listener.localAddress!.port!),
            security: .tls(ClientTLS()),
            group: Backend.group,
            configuration: configuration
        )
        channel.connect()
        let peer = try await accepted.futureResult.get()
        await channel.shutDown()
        try await peer.closeFuture.get()
        try await listener.close()
    }

    @Test("shutting down gives up an attempt that has other addresses left")
    func shutDownBetweenAddresses() async throws {
        // Nobody accepts, and with one in the queue it is full: whoever else connects waits for ever.
        let listener = try await ServerBootstrap(group: Backend.group)
            .serverChannelOption(.autoRead, value: false)
            .serverChannelOption(.backlog, value: 0)
            .bind(host: "127.0.0.1", port: 0).get()
        let address = listener.localAddress!
        let first = try await ClientBootstrap(group: Backend.group).connect(to: address).get()
        let channel = Backend.channel(Addresses([address, address, address])) {
            $0.backoff.minimumConnectTimeout = .hours(1)
        }
        channel.connect()
        for loop in Backend.group.makeIterator() {
            for _ in 0..<10 { try await loop.submit {}.get() }
        }
        await channel.shutDown()
        #expect(channel.connectivity == .shutDown)
        try await first.close()
        try await listener.close()
    }
}
