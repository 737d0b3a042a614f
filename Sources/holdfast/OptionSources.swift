import Foundation

/// Where the value of an option comes from: the command line, else the environment, else the configuration file.
struct OptionSources {
    private let environment: [String: String]
    private let file: [String: Any]
    private let path: String?

    /// What every variable of the environment that is an option begins with.
    static let variablePrefix = "HOLDFAST_"

    /// The options that the environment and the file may set, of all commands: they may share a file.
    private static let names = Set(
        Serve.optionNames + ListenOptions.names + TLSOptions.names + AuthenticationOptions.names + Bench.optionNames
            + ClientTLSOptions.names + Verify.optionNames
    )

    /// Reads the file, if one is named: a JSON object whose members are named like the long options.
    init(
        configurationFile path: String?,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        self.environment = environment
        self.path = path ?? environment["HOLDFAST_CONFIG"]
        guard let path = self.path else {
            file = [:]
            return
        }
        guard let content = FileManager.default.contents(atPath: path) else {
            throw Failure.usage("the configuration file \(path) cannot be read")
        }
        guard let object = try? JSONSerialization.jsonObject(with: content) as? [String: Any] else {
            throw Failure.usage("the configuration file \(path) is not a JSON object")
        }
        if let unknown = object.keys.sorted().first(where: { !Self.names.contains($0) }) {
            throw Failure.usage("the configuration file \(path) has an unknown option \"\(unknown)\"")
        }
        file = object
    }

    /// The value of the option `name` (as in `--name`): what the command line said, or the text found elsewhere, parsed.
    func value<Value>(_ name: String, _ given: Value?, parse: (String) -> Value?) throws -> Value? {
        if let given { return given }
        let variable = Self.variable(name)
        if let text = environment[variable] {
            guard let value = parse(text) else { throw Failure.usage("\(variable): \"\(text)\" is not a valid value") }
            return value
        }
        if let text = file[name].map({ "\($0)" }) {
            guard let value = parse(text) else {
                throw Failure.usage("\(path ?? ""): \"\(text)\" is not a valid value of \"\(name)\"")
            }
            return value
        }
        return nil
    }

    /// Whether the flag `name` is set: on the command line, or elsewhere as `true` or 1. `false` and 0 say that it is not.
    func flag(_ name: String, _ given: Bool) throws -> Bool {
        try value(name, given ? true : nil) { ["true": true, "1": true, "false": false, "0": false][$0] } ?? false
    }

    /// The settings of the option `name`, which may be repeated: those of the file, a JSON object; then those of the environment, with
    /// commas between them; then those of the command line. Where one name comes again, the later setting is to hold.
    func settings(_ name: String, _ given: [String]) throws -> [OptionSetting] {
        guard let members = (file[name] ?? [:]) as? [String: Any] else {
            throw Failure.usage("\(path ?? ""): \"\(name)\" is not an object of names and values")
        }
        let variable = Self.variable(name)
        let listed = environment[variable]?.split(separator: ",") ?? []
        return members.sorted { $0.key < $1.key }.map {
            OptionSetting(origin: "\(path ?? ""): \(name)", text: "\($0.key)=\($0.value)")
        }
            + listed.map { OptionSetting(origin: variable, text: $0.trimmingCharacters(in: .whitespaces)) }
            + given.map { OptionSetting(origin: "--\(name)", text: $0) }
    }

    private static func variable(_ name: String) -> String {
        variablePrefix + name.uppercased().replacingOccurrences(of: "-", with: "_")
    }
}
