/// A message while it is read: in which form, and which of its fields are at fault so far.
public struct MessageReading: Sendable {
    /// How values with a text of their own lie in it.
    public let form: MessageForm
    /// The fields at fault, at most `FieldViolation.maximumCount`.
    public private(set) var violations: [FieldViolation]

    /// Reads a message with no fault so far, unless `violations` were found elsewhere.
    public init(form: MessageForm = .text, violations: [FieldViolation] = []) {
        self.form = form
        self.violations = violations
    }

    /// Notes a violation, unless there are enough already.
    public mutating func note(_ field: @autoclosure () -> String, _ description: @autoclosure () -> String) {
        guard violations.count < FieldViolation.maximumCount else { return }
        violations.append(FieldViolation(field: field(), description: description()))
    }

    /// Puts the path of the surrounding field before the paths of violations from `start` on, which were noted inside it.
    public mutating func nest(from start: Int, in field: @autoclosure () -> String) {
        let prefix = field() + "."
        for index in start..<violations.count { violations[index].field = prefix + violations[index].field }
    }
}
