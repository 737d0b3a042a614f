import GRPC

/// The files in `Tests/Certificates`; its `make` says what each is.
package enum Certificates {
    package static let directory =
        #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" } + "/Certificates"

    package static func file(_ name: String) -> String { "\(directory)/\(name)" }

    package static func files(_ name: String) -> CertificateFiles {
        CertificateFiles(certificate: file("\(name).pem"), key: file("\(name).key"))
    }

    /// A client that trusts the authority of the server's certificate.
    package static func client(_ name: String? = nil, trusting authority: String = "authority") -> ClientTLS {
        ClientTLS(trustRoots: .file(file("\(authority).pem")), files: name.map { files($0) })
    }
}
