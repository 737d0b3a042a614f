internal import CNghttp2
private import Glibc

/// The header fields received since the events were last cleared, and what was learned of the ones that repeat.
///
/// HPACK hands out the same two reference-counted buffers each time the peer refers to the same table entry. As long as
/// a reference is held, the pair of pointers stands for the same name and value, so a note made once ("this is the
/// path of method 7") holds whenever the pair comes back. That replaces reading and comparing the bytes of every field.
///
/// Some fields never enter the peer's table, though they are the same every time: nghttp2's own clients send `:path` and
/// `content-length` so. Their values come in new buffers; what was noted of the latest value of a name also holds for a value of
/// the same bytes, and the earlier buffers stand for the new ones.
@safe
struct FieldTable {
    @safe
    struct Field {
        let name: OpaquePointer
        let value: OpaquePointer
        var note: Int64
        /// Where the pair is noted, or -1.
        let place: Int
    }

    @safe
    private struct Noted {
        var name: OpaquePointer?
        var value: OpaquePointer?
        var note: Int64 = 0
        var byteCount: Int32 = 0
        var meaning = RequestField.regular
        /// How often the pair came back, less what was noted near it since.
        var worth: Int32 = 0
    }

    private static let notedCount = 64
    /// A pair is noted in one of so many places, the first of which follows from its pointers.
    private static let windowSize = 4
    private static let largestWorth: Int32 = 64
    /// Enough that the names of one request rarely share a place.
    private static let nameBitCount: UInt64 = 7
    /// Longer fields are not worth holding on to: at most `notedCount` of these are kept per connection.
    private static let notedByteLimit = 256

    /// Those that are held for a repeated block come first, whether they were received since or not.
    var fields: ContiguousArray<Field> = []
    var repetition = Repetition()
    var latestBlock = LatestBlock()
    /// Each occupied place holds a reference to both buffers.
    private let noted: UnsafeMutablePointer<Noted>
    /// Where the latest value of a name is noted; names share these places by their pointers.
    private let latest: UnsafeMutablePointer<UInt8>
    /// Buffers to let go of once the events that refer to them are cleared.
    private var retired: ContiguousArray<OpaquePointer> = unsafe []
    /// Where the latest header block began in `fields` and `retired`.
    private var blockStart = (field: 0, retired: 0)

    init() {
        unsafe noted = .allocate(capacity: Self.notedCount)
        unsafe noted.initialize(repeating: Noted(), count: Self.notedCount)
        unsafe latest = .allocate(capacity: 1 << Self.nameBitCount)
        unsafe latest.initialize(repeating: 0, count: 1 << Self.nameBitCount)
    }

    mutating func destroy() {
        _ = clear()
        releaseRepeated()
        latestBlock.destroy()
        for place in 0..<Self.notedCount {
            if let name = unsafe noted[place].name { unsafe nghttp2_rcbuf_decref(name) }
            if let value = unsafe noted[place].value { unsafe nghttp2_rcbuf_decref(value) }
        }
        unsafe noted.deallocate()
        unsafe latest.deallocate()
    }

    /// Notes that a header block begins and returns the number its first field will have.
    mutating func beginBlock() -> Int {
        blockStart = unsafe (fields.count, retired.count)
        return blockStart.field
    }

    /// Adds a field and returns the bytes of its name and value, and what it means to a request. Its buffers stay valid until
    /// `clear()`: either the noted place holds them, or the retired list.
    mutating func append(name: OpaquePointer, value: OpaquePointer) -> (byteCount: Int, meaning: RequestField) {
        let nameIndex = unsafe Self.nameIndex(name)
        let recent = unsafe Int(latest[nameIndex])
        if unsafe noted[recent].name == name, let known = unsafe noted[recent].value, unsafe Self.areSame(known, value)
        {
            return appendNoted(recent)
        }
        let first = unsafe Self.firstPlace(name, value)
        for step in 0..<Self.windowSize {
            let place = (first + step) & (Self.notedCount - 1)
            if unsafe noted[place].name == name && noted[place].value == value {
                unsafe latest[nameIndex] = UInt8(place)
                return appendNoted(place)
            }
        }
        let nameBytes = unsafe nghttp2_rcbuf_get_buf(name)
        let valueBytes = unsafe nghttp2_rcbuf_get_buf(value)
        let byteCount = unsafe nameBytes.len + valueBytes.len
        let meaning = unsafe RequestField(
            name: Span(_unsafeStart: UnsafePointer(nameBytes.base), count: nameBytes.len),
            value: Span(_unsafeStart: UnsafePointer(valueBytes.base), count: valueBytes.len)
        )
        unsafe nghttp2_rcbuf_incref(name)
        unsafe nghttp2_rcbuf_incref(value)
        if byteCount <= Self.notedByteLimit {
            let place = makeRoom(first)
            unsafe latest[nameIndex] = UInt8(place)
            unsafe noted[place] = Noted(name: name, value: value, byteCount: Int32(byteCount), meaning: meaning)
            unsafe fields.append(Field(name: name, value: value, note: 0, place: place))
        } else {
            unsafe retired.append(name)
            unsafe retired.append(value)
            unsafe fields.append(Field(name: name, value: value, note: 0, place: -1))
        }
        return (byteCount, meaning)
    }

