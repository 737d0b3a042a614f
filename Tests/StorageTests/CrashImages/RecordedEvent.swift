import Platform

/// One record of the recorder's log (`StorageRecorder.h`), whose bytes stay in the log.
struct RecordedEvent {
    /// As `recorded_kind`.
    enum Kind: UInt32 {
        case saying = 1
        case open = 2
        case close = 3
        case end = 4
        case write = 5
        case flush = 6
        case truncate = 7
        case allocate = 8
        case remove = 9
        case rename = 10
        case directory = 11
        case unknown = 12
    }

    private static let headByteCount = 40

    let kind: Kind
    let descriptor: Int
    /// What a beginning and its end have in common.
    let number: Int
    let offset: Int
    let value: Int
    /// Where its bytes lie in the log.
    let bytes: Range<Int>

    /// Reads a whole log. Throws `UnusableRecording` where it is none.
    static func all(in log: [UInt8]) throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var offset = 0
        while offset < log.count {
            let event = try RecordedEvent(log.span.memory, at: offset)
            offset = event.bytes.upperBound
            events.append(event)
        }
        return events
    }

    private init(_ log: RawSpan, at start: Int) throws {
        guard log.byteCount - start >= Self.headByteCount,
            let kind = Kind(rawValue: log.load(at: start, as: UInt32.self))
        else { throw UnusableRecording(reason: "its log has no record at \(start)") }
        self.kind = kind
        descriptor = Int(log.load(at: start + 4, as: Int32.self))
        number = Int(log.load(at: start + 8, as: UInt64.self))
        offset = Int(log.load(at: start + 16, as: Int64.self))
        value = Int(log.load(at: start + 24, as: Int64.self))
        let first = start + Self.headByteCount
        bytes = first..<first + Int(log.load(at: start + 32, as: UInt64.self))
        guard bytes.upperBound <= log.byteCount else { throw UnusableRecording(reason: "its log is cut off") }
    }
}

/// Why nothing can be said from a recording.
struct UnusableRecording: Error, CustomStringConvertible {
    var reason: String

    var description: String { "the recording is of no use: \(reason)" }
}
