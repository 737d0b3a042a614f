import GRPC
import GRPCTestSupport
import NIOCore
import NIOPosix
import Protobuf
import SessionTestSupport
import Synchronization
import Testing

extension StressTests {
    @Suite("Channels", .timeLimit(.minutes(10)))
    struct Channels {
        private static let callerCount = 12
        private static let callCount = 50
        /// The servers change once in so many calls of all callers.
        private static let callsPerChange = 20
        private static let shutDownCount = 25

        @Test(
            "servers come and go: every call ends, is answered by one of them or says why not",
            arguments: Seeds.chosen
        )
        func comingAndGoing(seed: UInt64) async throws {
            let servers = ChangingServers(SeededGenerator(seed: seed, lane: -1))
            try await servers.change()
            let channels = (0..<2).map { _ in Backend.channel(servers.addresses, connections: 3) }
            let observers = channels.map { channel in Task { await Self.lastState(of: channel) } }
            let callers = (0..<Self.callerCount).map { lane in
                Task {
                    var random = SeededGenerator(seed: seed, lane: lane)
                    var okCount = 0
                    for number in 1...Self.callCount {
                        // By the callers themselves, so that there are changes as long as there are calls.
                        if (number * Self.callerCount + lane) % Self.callsPerChange == 0 { try await servers.change() }
                        if await Self.call(channels[lane % channels.count], &random, servers).isOK { okCount += 1 }
                    }
                    return okCount
                }
            }
            for caller in callers { #expect(try await caller.value > 0) }
            try await endUnderLoad(channels, servers)
            for observer in observers { #expect(await observer.value == .shutDown) }
            try await servers.end()
        }

        /// A call as one of many kinds of callers makes it. Gives its end, which must be one of those it may have.
        private static func call(
            _ channel: GRPCChannel,
            _ random: inout SeededGenerator,
            _ servers: ChangingServers
        ) async -> Status {
            var options = CallOptions(waitsForReady: random.oneIn(2), isIdempotent: random.oneIn(2))
            if random.oneIn(5) { options.timeout = .microseconds(random.below(20_000)) }
            let cancellingYields = random.oneIn(6) ? random.below(200) : nil
            let call = Task { [options] in await Self.outcome(channel, options, servers) }
            if let cancellingYields {
                for _ in 0..<cancellingYields { await Task.yield() }
                call.cancel()
            }
            let status = await call.value
            let isExpected =
                switch status.code {
                case .ok, .unavailable: true
                case .deadlineExceeded: options.timeout != nil
                case .cancelled: cancellingYields != nil
                default: false
                }
            #expect(isExpected, "\(status)")
            return status
        }

        /// Calls whatever server there is.
        private static func outcome(
            _ channel: GRPCChannel,
            _ options: CallOptions,
            _ servers: ChangingServers
        ) async -> Status {
            do throws(Status) {
                let answer: RawMessage = try await channel.call(
                    ChangingServers.method,
                    RawMessage([]),
                    options: options
                )
                let startCount = await servers.startCount
                #expect(answer.bytes.count == 1 && (1...startCount).contains(answer.bytes[0]))
                return .ok
            } catch {
                return error
            }
        }

        /// Shuts the channels down while calls are made and the servers stand.
        private func endUnderLoad(_ channels: [GRPCChannel], _ servers: ChangingServers) async throws {
            let patient = CallOptions(waitsForReady: true, isIdempotent: true)
            for channel in channels { #expect(await Self.outcome(channel, patient, servers).isOK) }
            let calls = channels.flatMap { channel in
                (0..<20).map { _ in Task { await Self.outcome(channel, patient, servers) } }
            }
            for channel in channels {
                await channel.shutDown(grace: .milliseconds(20))
                #expect(channel.connectivity == .shutDown)
            }
            for call in calls { #expect([.ok, .unavailable].contains(await call.value.code)) }
        }

        private static func lastState(of channel: GRPCChannel) async -> ConnectivityState? {
            await channel.connectivityChanges().reduce(nil) { $1 }
        }

        @Test(
            "a channel that is shut down while it connects leaves nothing behind on its loops",
            arguments: Seeds.chosen
        )
        func shutDownWhileConnecting(seed: UInt64) async throws {
            var random = SeededGenerator(seed: seed)
            let servers = ChangingServers(SeededGenerator(seed: seed, lane: -1))
            try await servers.change()
            let addresses = Addresses(
                try await [Backend.deadAddress()] + servers.addresses.addresses(of: "", port: 0)
            )
            for _ in 0..<Self.shutDownCount {
                let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
                var configuration = ChannelConfiguration()
                configuration.connectionCount = 1 + random.below(3)
                configuration.backoff.initial = .milliseconds(1)
                let channel = GRPCChannel(
                    host: "test",
                    port: 1,
                    group: group,
                    configuration: configuration,
                    resolver: addresses
                )
                let calls = (0..<6).map { number in
                    Task { await Self.outcome(channel, CallOptions(waitsForReady: number % 2 == 0), servers) }
                }
                for _ in 0..<random.below(100) { await Task.yield() }
                await channel.shutDown(grace: .milliseconds(10))
                for call in calls { #expect([.ok, .unavailable].contains(await call.value.code)) }
                // A trap in NIO where an attempt goes on.
                try await group.shutdownGracefully()
            }
            try await servers.end()
        }
    }
}
