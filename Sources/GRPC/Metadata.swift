/// The fields that a caller or a service adds to a call, in order. A key may come more than once.
///
/// Keys are lower case; one that ends in `-bin` carries any bytes, every other one printable ASCII
/// (grpc/grpc `doc/PROTOCOL-HTTP2.md`, "Custom-Metadata"). A call whose metadata is not ``isValid`` fails with INTERNAL instead of
/// sending it.
public struct Metadata: Hashable, Sendable {
    /// One field.
    public struct Entry: Hashable, Sendable {
        /// Lower case.
        public let key: String
        /// The value itself: for a `-bin` key, without base64.
        public let value: [UInt8]

        /// What belongs to a connection of HTTP/1 (RFC 9113 section 8.2.2), or says again what `:authority` does.
        private static let foreignKeys: Set<String> = [
            "connection", "host", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade",
        ]

        /// What would not be shown to the other side would contradict what the protocol says in the same field.
        var isValid: Bool {
            guard key.utf8.allSatisfy(Self.isKeyByte), !FieldNote.isHidden(key.utf8.span),
                !Self.foreignKeys.contains(key)
            else { return false }
            if key.hasSuffix("-bin") { return true }
            // Space at the ends makes a field malformed (RFC 9113 section 8.2.1).
            return value.allSatisfy { (0x20...0x7E).contains($0) } && value.first != 0x20 && value.last != 0x20
        }

        private static func isKeyByte(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }

    /// The fields, in order.
    public private(set) var entries: [Entry] = []

    /// No metadata.
    public init() {}

    /// Whether there is no field.
    public var isEmpty: Bool { entries.isEmpty }

    /// Adds printable ASCII under a key without `-bin`, or the bytes of `value` under one with it.
    public mutating func add(_ key: String, _ value: String) {
        add(key, Array(value.utf8))
    }

    /// Adds bytes, which must be printable ASCII unless the key ends in `-bin`.
    public mutating func add(_ key: String, _ value: [UInt8]) {
        entries.append(Entry(key: key, value: value))
    }

    /// The values under `key` as text, in order.
    public func strings(_ key: String) -> [String] {
        bytes(key).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The first value under `key` as text.
    public func first(_ key: String) -> String? {
        entries.first { $0.key == key }.map { String(decoding: $0.value, as: UTF8.self) }
    }

    /// The values under `key`, in order.
    public func bytes(_ key: String) -> [[UInt8]] {
        entries.filter { $0.key == key }.map(\.value)
    }

    /// What a field counts besides its name and its value.
    static let fieldOverhead = 32

    /// The size as RFC 9113 section 6.5.2 counts it: names, values as they are sent, and 32 bytes for each field.
    public var byteCount: Int {
        entries.reduce(Self.fieldOverhead * entries.count) { sum, entry in
            let isBinary = entry.key.hasSuffix("-bin")
            return sum + entry.key.utf8.count + (isBinary ? Base64.length(of: entry.value) : entry.value.count)
        }
    }

    /// Whether every field may be sent: its key has only lower-case letters, digits, `_`, `-` and `.` and is not one of the
    /// protocol's own, and its value is printable ASCII without spaces at its ends unless the key ends in `-bin`.
    public var isValid: Bool { entries.allSatisfy(\.isValid) }

    /// The fields as they go on the wire.
    var fields: [(name: String, value: [UInt8])] {
        entries.map { ($0.key, $0.key.hasSuffix("-bin") ? Base64.encode($0.value) : $0.value) }
    }

    /// Adds one received field. A `-bin` value may be several, joined by commas. False when it is not base64.
    mutating func addReceived(_ key: String, _ value: some Collection<UInt8>) -> Bool {
        guard key.hasSuffix("-bin") else {
            add(key, Array(value))
            return true
        }
        for part in value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let trimmed = part.filter { $0 != UInt8(ascii: " ") }
            guard let decoded = Base64.decode(trimmed) else { return false }
            add(key, decoded)
        }
        return true
    }
}
