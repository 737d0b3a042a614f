import Foundation
import GRPC
import HTTP2
import NIOCore

/// The limits that the code has, as the table of limits has to tell them.
struct Limit {
    /// As the table names it: `ServerConfiguration/backlog`.
    let name: String
    /// The spellings of the default that the table may use.
    let spellings: [String]

    /// Every limit of every configuration, each once.
    static var all: [Limit] {
        let configurations: [Any] = [
            ServerConfiguration(), ServerTLS(files: CertificateFiles(certificate: "", key: "")), ChannelConfiguration(),
            ClientKeepalive(time: ClientKeepalive.shortestTime), AdmissionLimits(),
        ]
        var names: Set<String> = []
        return configurations.flatMap(limits).filter { names.insert($0.name).inserted }
    }

    /// The limits of a configuration and of those in it.
    private static func limits(of configuration: Any) -> [Limit] {
        Mirror(reflecting: configuration).children.flatMap { property -> [Limit] in
            if let spellings = spellings(of: property.value), let label = property.label {
                return [Limit(name: "\(type(of: configuration))/\(label)", spellings: spellings)]
            }
            let name = String(reflecting: type(of: property.value))
            return name.hasPrefix("GRPC.") || name.hasPrefix("HTTP2.") ? limits(of: property.value) : []
        }
    }

    /// How a value may be written; nil where it is not a number, or a time, or none.
    private static func spellings(of value: Any) -> [String]? {
        switch value {
        case let value as TimeAmount: [text(value)]
        case let value as any BinaryInteger: texts(Int(value))
        case let value as Double: ["\(value)"]
        case let value as Bool: [value ? "yes" : "no"]
        // Asked for its type, since none of any type can be cast to none of another.
        case let value where type(of: value) == TimeAmount?.self: [(value as? TimeAmount).map(text) ?? "none"]
        default: nil
        }
    }

    private static func text(_ amount: TimeAmount) -> String {
        let units: [(String, Int64)] = [("h", 3_600_000), ("min", 60_000), ("s", 1_000), ("ms", 1)]
        let milliseconds = amount.nanoseconds / 1_000_000
        let unit = units.first { milliseconds % $0.1 == 0 } ?? ("ms", 1)
        return "\(milliseconds / unit.1) \(unit.0)"
    }

    private static func texts(_ number: Int) -> [String] {
        let digits = String(String(number).reversed())
        let groups = stride(from: 0, to: digits.count, by: 3).map { digits.dropFirst($0).prefix(3) }
        var texts = [String(groups.joined(separator: ",").reversed())]
        if number % (1 << 20) == 0 { texts.append("\(number >> 20) MiB") }
        if number % (1 << 10) == 0 { texts.append("\(number >> 10) KiB") }
        return texts
    }
}
