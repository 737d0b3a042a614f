/// Shares of a whole.
enum Share {
    /// Splits an amount in proportion to weights, by the largest remainder, so that the parts add up to it. Where it is more than all
    /// weights together, each part is its weight and the rest is nobody's. None of the numbers is negative.
    static func split(_ amount: Int64, by weights: [Int64]) -> (parts: [Int64], rest: Int64) {
        let total = weights.reduce(0, +)
        guard amount < total else { return (weights, amount - total) }
        var parts: [Int64] = []
        var remainders: [(remainder: Int64, index: Int)] = []
        for (index, weight) in weights.enumerated() {
            let (quotient, remainder) = total.dividingFullWidth(amount.multipliedFullWidth(by: weight))
            parts.append(quotient)
            remainders.append((remainder, index))
        }
        let missing = Int(amount - parts.reduce(0, +))
        for (_, index) in remainders.sorted(by: { ($1.remainder, $0.index) < ($0.remainder, $1.index) }).prefix(missing)
        {
            parts[index] += 1
        }
        return (parts, 0)
    }
}
