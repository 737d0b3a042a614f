/// An amount in minor units (cents) of the deployment's one currency.
@frozen
public struct Money: Hashable, Comparable, Sendable {
    public var minorUnits: Int64

    @inlinable
    public init(minorUnits: Int64 = 0) {
        self.minorUnits = minorUnits
    }

    @inlinable
    public static func + (left: Money, right: Money) -> Money {
        Money(minorUnits: left.minorUnits + right.minorUnits)
    }

    @inlinable
    public static func - (left: Money, right: Money) -> Money {
        Money(minorUnits: left.minorUnits - right.minorUnits)
    }

    @inlinable
    public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
}

/// A rate or percentage in hundredths of a percent.
@frozen
public struct BasisPoints: Hashable, Comparable, Sendable {
    public var value: Int64

    @inlinable
    public init(_ value: Int64 = 0) {
        self.value = value
    }

    @inlinable
    public static func < (left: BasisPoints, right: BasisPoints) -> Bool { left.value < right.value }
}