    /// Whether two values are the same, in one buffer or in the same bytes.
    @inline(__always)
    private static func areSame(_ known: OpaquePointer, _ value: OpaquePointer) -> Bool {
        if known == value { return true }
        let (left, right) = unsafe (nghttp2_rcbuf_get_buf(known), nghttp2_rcbuf_get_buf(value))
        return unsafe left.len == right.len && memcmp(left.base, right.base, left.len) == 0
    }

    private mutating func appendNoted(_ place: Int) -> (byteCount: Int, meaning: RequestField) {
        guard let name = unsafe noted[place].name, let value = unsafe noted[place].value else {
            preconditionFailure("nothing is noted at place \(place)")
        }
        unsafe noted[place].worth = min(noted[place].worth + 1, Self.largestWorth)
        unsafe fields.append(Field(name: name, value: value, note: noted[place].note, place: place))
        return unsafe (Int(noted[place].byteCount), noted[place].meaning)
    }

    /// Frees the least worthy place of a window. A literal comes once and is worth nothing, so it gives way to the next
    /// one instead of driving out what repeats; what does not repeat any longer loses its worth.
    private mutating func makeRoom(_ first: Int) -> Int {
        var victim = first
        for step in 0..<Self.windowSize {
            let place = (first + step) & (Self.notedCount - 1)
            if unsafe noted[place].name == nil { return place }
            if unsafe noted[place].worth < noted[victim].worth { victim = place }
            unsafe noted[place].worth = max(noted[place].worth - 1, 0)
        }
        if let name = unsafe noted[victim].name, let value = unsafe noted[victim].value {
            unsafe retired.append(name)
            unsafe retired.append(value)
        }
        return victim
    }

    /// Attaches `note` to field `index`, so that it is found there when the same table entry comes again.
    mutating func annotate(_ index: Int, _ note: Int64) {
        fields[index].note = note
        let field = fields[index]
        guard field.place >= 0 else { return }
        if unsafe noted[field.place].name == field.name && noted[field.place].value == field.value {
            unsafe noted[field.place].note = note
        }
    }

    /// Forgets all fields but those held for a repeated block, and those of the latest block if more of it is still to come.
    /// Returns the number of the latter's first field.
    mutating func clear(keepingLatestBlock isOpen: Bool = false) -> Int {
        let kept = unsafe isOpen ? blockStart : (fields.count, retired.count)
        if !isOpen { holdRepeated() }
        // What was retired before the block began is referred to by fields before it only.
        for position in 0..<kept.retired { unsafe nghttp2_rcbuf_decref(retired[position]) }
        unsafe retired.removeSubrange(0..<kept.retired)
        let first = repetition.heldCount
        if kept.field > first { fields.removeSubrange(first..<kept.field) }
        blockStart = (first, 0)
        return first
    }

    private static func nameIndex(_ name: OpaquePointer) -> Int {
        Int((UInt64(UInt(bitPattern: name)) &* 0x9E37_79B9_7F4A_7C15) >> (64 - nameBitCount))
    }

    private static func firstPlace(_ name: OpaquePointer, _ value: OpaquePointer) -> Int {
        let mixed = (UInt(bitPattern: name) >> 4) &* 0x9E37_79B9 ^ (UInt(bitPattern: value) >> 4) &* 0x85EB_CA77
        return Int((mixed >> 12) & UInt(notedCount - 1))
    }
}
