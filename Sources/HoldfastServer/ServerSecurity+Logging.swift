import GRPC
import Logging

extension ServerSecurity {
    /// The same, which also logs whether changed files are in use.
    func reporting(to logger: Logger) -> ServerSecurity {
        guard case .tls(var settings) = self else { return self }
        let onReload = settings.onReload
        settings.onReload = { result in
            switch result {
            case .success: logger.notice("changed certificates are used for new connections")
            case .failure(let error):
                logger.error("changed certificates cannot be used, the old ones stay", metadata: ["reason": "\(error)"])
            }
            onReload(result)
        }
        return .tls(settings)
    }
}
