import Commerce
@testable import StorageCrashChild

/// One crash: when, and what it does to the changes that are not durable then. Everything follows from a seed, a number and
/// the recording.
struct CrashImage {
    /// What survives of the pending changes.
    enum Kind: String, CaseIterable {
        case all
        case none
        /// The first ones, the last of them torn.
        case prefix
        /// Each by chance.
        case subset
        /// Each by chance, whole or torn.
        case torn
    }

    /// What a failure names.
    let number: Int
    let kind: Kind
    /// How many happenings come before it.
    let point: Int
    /// Whether files have their new sizes even where bytes were lost.
    let keepsSizes: Bool
    private let seed: UInt64

    /// - Parameters:
    ///   - point: how many happenings come before it.
    ///   - kind: what it leaves; nil leaves that to chance.
    init(seed: UInt64, number: Int, point: Int, kind: Kind? = nil) {
        var random = Self.random(seed: seed, number: number)
        let any = Kind.allCases[random.next(Kind.allCases.count)]
        self.number = number
        self.point = point
        self.kind = kind ?? any
        keepsSizes = random.next(2) == 0
        self.seed = random.next()
    }

    /// One at any of `points`.
    init(seed: UInt64, number: Int, points: ClosedRange<Int>) {
        var random = Self.random(seed: ~seed, number: number)
        // Opening takes few steps, which are worth more than their number.
        let count = random.next(8) == 0 ? min(60, points.count) : points.count
        self.init(seed: seed, number: number, point: points.lowerBound + random.next(count))
    }

    private static func random(seed: UInt64, number: Int) -> SplitMix64 {
        SplitMix64(seed: seed &+ UInt64(number) &* 0xd6e8_feb8_6659_fd93)
    }

    /// The fate of each of `count` pending changes, oldest first.
    func fates(count: Int) -> [CrashFate] {
        var random = SplitMix64(seed: seed)
        let cut = random.next(count + 1)
        let chance = [2, 5, 8][random.next(3)]
        return (0..<count).map { index in
            let tear = Self.tear(&random)
            switch kind {
            case .all: return .whole
            case .none: return .lost
            case .prefix: return index < cut ? .whole : index == cut ? tear : .lost
            case .subset: return random.next(10) < chance ? .whole : .lost
            case .torn: return random.next(10) < chance ? .whole : tear
            }
        }
    }

    private static func tear(_ random: inout SplitMix64) -> CrashFate {
        let unit = random.next(2) == 0 ? 512 : 4096
        let seed = random.next()
        return random.next(3) == 0 ? .cutOff(unit: unit, seed: seed) : .scattered(unit: unit, seed: seed)
    }

    /// What it leaves of `disk`, which has come to its point.
    func leave(of disk: Disk) throws -> TemporaryDirectory {
        let image = TemporaryDirectory.inMemory()
        try disk.writeImage(to: image.path, fates: fates(count: disk.pending.count), keepsSizes: keepsSizes)
        return image
    }
}
