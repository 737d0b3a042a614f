import Foundation

/// Where the value of an option comes from: the command line, else the environment, else the configuration file.
struct OptionSources {
    private let environment: [String: String]
    private var file: [String: String] = [:]
    private let path: String?

    /// Reads the file, if one is named: a JSON object whose members are named like the long options.
    init(configurationFile path: String?, environment: [String: String], known: Set<String>) throws {
        self.environment = environment
        self.path = path ?? environment["HOLDFAST_CONFIG"]
        guard let path = self.path else { return }
        guard let content = FileManager.default.contents(atPath: path) else {
            throw Failure.usage("the configuration file \(path) cannot be read")
        }
        guard let object = try? JSONSerialization.jsonObject(with: content) as? [String: Any] else {
            throw Failure.usage("the configuration file \(path) is not a JSON object")
        }
        for (name, value) in object {
            guard known.contains(name) else {
                throw Failure.usage("the configuration file \(path) has an unknown option \"\(name)\"")
            }
            file[name] = "\(value)"
        }
    }

    /// The value of the option `name` (as in `--name`): what the command line said, or the text found elsewhere, parsed.
    func value<Value>(_ name: String, _ given: Value?, parse: (String) -> Value?) throws -> Value? {
        if let given { return given }
        let variable = "HOLDFAST_" + name.uppercased().replacingOccurrences(of: "-", with: "_")
        if let text = environment[variable] {
            guard let value = parse(text) else { throw Failure.usage("\(variable): \"\(text)\" is not a valid value") }
            return value
        }
        if let text = file[name] {
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
}
