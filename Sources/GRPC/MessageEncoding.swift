import HTTP2

/// How messages may be encoded, as the protocol names it (grpc/grpc `doc/compression.md`).
enum MessageEncoding {
    /// What is understood here, as `grpc-accept-encoding` tells it.
    static let accepted = "identity,gzip"

    /// Whether gzip is in a list such as `identity, deflate, gzip`.
    static func lists(_ list: Span<UInt8>) -> Bool {
        var start = 0
        for index in 0...list.count where index == list.count || list[index] == UInt8(ascii: ",") {
            var first = start
            var last = index
            while first < last, list[first] == UInt8(ascii: " ") { first += 1 }
            while last > first, list[last - 1] == UInt8(ascii: " ") { last -= 1 }
            if list.extracting(first..<last).equals("gzip") { return true }
            start = index + 1
        }
        return false
    }
}
