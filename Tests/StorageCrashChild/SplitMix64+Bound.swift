import Commerce

extension SplitMix64 {
    /// A number below `bound`.
    mutating func next(_ bound: Int) -> Int {
        Int(next() >> 1) % bound
    }
}
