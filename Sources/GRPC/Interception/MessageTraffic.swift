/// Messages of one direction of a call, with their bytes as they travelled: compressed or not, without prefixes.
public struct MessageTraffic: Hashable, Sendable {
    /// Messages, whole ones only.
    public private(set) var messageCount: Int
    /// Bytes of those messages.
    public private(set) var byteCount: Int

    /// Nothing, unless it says how much.
    public init(messageCount: Int = 0, byteCount: Int = 0) {
        self.messageCount = messageCount
        self.byteCount = byteCount
    }

    mutating func add(byteCount: Int) {
        messageCount += 1
        self.byteCount += byteCount
    }
}
