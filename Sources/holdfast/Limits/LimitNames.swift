/// The names in `--limit NAME=VALUE` for what one settings type holds.
protocol LimitNames: RawRepresentable<String>, CaseIterable {
    associatedtype Settings

    /// What the value may be.
    var range: ClosedRange<Int64> { get }

    /// Changes what the name stands for, to a value in ``range``.
    func set(_ value: Int64, in settings: inout Settings)
}
