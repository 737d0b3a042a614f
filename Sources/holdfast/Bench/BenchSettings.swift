import GRPC

/// What `holdfast bench` is to do: its options, from wherever they come, with their defaults.
struct BenchSettings {
    /// The server to load; nil for one of its own.
    let target: Endpoint?
    let security: ClientSecurity
    /// The process of the server at `target`.
    let targetProcess: Int32?
    let durability: DurabilityOption
    let load: LoadShape
    let phases: [BenchPhase]
    let skus: Int
    let zipf: Double
    let isJSON: Bool

    init(_ options: Bench, _ sources: OptionSources) throws {
        target = try sources.value("target", options.target) { Endpoint(argument: $0) }
        security = try options.tls.security(sources)
        if target == nil, security.isSecure { throw Failure.usage("--tls-ca and --tls-server-name need a --target") }
        targetProcess = try sources.value("target-process", options.targetProcess, parse: { Int32($0) })
        durability =
            try sources.value("durability", options.durability, parse: DurabilityOption.init(rawValue:)) ?? .group
        load = LoadShape(
            connections: try sources.number("connections", options.connections, in: 1...1000) ?? 10,
            streams: try sources.number("streams", options.streams, in: 1...1000) ?? 10,
            rate: try sources.number("rate", options.rate, in: 0.001...1_000_000_000),
            duration: try sources.number("duration", options.duration, in: 0.001...86_400) ?? 10
        )
        skus = try sources.number("skus", options.skus, in: 1...10_000_000) ?? 10_000
        zipf = try sources.number("zipf", options.zipf, in: 0...5) ?? 0
        let phases = try sources.value("phase", options.phase.isEmpty ? nil : options.phase, parse: Self.phases)
        self.phases = phases ?? BenchPhase.allCases
        isJSON = try sources.flag("json", options.json)
    }

    /// Names with commas between them.
    private static func phases(_ text: String) -> [BenchPhase]? {
        let names = text.split(separator: ",")
        let phases = names.compactMap { BenchPhase(rawValue: String($0)) }
        return phases.isEmpty || phases.count < names.count ? nil : phases
    }
}

extension OptionSources {
    /// The number that an option is set to, which must be in `range`.
    fileprivate func number<Number: LosslessStringConvertible & Comparable>(
        _ name: String,
        _ given: Number?,
        in range: ClosedRange<Number>
    ) throws -> Number? {
        let number = try value(name, given) { Number($0) }
        if let number, !range.contains(number) {
            throw Failure.usage("--\(name) must be \(range.lowerBound) to \(range.upperBound), not \(number)")
        }
        return number
    }
}
