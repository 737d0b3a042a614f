/// A kind of thing that has identity: an entity of the data model.
public protocol Entity {
    /// What its key is made of: a `UUID` or an `Int64`.
    associatedtype RawID: RawIdentifier
}

/// What a key is made of.
public protocol RawIdentifier: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The value that stands for none.
    init()
    /// The key as words whose big-endian bytes sort as the keys do; `high` is nil where one word is enough.
    var words: (high: UInt64?, low: UInt64) { get }
}

extension UUID: RawIdentifier {
    @inlinable
    public var words: (high: UInt64?, low: UInt64) { (high, low) }
}

extension Int64: RawIdentifier {
    @inlinable
    public var words: (high: UInt64?, low: UInt64) { (nil, UInt64(bitPattern: self) ^ (1 << 63)) }
}

/// The key of one entity, which cannot be taken for the key of another.
@frozen
public struct ID<Of: Entity>: Hashable, Sendable {
    /// The key itself.
    public var raw: Of.RawID

    @inlinable
    public init(_ raw: Of.RawID) {
        self.raw = raw
    }

    /// The id that stands for none; empty in a message.
    @inlinable
    public init() {
        self.init(Of.RawID())
    }

    /// Whether this is the id that stands for none.
    @inlinable
    public var isNone: Bool { raw == Of.RawID() }
}

extension ID: Comparable {
    @inlinable
    public static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

extension ID: CustomStringConvertible {
    public var description: String { raw.description }
}
