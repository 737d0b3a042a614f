import ArgumentParser
import Commerce
import GRPC
import Testing

@testable import holdfast

@Suite("--limit NAME=VALUE")
struct LimitSettingsTests {
    /// The settings as text, which shows every property.
    private func shown(_ settings: [String]) throws -> String {
        let settings = try LimitSettings(settings)
        return "\(settings.service) \(settings.transport) \(settings.admission)"
    }

    /// A value that is allowed and is no default.
    private func otherValue(_ name: String) -> Int64 {
        switch name {
        case "minimum-ttl", "default-ttl", "maximum-ttl": 7
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

    @Test("a value out of its range, or none, is refused with the setting and what is expected")
    func refused() throws {
        let rows = [
            ("maximum-quantity=0", "above 0"), ("maximum-quantity=many", "above 0"), ("reset-burst=0", "from 1 to"),
            ("concurrent-streams=4294967296", "from 1 to 2147483647"), ("connection-window-bytes=1", "from 65535"),
            ("reset-burst", "NAME=VALUE"), ("no-such-limit=1", "NAME one of"), ("minimum-ttl=700", "minimum-ttl ≤"),
        ]
        for (setting, expected) in rows {
            let failure = #expect(throws: Failure.self) { try LimitSettings([setting]) }
            #expect(failure?.message.contains(expected) == true, "\(setting): \(failure?.message ?? "")")
            #expect(failure?.status == 64)
        }
    }

    @Test("the last of several settings of one name holds")
    func repeated() throws {
        #expect(
            try LimitSettings(["stream-errors=5", "stream-errors=6"]).transport.connections.maximumStreamErrors == 6
        )
    }

    @Test("every name is told by the help")
    func help() {
        let help = Serve.helpMessage(columns: 10_000)
        for name in LimitSettings.names { #expect(help.contains(name)) }
    }
}
