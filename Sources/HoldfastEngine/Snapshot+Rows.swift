import HoldfastCoding
import Platform
import Protobuf

/// Rows of a snapshot as messages.
extension Snapshot {
    /// The row under a key; nil if there is none.
    func row<Row: ProtobufMessage>(_ table: TableID, key: RawSpan, as _: Row.Type) throws -> Row? {
        try get(table, key) { value in try Row(stored: value) }
    }

    /// The bytes under a key; nil if there are none.
    func bytes(_ table: TableID, key: RawSpan) throws -> [UInt8]? {
        try get(table, key) { $0.copied() }
    }

    /// Visits the rows of a table in the order of their keys.
    func forEach<Row: ProtobufMessage>(_ table: TableID, as _: Row.Type, _ visit: (Row) throws -> Void) throws {
        let arena = Arena()
        try scan(table) { _, value in
            try visit(try Row.decode(compact: value, in: arena))
            return true
        }
    }
}

extension ProtobufMessage {
    /// Reads a stored row. Throws when it is not one of this type, which its checksum should have told.
    init(stored bytes: RawSpan) throws {
        self = try Self.decode(compact: bytes, in: Arena())
    }
}
