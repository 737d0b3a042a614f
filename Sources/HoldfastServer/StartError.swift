import GRPC
import HoldfastEngine
import NIOCore
import Platform

import Glibc

/// Why the server did not start: one line for the operator.
public struct StartError: Error, CustomStringConvertible {
    public let description: String

    init(_ error: StorageError) {
        description = error.description
    }

    init(listening error: any Error, at endpoint: Endpoint) {
        description =
            switch error {
            case let error as TLSError: error.description
            case ListenError.cleartextOnNetwork:
                "\(error); give it --tls-certificate and --tls-key, or accept that everybody on the way may read and change "
                    + "what is sent, with --insecure-cleartext"
            default: "cannot listen on \(endpoint): \(StartError.reason(error))"
            }
    }

    private static func reason(_ error: any Error) -> String {
        switch (error as? IOError)?.errnoCode ?? (error as? SystemCallError)?.code {
        case EADDRINUSE?: "the address is in use; stop the other server or choose another --port"
        case EACCES?: "this user may not listen there; choose a --port above 1023, or another directory for --socket"
        case EADDRNOTAVAIL?: "this machine has no such address; choose another --host"
        case ENOENT?, ENOTDIR?: "there is no such directory; choose another --socket"
        default: "\(error)"
        }
    }
}
