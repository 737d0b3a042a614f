import ArgumentParser
import GRPC
import HoldfastServer

/// Whom `holdfast serve` lets call it.
struct AuthenticationOptions: ParsableArguments {
    @Option(
        help: """
            Let those call who send a token of this file, as "authorization: Bearer TOKEN", or show a certificate. A line of it is \
            NAME TOKEN, with a token of 16 to 512 characters (openssl rand -base64 32 makes one); a name may have several. Lines \
            that begin with # say nothing. It is read once, at the start. (default: everybody who can connect)
            """
    )
    var authTokens: String?

    @Flag(help: "Ask for a token or a certificate for health checks and reflection too.")
    var authStandardServices = false

    static let names = ["auth-tokens", "auth-standard-services"]

    func authentication(_ sources: OptionSources) throws -> Authentication {
        let path = try sources.value("auth-tokens", authTokens) { $0 }
        var authentication = Authentication()
        if let path {
            do throws(TokenFile.Problem) {
                authentication.tokens = try TokenFile.read(path)
            } catch {
                throw Failure.usage("--auth-tokens: \(error)")
            }
        }
        if try sources.flag("auth-standard-services", authStandardServices) {
            guard path != nil else { throw Failure.usage("--auth-standard-services needs --auth-tokens") }
            authentication.openServices = []
        }
        return authentication
    }
}
