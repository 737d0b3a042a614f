/// The list in `tracestate`: what vendors add to a trace, in an order that is kept (W3C Trace Context, section 3.3).
public struct TraceState: Hashable, Sendable {
    /// Members of the list at most (section 3.3.1.1).
    static let maximumMemberCount = 32

    /// The value of `tracestate`.
    public let header: String

    /// Several header fields are one list. Nil if there is nothing in it, or if it is malformed: then all of it is to be ignored.
    init?(_ fields: [String]) {
        let members = fields.flatMap { $0.utf8.split(separator: UInt8(ascii: ",")) }
            .map(Self.trimmed).filter { !$0.isEmpty }
        guard !members.isEmpty, members.count <= Self.maximumMemberCount else { return nil }
        var keys: Set<String> = []
        for member in members {
            guard let key = Self.key(of: member), keys.insert(key).inserted else { return nil }
        }
        header = members.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
    }

    private typealias Text = Substring.UTF8View

    private static func trimmed(_ text: Text) -> Text {
        let isVisible: (UInt8) -> Bool = { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        guard let first = text.firstIndex(where: isVisible), let last = text.lastIndex(where: isVisible) else {
            return text.prefix(0)
        }
        return text[first...last]
    }

    /// The key of a well-formed `key=value`.
    private static func key(of member: Text) -> String? {
        guard let equals = member.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        let key = member[..<equals]
        return isKey(key) && isValue(member[member.index(after: equals)...])
            ? String(decoding: key, as: UTF8.self) : nil
    }

    /// `name`, or `tenant@vendor`.
    private static func isKey(_ key: Text) -> Bool {
        let parts = key.split(separator: UInt8(ascii: "@"), maxSplits: 2, omittingEmptySubsequences: false)
        switch parts.count {
        case 1: return isName(parts[0], limit: 256, mayBeginWithDigit: false)
        case 2:
            return isName(parts[0], limit: 241, mayBeginWithDigit: true)
                && isName(parts[1], limit: 14, mayBeginWithDigit: false)
        default: return false
        }
    }

    private static func isName(_ name: Text, limit: Int, mayBeginWithDigit: Bool) -> Bool {
        let isLetter: (UInt8) -> Bool = { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
        let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let first = name.first, name.count <= limit, isLetter(first) || (mayBeginWithDigit && isDigit(first))
        else {
            return false
        }
        return name.allSatisfy { isLetter($0) || isDigit($0) || "_-*/".utf8.contains($0) }
    }

    /// 1 to 256 printable characters without comma and equals sign; spaces around it have been cut off.
    private static func isValue(_ value: Text) -> Bool {
        (1...256).contains(value.count) && value.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "=") }
    }
}
