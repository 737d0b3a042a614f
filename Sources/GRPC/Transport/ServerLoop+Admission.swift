import NIOCore
import NIOSSL

/// From an accepted socket to a connection.
extension ServerLoop {
    /// Puts what speaks HTTP/2 into the pipeline of an accepted connection; behind TLS, once its handshake is over.
    func admit(_ channel: any Channel, _ tls: ServerTLSContext?) throws {
        guard let tls else {
            return try channel.pipeline.syncOperations.addHandler(ServerConnection(loop: self))
        }
        guard !isDraining else { throw TLSHandshakeError.isDraining }
        let handshake = TLSHandshake(timeout: tls.settings.handshakeTimeout) { channel in
            let identity = try self.identity(of: channel, tls.settings.clientCertificates)
            try channel.pipeline.syncOperations.addHandler(ServerConnection(loop: self, peerIdentity: identity))
        } ended: { _ in
            self.handshakes[ObjectIdentifier(channel)] = nil
        }
        let handler = NIOSSLServerHandler(
            context: tls.current,
            customVerificationCallback: nil,
            configuration: Self.handlerConfiguration
        )
        try channel.pipeline.syncOperations.addHandlers([handler, handshake])
        handshakes[ObjectIdentifier(channel)] = handshake
    }

    private func identity(
        of channel: any Channel,
        _ certificates: ServerTLS.ClientCertificates
    ) throws -> PeerIdentity? {
        let certificate = try channel.pipeline.syncOperations.nioSSL_peerCertificate()
        let identity = certificate.flatMap { PeerIdentity(of: $0) }
        if case .required = certificates, identity == nil { throw TLSHandshakeError.namesNobody }
        return identity
    }

    /// A buffer that a big answer made is not kept by each of ten thousand connections.
    private static var handlerConfiguration: NIOSSLServerHandler.Configuration {
        var configuration = NIOSSLServerHandler.Configuration()
        configuration.maximumPreservedOutboundBufferCapacity = 32 * 1024
        return configuration
    }
}
