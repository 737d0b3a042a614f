import HoldfastEngine
import NIOCore

import Glibc

/// Why the server did not start: one line for the operator.
public struct StartError: Error, CustomStringConvertible {
    public let description: String

    init(_ error: StorageError) {
        description = error.description
    }

    init(binding error: any Error, host: String, port: Int) {
        let reason =
            switch (error as? IOError)?.errnoCode {
            case EADDRINUSE?: "the address is in use; stop the other server or choose another --port"
            case EACCES?: "this user may not listen there; choose a --port above 1023"
            case EADDRNOTAVAIL?: "this machine has no such address; choose another --host"
            default: "\(error)"
            }
        description = "cannot listen on \(host):\(port): \(reason)"
    }
}
