import HTTP2

/// Finds a method by its `:path`.
///
/// Clients built on nghttp2 send the path as a literal every time, so this is asked for every call of theirs: it hashes
/// the bytes as they lie and makes no string.
final class PathTable: Sendable {
    /// All paths, one after the other, and where each begins; the end of the last comes last.
    private let bytes: [UInt8]
    private let starts: [Int]
    /// Indices into `paths` by hash, -1 where empty; at most a quarter full.
    private let places: [Int32]

    /// Two methods must not share a path.
    init(_ methods: [MethodDescriptor]) {
        let paths = methods.map { Array($0.path.utf8) }
        precondition(Set(paths).count == paths.count, "two methods share a path")
        bytes = paths.flatMap { $0 }
        starts = paths.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        var places = [Int32](repeating: -1, count: 1 << (Int.bitWidth - (methods.count * 4 + 1).leadingZeroBitCount))
        for (index, path) in paths.enumerated() {
            var place = Self.hash(path.span) & (places.count - 1)
            while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(index)
        }
        self.places = places
    }

    func index(of path: Span<UInt8>) -> Int? {
        var place = Self.hash(path) & (places.count - 1)
        while places[place] >= 0 {
            let index = Int(places[place])
            if path.equals(bytes, in: starts[index]..<starts[index + 1]) { return index }
            place = (place + 1) & (places.count - 1)
        }
        return nil
    }

    /// FNV-1a of the length and of eight bytes from all over the path: paths of one server differ somewhere in these, and
    /// where they do not, one more place is looked at. They are the server's own, so that nobody can make them collide.
    private static func hash(_ path: Span<UInt8>) -> Int {
        var hash = (2_166_136_261 ^ UInt32(truncatingIfNeeded: path.count)) &* 16_777_619
        for part in 0..<8 where !path.isEmpty {
            hash = (hash ^ UInt32(path[path.count * part / 8])) &* 16_777_619
        }
        return Int(hash ^ hash >> 15)
    }
}
