import Commerce
import GRPC
import HoldfastServer

/// What `--limit NAME=VALUE` can set, and what was set.
struct LimitSettings {
    private(set) var service = Limits()
    private(set) var transport = ServerConfiguration.forService
    private(set) var admission = AdmissionLimits()
    /// With the limits of TLS, where there is TLS.
    private(set) var security: ServerSecurity

    static let names =
        LimitOption.allCases.map(\.rawValue) + TransportLimitOption.allCases.map(\.rawValue)
        + LifetimeOption.allCases.map(\.rawValue) + TLSLimitOption.allCases.map(\.rawValue)
        + OverloadOption.allCases.map(\.rawValue)

    /// Every name with what holds where nothing is set, as it would be set.
    static var defaults: [String] {
        let settings = LimitSettings(security: .localCleartext)
        return list(LimitOption.self, settings.service) + list(TransportLimitOption.self, settings.transport)
            + list(LifetimeOption.self, settings.transport.lifetime) + list(TLSLimitOption.self, anyTLS)
            + list(OverloadOption.self, settings.admission)
    }

    private static func list<Names: LimitNames>(_: Names.Type, _ settings: Names.Settings) -> [String] {
        Names.allCases.map { "\($0.rawValue)=\($0.field.get(settings))" }
    }

    private static let anyTLS = ServerTLS(files: CertificateFiles(certificate: "", key: ""))

    private init(security: ServerSecurity) {
        self.security = security
    }

    /// Applies settings such as `maximum-quantity=100`, the later ones over the earlier, those of TLS to `security`.
    init(_ settings: [OptionSetting], security: ServerSecurity) throws {
        self.init(security: security)
        for setting in settings { try apply(setting) }
        guard service.minimumTTL <= service.defaultTTL, service.defaultTTL <= service.maximumTTL else {
            throw Failure.usage("--limit: minimum-ttl ≤ default-ttl ≤ maximum-ttl must hold")
        }
    }

    private mutating func apply(_ setting: OptionSetting) throws {
        let isKnown =
            try Self.apply(setting, LimitOption.self, &service)
            || Self.apply(setting, TransportLimitOption.self, &transport)
            || Self.apply(setting, LifetimeOption.self, &transport.lifetime)
            || Self.apply(setting, OverloadOption.self, &admission)
            || applyToTLS(setting)
        guard isKnown else {
            let names = Self.names.joined(separator: ", ")
            throw Failure.usage("\(setting): expected NAME=VALUE, with NAME one of \(names)")
        }
    }

    private mutating func applyToTLS(_ setting: OptionSetting) throws -> Bool {
        guard case .tls(var tls) = security else {
            var unused = Self.anyTLS
            guard try Self.apply(setting, TLSLimitOption.self, &unused) else { return false }
            throw Failure.usage("\(setting): this is a limit of TLS, which needs --tls-certificate")
        }
        guard try Self.apply(setting, TLSLimitOption.self, &tls) else { return false }
        security = .tls(tls)
        return true
    }

    /// Applies the setting if its name is one of these. Says whether it is.
    private static func apply<Names: LimitNames>(
        _ setting: OptionSetting,
        _: Names.Type,
        _ settings: inout Names.Settings
    ) throws -> Bool {
        let parts = setting.text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let name = Names(rawValue: parts[0]) else { return false }
        guard let value = Int64(parts[1]), name.range.contains(value) else {
            let expected =
                name.range.upperBound == .max
                ? "above \(name.range.lowerBound - 1)" : "from \(name.range.lowerBound) to \(name.range.upperBound)"
            throw Failure.usage("\(setting): the value must be a whole number \(expected)")
        }
        name.field.set(value, &settings)
        return true
    }
}
