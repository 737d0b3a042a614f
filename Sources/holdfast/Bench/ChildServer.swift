import Foundation
import GRPC

/// A server of the bench's own: a child process in a temporary directory.
final class ChildServer {
    let endpoint: Endpoint
    private let process: Process
    private let directory: URL

    /// Starts it, for so many connections from here, and waits until it listens. What the environment says to other servers is not
    /// for this one.
    init(durability: DurabilityOption, connectionCount: Int) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "holdfast-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = [
            "serve", "--port", "0", "--data", directory.path, "--durability", durability.rawValue,
            "--limit", "\(TransportLimitOption.connectionsPerPeer.rawValue)=\(connectionCount)",
        ]
        process.environment = ProcessInfo.processInfo.environment.filter { name, _ in
            !name.hasPrefix(OptionSources.variablePrefix)
        }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        guard let line = ChildServer.firstLine(output), let range = line.range(of: "listening on "),
            let endpoint = Endpoint(String(line[range.upperBound...]))
        else {
            process.waitUntilExit()
            throw Failure(message: "the server did not start (exit status \(process.terminationStatus))")
        }
        self.endpoint = endpoint
    }

    var processID: Int32 { process.processIdentifier }

    /// Ends it and removes its directory.
    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: directory)
    }

    private static func firstLine(_ pipe: Pipe) -> String? {
        var bytes = Data()
        while let byte = try? pipe.fileHandleForReading.read(upToCount: 1), !byte.isEmpty {
            if byte[0] == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return nil
    }
}
