import NIOCore
import NIOPosix
import NIOSSL
import Platform
import Synchronization

/// The TLS of a server's new connections: made of files, and made anew when they change.
///
/// Connections keep what they began with. A new context also has new keys for session tickets, so that no session outlives the
/// roots that its certificate was verified by.
final class ServerTLSContext: Sendable {
    private struct State {
        var context: NIOSSLContext
        /// The files as they were before they were read; one that changed meanwhile is read again.
        var stamps: [FileStamp?]
    }

    let settings: ServerTLS
    private let state: Mutex<State>

    /// Reads the files. Blocks.
    init(_ settings: ServerTLS) throws(TLSError) {
        self.settings = settings
        let stamps = Self.stamps(settings)
        state = Mutex(State(context: try Self.load(settings), stamps: stamps))
    }

    /// Reads the files on a thread that may block.
    static func reading(_ settings: ServerTLS) async throws -> ServerTLSContext {
        try await NIOThreadPool.singleton.runIfActive { try ServerTLSContext(settings) }
    }

    /// What a new connection is to begin with.
    var current: NIOSSLContext { state.withLock { $0.context } }

    /// Looks whether the files have changed, and reads them if so; broken ones once. Blocks. Not to be called twice at a time.
    func refresh() {
        let stamps = Self.stamps(settings)
        guard stamps != state.withLock({ $0.stamps }) else { return }
        do throws(TLSError) {
            let context = try Self.load(settings)
            state.withLock { $0 = State(context: context, stamps: stamps) }
            settings.onReload(.success(()))
        } catch {
            state.withLock { $0.stamps = stamps }
            settings.onReload(.failure(error))
        }
    }

    /// Looks every ``ServerTLS/reloadInterval``, timed by `eventLoop`, until the task is cancelled.
    func refreshRepeatedly(on eventLoop: any EventLoop) -> RepeatedTask {
        eventLoop.scheduleRepeatedAsyncTask(
            initialDelay: settings.reloadInterval,
            delay: settings.reloadInterval
        ) { _ in
            NIOThreadPool.singleton.runIfActive(eventLoop: eventLoop) { self.refresh() }
        }
    }

    private static func stamps(_ settings: ServerTLS) -> [FileStamp?] {
        var files = [settings.files.certificate, settings.files.key]
        if let file = settings.clientCertificates.authorityFile { files.append(file) }
        return files.map { FileStamp(of: $0) }
    }

    private static func load(_ settings: ServerTLS) throws(TLSError) -> NIOSSLContext {
        let (chain, key) = try TLSFiles.read(settings.files)
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: key)
        TLSFiles.configureForHTTP2(&configuration)
        if let file = settings.clientCertificates.authorityFile {
            configuration.trustRoots = .certificates(try TLSFiles.certificates(in: file))
            // Tells clients with several certificates which one to show.
            configuration.sendCANameList = true
        }
        switch settings.clientCertificates {
        case .none: configuration.certificateVerification = .none
        case .optional: configuration.certificateVerification = .optionalVerification
        case .required: configuration.certificateVerification = .noHostnameVerification
        }
        return try TLSFiles.context(configuration, settings.files)
    }
}
