/// What a ``ServerInterceptor`` wants to hear of. What nobody wants to hear of costs next to nothing.
public struct CallInterest: OptionSet, Sendable {
    /// One bit for each function and outcome.
    public let rawValue: UInt8

    /// Several interests as the bits of a number.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// ``ServerInterceptor/begin(_:)`` is called.
    public static let begins = CallInterest(rawValue: 1)
    /// ``ServerInterceptor/ended(_:)`` is called for calls that end with OK.
    public static let successes = CallInterest(rawValue: 2)
    /// ``ServerInterceptor/ended(_:)`` is called for calls that end with anything else.
    public static let failures = CallInterest(rawValue: 4)
    /// Every function is called.
    public static let all: CallInterest = [.begins, .successes, .failures]
}
