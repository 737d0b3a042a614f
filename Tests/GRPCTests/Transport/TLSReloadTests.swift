import Foundation
import GRPC
import GRPCTestSupport
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import GRPC

@Suite("Certificates that change")
struct TLSReloadTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try install("server")
    }

    private func install(_ name: String) throws {
        try directory.replace("key.pem", with: Certificates.file("\(name).key"))
        try directory.replace("certificate.pem", with: Certificates.file("\(name).pem"))
    }

    private var files: CertificateFiles {
        CertificateFiles(certificate: directory.file("certificate.pem"), key: directory.file("key.pem"))
    }

    @Test("each change is read once; a pair that does not fit leaves the old one in use")
    func refreshing() throws {
        let told = Mutex<[String]>([])
        var settings = ServerTLS(files: files)
        settings.onReload = { result in
            let word =
                switch result {
                case .success: "changed";
                case .failure(let error): error.description
                }
            told.withLock { $0.append(word) }
        }
        let tls = try ServerTLSContext(settings)
        let first = tls.current
        tls.refresh()
        #expect(tls.current === first && told.withLock(\.self) == [])

        try directory.replace("key.pem", with: Certificates.file("renewed.key"))
        tls.refresh()
        tls.refresh()
        #expect(tls.current === first)
        #expect(told.withLock(\.self) == [TLSError.mismatch(files).description])

        try directory.replace("certificate.pem", with: Certificates.file("renewed.pem"))
        tls.refresh()
        tls.refresh()
        #expect(tls.current !== first)
        #expect(told.withLock(\.self).dropFirst() == ["changed"])

        try FileManager.default.removeItem(atPath: files.key)
        tls.refresh()
        #expect(told.withLock(\.self).last?.contains("cannot read") == true)
        try install("renewed")
        tls.refresh()
        #expect(told.withLock(\.self).last == "changed")
    }

    @Test("a symbolic link that points elsewhere is a change, and so is the file of clients' roots")
    func links() throws {
        let manager = FileManager.default
        for (name, source) in [("one", "server"), ("two", "renewed")] {
            try manager.createDirectory(atPath: directory.file(name), withIntermediateDirectories: false)
            try manager.copyItem(atPath: Certificates.file("\(source).pem"), toPath: directory.file("\(name)/c.pem"))
            try manager.copyItem(atPath: Certificates.file("\(source).key"), toPath: directory.file("\(name)/k.pem"))
        }
        try manager.createSymbolicLink(atPath: directory.file("now"), withDestinationPath: directory.file("one"))
        try directory.replace("roots.pem", with: Certificates.file("authority.pem"))
        let files = CertificateFiles(certificate: directory.file("now/c.pem"), key: directory.file("now/k.pem"))
        let tls = try ServerTLSContext(
            ServerTLS(files: files, clientCertificates: .optional(authorityFile: directory.file("roots.pem")))
        )
        let first = tls.current
        try manager.createSymbolicLink(atPath: directory.file("next"), withDestinationPath: directory.file("two"))
        try directory.rename("next", to: "now")
        tls.refresh()
        let second = tls.current
        #expect(second !== first)
        try directory.replace("roots.pem", with: Certificates.file("other-authority.pem"))
        tls.refresh()
        #expect(tls.current !== second)
    }

    @Test("a file of more than 1 MiB is not read")
    func size() throws {
        let big = directory.file("big.pem")
        try Data(repeating: 0x2D, count: TLSFiles.maximumByteCount + 1).write(to: URL(filePath: big))
        #expect(throws: TLSError.unreadable(file: big, reason: "File too large")) {
            try ServerTLSContext(ServerTLS(files: CertificateFiles(certificate: big, key: files.key)))
        }
    }

    @Test("new connections get the new certificate, old ones go on")
    func serving() async throws {
        let (reloads, reloaded) = AsyncStream.makeStream(of: Bool.self)
        var settings = ServerTLS(files: files)
        settings.reloadInterval = .milliseconds(5)
        // The key comes first, so a look in between finds a pair that does not fit.
        settings.onReload = { result in if case .success = result { reloaded.yield(true) } }
        try await TransportPair.serve(.tls(settings)) { server, group in
            func connect(trusting authority: String) async throws(Status) -> GRPCClientConnection {
                try await .connect(
                    to: server.endpoint,
                    security: .tls(Certificates.client(trusting: authority)),
                    group: group
                )
            }
            let old = try await connect(trusting: "authority")
            #expect(await TransportPair.code { _ = try await connect(trusting: "other-authority") } == .unavailable)
            try install("renewed")
            for await _ in reloads { break }
            let new = try await connect(trusting: "other-authority")
            #expect(try await TransportPair.caller(new) == "nobody")
            #expect(try await TransportPair.caller(old) == "nobody")
            #expect(await TransportPair.code { _ = try await connect(trusting: "authority") } == .unavailable)
        }
    }
}
