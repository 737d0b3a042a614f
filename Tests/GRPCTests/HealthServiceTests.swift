import HTTP2
import Protobuf
import SessionTestSupport
import Testing

@testable import GRPC

@Suite("grpc.health.v1")
struct HealthServiceTests {
    private typealias Response = GRPCHealth.HealthCheckResponse

    private static func request(_ service: String) -> [UInt8] {
        ServerPair.framed(GRPCHealth.HealthCheckRequest(service: service).encoded())
    }

    private static func response(_ status: HealthService.ServingStatus) -> [UInt8] {
        ServerPair.framed(Response(status: status).encoded())
    }

    private func watch(_ service: String, _ pair: ServerPair) throws -> StreamHandle {
        let stream = try pair.open([":path": HealthService.watch.path])
        pair.client.append(Self.request(service), to: stream)
        pair.client.finish(stream)
        return stream
    }

    @Test("checking tells the status of the server, of a service, and that one is not known")
    func check() throws {
        let health = HealthService(services: ["pkg.Service"])
        let pair = try ServerPair(services: health.methods)
        health.set(.notServing, of: "pkg.Service")
        let path = HealthService.check.path
        #expect(try pair.send(Self.request(""), [":path": path]).body == Self.response(.serving))
        #expect(try pair.send(Self.request("pkg.Service"), [":path": path]).body == Self.response(.notServing))
        #expect(try pair.send(Self.request("pkg.Other"), [":path": path]).lastFields.contains("grpc-status=5"))
    }

    @Test("watching tells the status at once and whenever it changes")
    func watch() throws {
        let health = HealthService(services: ["pkg.Service"])
        let pair = try ServerPair(services: health.methods)
        let stream = try watch("pkg.Service", pair)
        #expect(try pair.exchange().body == Self.response(.serving))
        health.set(.serving, of: "pkg.Service")
        health.set(.notServing)
        #expect(try pair.exchange().isEmpty)
        health.set(.notServing, of: "pkg.Service")
        #expect(try pair.exchange().body == Self.response(.notServing))
        pair.client.reset(stream, .cancel)
        _ = try pair.exchange()
        #expect(pair.loop.handlerCount == 0)
    }

    @Test("watching a service that is not known stays open, and hears of it once it is")
    func watchUnknown() throws {
        let health = HealthService()
        let pair = try ServerPair(services: health.methods)
        _ = try watch("pkg.Late", pair)
        #expect(try pair.exchange().body == Self.response(.serviceUnknown))
        #expect(pair.loop.handlerCount == 1)
        health.set(.serving, of: "pkg.Late")
        #expect(try pair.exchange().body == Self.response(.serving))
    }

    @Test("shutting down tells everyone and ends the watching")
    func shutDown() throws {
        let health = HealthService()
        let pair = try ServerPair(services: health.methods)
        _ = try watch("", pair)
        _ = try pair.exchange()
        health.shutDown()
        health.set(.serving)
        let seen = try pair.exchange()
        #expect(seen.body == Self.response(.notServing))
        #expect(seen.lastFields.contains("grpc-status=14"))
        let late = try pair.send(Self.request(""), [":path": HealthService.watch.path])
        #expect(late.body == Self.response(.notServing))
        #expect(late.lastFields.contains("grpc-status=14"))
    }
}
