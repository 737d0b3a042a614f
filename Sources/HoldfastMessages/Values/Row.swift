/// A message whose content can be hashed the same way everywhere.
public protocol Hashed {
    /// Takes in every field that counts, in the order of the schema.
    func feed(_ hasher: inout RowHasher)
}

/// A message that is kept as a row of a table.
public protocol Row: Hashed, Equatable, Sendable {}

extension Hashed {
    /// The hash of this message as a row of the table with this number.
    @inlinable
    public func hash(table: UInt64) -> Hash128 {
        var hasher = RowHasher(seed: table)
        feed(&hasher)
        return hasher.finalize()
    }
}

extension RowHasher {
    @inlinable
    public mutating func combine(_ value: some Hashed) { value.feed(&self) }

    /// Takes in an enumeration by its number.
    @inlinable
    public mutating func combine<Value: RawRepresentable<Int32>>(_ value: Value) { combine(value.rawValue) }

    /// Takes in whether there is a value, then the value.
    @inlinable
    public mutating func combine<Value>(_ value: Value?, _ feed: (inout RowHasher, Value) -> Void) {
        combine(value != nil)
        if let value { feed(&self, value) }
    }

    /// Takes in how many values there are, then each.
    @inlinable
    public mutating func combine<Value>(_ values: [Value], _ feed: (inout RowHasher, Value) -> Void) {
        combine(UInt64(values.count))
        for value in values { feed(&self, value) }
    }
}
