import HoldfastMessages
import Testing

@testable import Commerce

@Suite("Shares of a whole")
struct ShareTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var amount: Int64
        var weights: [Int64]
        var parts: [Int64]
        var rest: Int64 = 0
    }

    static let rows: [Row] = [
        Row(testDescription: "nothing over nothing", amount: 0, weights: [], parts: []),
        Row(testDescription: "something over nothing", amount: 5, weights: [], parts: [], rest: 5),
        Row(testDescription: "nothing over something", amount: 0, weights: [1, 2], parts: [0, 0]),
        Row(testDescription: "weights of zero take nothing", amount: 3, weights: [0, 0], parts: [0, 0], rest: 3),
        Row(testDescription: "a weight of zero beside one", amount: 7, weights: [0, 10, 0, 10], parts: [0, 4, 0, 3]),
        Row(testDescription: "all of it", amount: 10, weights: [4, 6], parts: [4, 6]),
        Row(testDescription: "more than all of it", amount: 13, weights: [4, 6], parts: [4, 6], rest: 3),
        Row(testDescription: "all to one", amount: 1, weights: [0, 0, 5], parts: [0, 0, 1]),
        Row(testDescription: "no remainder", amount: 5, weights: [4, 2, 4], parts: [2, 1, 2]),
        Row(testDescription: "a tie goes to the first", amount: 2, weights: [1, 1, 1], parts: [1, 1, 0]),
        Row(testDescription: "thirds", amount: 100, weights: [100, 100, 100], parts: [34, 33, 33]),
        Row(testDescription: "the largest remainder", amount: 1, weights: [1, 1, 2], parts: [0, 0, 1]),
        Row(
            testDescription: "remainders before sizes",
            amount: 1001,
            weights: [1000, 250, 333, 17],
            parts: [626, 156, 208, 11]
        ),
    ]

    @Test("mistake: fractions of a cent: an amount is split in proportion, and its parts add up", arguments: rows)
    func split(row: Row) {
        let (parts, rest) = Share.split(row.amount, by: row.weights)
        #expect(parts == row.parts && rest == row.rest)
    }

    @Test(
        "the largest amounts on as many lines as an order may have are split alike",
        arguments: [1, 499, 500_000_000_000_000_000 / 7, 499_999_999_999_999_999, 500_000_000_000_000_000] as [Int64]
    )
    func huge(amount: Int64) {
        let weights = [Int64](repeating: 1_000_000_000_000_000, count: 500)
        check(amount, weights, Share.split(amount, by: weights))
        // The same sum, unevenly.
        let uneven = (0..<500 as Range<Int64>).map { index in
            1_000_000_000_000_000 + (index % 2 == 0 ? index : 1 - index) * 2_000_000_000
        }
        check(amount, uneven, Share.split(amount, by: uneven))
    }

    @Test("random amounts and weights", arguments: 1...8 as ClosedRange<UInt64>)
    func anything(seed: UInt64) {
        let scales: [Int64] = [1, 3, 100, 1_000_000_000_000_000]
        var random = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let scale = scales.randomElement(using: &random)!
            let count = Int.random(in: 0...12, using: &random)
            let weights = (0..<count).map { _ in Int64.random(in: 0...scale, using: &random) }
            let amount = Int64.random(in: 0...weights.reduce(0, +) * 5 / 4 + 1, using: &random)
            check(amount, weights, Share.split(amount, by: weights))
        }
    }

    /// The parts add up; each is the exact share, rounded down or up, and rounded up first where most was cut off.
    private func check(_ amount: Int64, _ weights: [Int64], _ result: (parts: [Int64], rest: Int64)) {
        let total = weights.reduce(0, +)
        #expect(result.parts.count == weights.count && result.parts.reduce(result.rest, +) == amount)
        #expect(result.rest == max(0, amount - total))
        guard amount < total else {
            #expect(result.parts == weights)
            return
        }
        var leastRoundedUp = Int128.max
        var mostRoundedDown = Int128.min
        for (part, weight) in zip(result.parts, weights) {
            let (down, cut) = (Int128(amount) * Int128(weight)).quotientAndRemainder(dividingBy: Int128(total))
            let isUp = Int128(part) == down + 1
            #expect(isUp || Int128(part) == down, "\(part) of \(weight)")
            #expect(part <= weight && (!isUp || cut > 0))
            if isUp { leastRoundedUp = min(leastRoundedUp, cut) } else { mostRoundedDown = max(mostRoundedDown, cut) }
        }
        #expect(leastRoundedUp >= mostRoundedDown)
    }
}
