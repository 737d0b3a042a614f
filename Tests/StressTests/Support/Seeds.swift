import Foundation
import SessionTestSupport

/// What the random choices of stress tests come from. Threads still interleave as they like: the same seed gives the same load, not the
/// same run.
enum Seeds {
    /// One for each round. `STRESS_SEED` names the first, which is another in every process without it; `STRESS_ROUNDS` says how many
    /// there are, one without it.
    static let chosen: [UInt64] = {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["STRESS_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1_000_000)
        let rounds = environment["STRESS_ROUNDS"].flatMap { UInt64($0) } ?? 1
        // A failed expectation names its seed among the test's arguments; a trap, or a report of ThreadSanitizer, does not.
        print("stress: STRESS_SEED=\(first)")
        return (0..<rounds).map { first &+ $0 }
    }()
}

extension SeededGenerator {
    /// One of many generators for the same seed.
    init(seed: UInt64, lane: Int) {
        // Seeds that lie side by side give numbers that do.
        self.init(seed: (seed &+ UInt64(bitPattern: Int64(lane)) << 32) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// A number below `bound`.
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// True one time in `count`.
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}
