import ArgumentParser
import HoldfastMessages

/// The levels of durability, as they are written on the command line.
enum DurabilityOption: String, CaseIterable, ExpressibleByArgument {
    case memory, async, group

    var level: GetServerInfoResponse.Durability {
        switch self {
        case .memory: .memory
        case .async: .async
        case .group: .group
        }
    }
}
