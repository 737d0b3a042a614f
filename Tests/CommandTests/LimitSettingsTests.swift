import ArgumentParser
import Commerce
import GRPC
import NIOCore
import Testing

@testable import holdfast

@Suite("--limit NAME=VALUE")
struct LimitSettingsTests {
    private static let tls = ServerTLS(files: CertificateFiles(certificate: "server.pem", key: "server.key"))

    private func settings(_ texts: [String], _ security: ServerSecurity = .tls(Self.tls)) throws -> LimitSettings {
        try LimitSettings(texts.map { OptionSetting(origin: "--limit", text: $0) }, security: security)
    }

    /// The settings as text, which shows every property.
    private func shown(_ texts: [String]) throws -> String {
        let settings = try settings(texts)
        return "\(settings.service) \(settings.transport) \(settings.admission) \(settings.security)"
    }

    /// A value that is allowed and is no default.
    private func otherValue(_ name: String) -> Int64 {
        switch name {
        case "minimum-ttl", "default-ttl", "maximum-ttl": 7
        case "pings-without-calls": 1
        default: TransportLimitOption(rawValue: name)?.range.contains(7) == false ? 99_999 : 7
        }
    }

    @Test("every name changes the configuration, each in another place")
    func everyName() throws {
        let defaults = try shown([])
        var seen: Set<String> = [defaults]
        for name in LimitSettings.names {
            // A shorter longest time makes the others too long.
            let besides = name == "maximum-ttl" ? ["default-ttl=5"] : []
            let changed = try shown(besides + ["\(name)=\(otherValue(name))"])
            #expect(seen.insert(changed).inserted, "\(name) changes nothing, or what another name changes")
        }
    }

    @Test("every number and every time of the configuration has a name")
    func everyLimit() {
        let limits: [Any] = [Limits(), ServerConfiguration(), AdmissionLimits(), Self.tls]
        #expect(limits.reduce(0) { $0 + Self.limitCount(in: $1) } == LimitSettings.names.count)
        #expect(Set(LimitSettings.names).count == LimitSettings.names.count)
    }

    /// How many numbers and times a value has, those of the settings in it too.
    private static func limitCount(in value: Any) -> Int {
        // A function is none, though Swift takes one that is nil for a time that is nil.
        if "\(type(of: value))".contains("->") { return 0 }
        return switch value {
        case is any BinaryInteger, is Double, is Bool, is TimeAmount, is TimeAmount?, is Duration: 1
        case is CertificateFiles: 0
        default: Mirror(reflecting: value).children.reduce(0) { $0 + limitCount(in: $1.value) }
        }
    }

    @Test("what the help tells as defaults changes nothing when it is set")
    func defaults() throws {
        #expect(try shown(LimitSettings.defaults) == shown([]))
        #expect(LimitSettings.defaults.map { $0.prefix { $0 != "=" } } == LimitSettings.names.map { $0[...] })
    }

    @Test(
        "0 turns off what need not be",
        arguments: ["keepalive", "connection-idle", "connection-age", "connection-age-grace"]
    )
    func off(name: String) throws {
        let settings = try settings(["\(name)-milliseconds=5", "\(name)-milliseconds=0"])
        let lifetime = settings.transport.lifetime
        let values = [
            "keepalive": lifetime.keepaliveTime, "connection-idle": lifetime.maximumIdleTime,
            "connection-age": lifetime.maximumAge, "connection-age-grace": lifetime.ageGrace,
        ]
        #expect(values[name] == .some(nil))
    }

    @Test("a limit of TLS is refused where there is none")
    func withoutTLS() {
        let failure = #expect(throws: Failure.self) { try settings(["tls-reload-milliseconds=5"], .localCleartext) }
        #expect(failure?.message.contains("needs --tls-certificate") == true)
    }

    @Test("a value out of its range, or none, is refused with the setting and what is expected")
    func refused() throws {
        let rows = [
            ("maximum-images=0", "above 0"), ("maximum-images=many", "above 0"), ("reset-burst=0", "from 1 to"),
            ("maximum-quantity=0", "from 1 to 1000000000000"), ("payment-seconds=3000000001", "from 1 to 3000000000"),
            ("maximum-amount=1000000000000001", "from 1 to"),
            ("default-commission-basis-points=10001", "from 0 to 10000"),
            ("concurrent-streams=4294967296", "from 1 to 2147483647"), ("connection-window-bytes=1", "from 65535"),
            ("pings-without-calls=2", "from 0 to 1"), ("connection-jitter-percent=100", "from 0 to 99"),
            ("reset-burst", "--limit reset-burst: expected NAME=VALUE"), ("no-such-limit=1", "NAME one of"),
            ("minimum-ttl=700", "minimum-ttl ≤"),
        ]
        for (setting, expected) in rows {
            let failure = #expect(throws: Failure.self) { try settings([setting]) }
            #expect(failure?.message.contains(expected) == true, "\(setting): \(failure?.message ?? "")")
            #expect(failure?.status == 64)
        }
    }

    @Test("the last of several settings of one name holds")
    func repeated() throws {
        #expect(
            try settings(["stream-errors=5", "stream-errors=6"]).transport.connections.maximumStreamErrors == 6
        )
    }

    @Test("every name is told by the help, with its default")
    func help() {
        let help = Serve.helpMessage(columns: 10_000)
        for setting in LimitSettings.defaults { #expect(help.contains(setting)) }
    }
}
