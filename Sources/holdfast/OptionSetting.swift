/// One `NAME=VALUE` of an option that may be repeated, and where it stands.
struct OptionSetting: CustomStringConvertible {
    /// The option, the variable, or the file.
    let origin: String
    let text: String

    /// For whoever wrote it.
    var description: String { "\(origin) \(text)" }
}
