import Foundation

/// Draws SKUs so that the n-th is asked for in proportion to 1/n^exponent.
struct Zipf {
    /// The sum of the weights up to each SKU, over that of all.
    private let cumulative: [Double]

    init(count: Int, exponent: Double) {
        var sum = 0.0
        var sums = (1...count).map { rank in
            sum += 1 / pow(Double(rank), exponent)
            return sum
        }
        for index in sums.indices { sums[index] /= sum }
        cumulative = sums
    }

    /// The index of a SKU.
    func next(using random: inout some RandomNumberGenerator) -> Int {
        let wanted = Double.random(in: 0..<1, using: &random)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The time to the next of events that come at random, in units of the mean time between two.
func exponentialGap(using random: inout some RandomNumberGenerator) -> Double {
    -log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &random))
}
