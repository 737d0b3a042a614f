import HTTP2
import NIOCore

@testable import GRPC

/// Limits so small that a short script reaches them.
enum Small {
    static let address = try! SocketAddress(ipAddress: "127.0.0.1", port: 1)

    static var session: SessionConfiguration {
        var session = SessionConfiguration()
        session.maximumConcurrentStreams = 8
        session.streamWindow = 2048
        session.connectionWindow = 128 * 1024
        session.maximumHeaderListSize = 1024
        session.maximumFieldCount = 16
        session.resetBurst = 20
        session.resetsPerSecond = 1
        session.maximumOutboundAcknowledgements = 20
        return session
    }

    static var streams: StreamLimits {
        var streams = StreamLimits()
        streams.pendingBytesPerStream = 1024
        streams.pendingBytesPerConnection = 4096
        streams.pendingBytesWhenCrowded = 128
        return streams
    }

    static var server: ServerConfiguration {
        var server = ServerConfiguration()
        server.session = session
        server.maximumMessageSize = 4096
        server.streams = streams
        return server
    }

    static var client: ClientConfiguration {
        var client = ClientConfiguration()
        client.session = session
        client.maximumMessageSize = 4096
        client.streams = streams
        return client
    }
}
