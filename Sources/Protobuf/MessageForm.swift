/// How the values of a message that have a text of their own lie in it.
@frozen
public enum MessageForm: Sendable {
    /// As text, which everybody who has the schema can read.
    case text
    /// In fewer bytes where the value has such, which need not be UTF-8: for a message that only its writer will read, as on a disk.
    /// Text is read as well.
    case compact
}
