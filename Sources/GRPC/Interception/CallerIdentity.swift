/// Who makes a call, as an interceptor found out. However it was proved, the same name is the same caller.
public struct CallerIdentity: Hashable, Sendable {
    /// Not empty.
    public let name: String

    /// A caller; traps if the name is empty.
    public init(name: String) {
        precondition(!name.isEmpty, "a caller without a name")
        self.name = name
    }
}
