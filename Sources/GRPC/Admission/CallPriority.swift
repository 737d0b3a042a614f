/// Which calls are served first where not all can be; the service gives each of its methods one.
public enum CallPriority: Int, Sendable, CaseIterable {
    /// Finishes or gives back what an earlier call began: refusing it would waste that one's work.
    case finishing
    /// Begins something.
    case beginning
    /// Looks at something.
    case reading
}
