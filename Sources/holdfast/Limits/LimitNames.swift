/// The names in `--limit NAME=VALUE` for what one settings type holds.
protocol LimitNames: RawRepresentable<String>, CaseIterable {
    associatedtype Settings

    /// What the value may be.
    var range: ClosedRange<Int64> { get }

    /// What the name stands for.
    var field: LimitField<Settings> { get }
}
