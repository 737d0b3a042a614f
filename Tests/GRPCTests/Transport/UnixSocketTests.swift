import Foundation
import GRPC
import GRPCTestSupport
import NIOPosix
import Platform
import Protobuf
import Testing

@Suite("Unix sockets")
struct UnixSocketTests {
    private let directory: TemporaryDirectory
    private let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("socket")
    }

    private var mode: Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.posixPermissions] as? Int
    }

    @Test("calls go over it; only its user may connect; it is gone when the server is")
    func calls() async throws {
        try await TransportPair.serve(at: .unix(path: path), .localCleartext) { server, group in
            #expect(server.endpoint == .unix(path: path))
            #expect(mode == 0o600)
            let connection = try await GRPCClientConnection.connect(to: .unix(path: path), group: group)
            let answer: RawMessage = try await connection.call(Handlers.reverse.descriptor, RawMessage([1, 2]))
            #expect(answer.bytes == [2, 1])
            await connection.close()
        }
        #expect(mode == nil)
    }

    @Test("TLS goes over it too")
    func encrypted() async throws {
        let tls = ServerTLS(files: Certificates.files("server"))
        try await TransportPair.serve(at: .unix(path: path), .tls(tls)) { server, group in
            let connection = try await GRPCClientConnection.connect(
                to: .unix(path: path),
                security: .tls(Certificates.client()),
                group: group
            )
            #expect(try await TransportPair.caller(connection) == "nobody")
            await connection.close()
        }
    }

    @Test("what a dead server left is replaced; what a live one has is not touched")
    func leftovers() async throws {
        // A descriptor that is bound and never listens: as after a crash, nobody answers.
        let dead = FileHandle(fileDescriptor: try UnixSocket.bind(path: path, mode: 0o600), closeOnDealloc: true)
        try dead.close()
        #expect(mode == 0o600)
        try await TransportPair.serve(at: .unix(path: path), .localCleartext) { _, group in
            await #expect(throws: ListenError.socketInUse(path: path)) {
                try await TransportPair.serve(at: .unix(path: path), .localCleartext) { _, _ in }
            }
            let connection = try await GRPCClientConnection.connect(to: .unix(path: path), group: group)
            #expect(try await TransportPair.caller(connection) == "nobody")
        }
    }

    @Test("a file that is no socket is an error, and stays")
    func notASocket() async throws {
        try Data("precious".utf8).write(to: URL(filePath: path))
        await #expect(throws: ListenError.notASocket(path: path)) {
            try await TransportPair.serve(at: .unix(path: path), .localCleartext) { _, _ in }
        }
        #expect((try? String(contentsOfFile: path, encoding: .utf8)) == "precious")
    }

    @Test("what somebody else put there meanwhile is not removed")
    func replaced() async throws {
        try await TransportPair.serve(at: .unix(path: path), .localCleartext) { _, _ in
            try FileManager.default.removeItem(atPath: path)
            try Data("precious".utf8).write(to: URL(filePath: path))
        }
        #expect((try? String(contentsOfFile: path, encoding: .utf8)) == "precious")
    }

    @Test("a path that does not fit into the kernel's field is refused", arguments: [(107, true), (108, false)])
    func length(byteCount: Int, fits: Bool) async throws {
        let path = directory.file(String(repeating: "s", count: byteCount - directory.path.utf8.count - 1))
        #expect(path.utf8.count == byteCount)
        var failure: ListenError?
        do {
            try await TransportPair.serve(at: .unix(path: path), .localCleartext) { _, _ in }
        } catch let error as ListenError {
            failure = error
        }
        #expect(failure == (fits ? nil : .pathTooLong(path: path, maximumByteCount: 107)))
    }

    @Test("where there is no directory, the system's reason is told")
    func noDirectory() async throws {
        await #expect(throws: SystemCallError.self) {
            try await TransportPair.serve(at: .unix(path: "/nonexistent/socket"), .localCleartext) { _, _ in }
        }
    }

    @Test("nobody at the other end is UNAVAILABLE")
    func nobody() async throws {
        let code = await TransportPair.code {
            _ = try await GRPCClientConnection.connect(
                to: .unix(path: path),
                group: MultiThreadedEventLoopGroup.singleton
            )
        }
        #expect(code == .unavailable)
    }
}
