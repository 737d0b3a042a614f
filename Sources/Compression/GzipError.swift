/// Why bytes were not taken for a compressed message.
public enum GzipError: Error, Hashable, Sendable, CaseIterable {
    /// They are not gzip (RFC 1952), or a checksum or the length at the end does not fit what came before.
    case corrupt
    /// They end inside the gzip member.
    case truncated
    /// Something that is not gzip follows the member.
    case trailingBytes
    /// Another member follows the first. RFC 1952 section 2.2 allows it for files; a message is one member.
    case furtherMember
    /// The inflated bytes would be more than the limit; no more than that was ever held.
    case tooLarge
}
