import Protobuf

// begin example
/// `message Point { sint32 x = 1; sint32 y = 2; string name = 3; }`
struct Point: ProtobufEncodable {
    var x: Int32
    var y: Int32
    var name: String

    /// A tag and at most five bytes for each number; a tag, a length and three bytes for each UTF-16 unit of the name.
    var maximumEncodedByteCount: Int { 2 * 6 + 11 + 3 * name.utf16.count }

    func write(to writer: inout MessageWriter) {
        writer.tag(1 << 3 | 0)
        writer.zigzag(Int64(x))
        writer.tag(2 << 3 | 0)
        writer.zigzag(Int64(y))
        writer.tag(3 << 3 | 2)
        writer.string(name)
    }
}
// end example
