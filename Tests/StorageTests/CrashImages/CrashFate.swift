import Commerce
@testable import StorageCrashChild

/// What a crash does to a change that is not durable.
enum CrashFate: Hashable {
    case lost
    case whole
    /// Of a write, pieces of `unit` bytes survive, each by chance.
    case scattered(unit: Int, seed: UInt64)
    /// Of a write, the pieces of `unit` bytes before one that `seed` names survive.
    case cutOff(unit: Int, seed: UInt64)

    /// What survives of a write to `range`. Pieces begin where the disk's do.
    func survivors(of range: Range<Int>) -> [Range<Int>] {
        switch self {
        case .lost: return []
        case .whole: return [range]
        case .scattered(let unit, let seed):
            var random = SplitMix64(seed: seed)
            return Self.pieces(of: range, unit: unit).filter { _ in random.next(2) == 0 }
        case .cutOff(let unit, let seed):
            var random = SplitMix64(seed: seed)
            let pieces = Self.pieces(of: range, unit: unit)
            let count = random.next(pieces.count + 1)
            return count == 0 ? [] : [range.lowerBound..<pieces[count - 1].upperBound]
        }
    }

    private static func pieces(of range: Range<Int>, unit: Int) -> [Range<Int>] {
        stride(from: range.lowerBound / unit * unit, to: range.upperBound, by: unit).map { start in
            max(start, range.lowerBound)..<min(start + unit, range.upperBound)
        }
    }
}
