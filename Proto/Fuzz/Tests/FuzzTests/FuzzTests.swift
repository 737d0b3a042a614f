import Foundation
import Protobuf
import Testing

@Suite("Our conversions and swift-protobuf's")
struct FuzzTests {
    @Test("every seed is accepted by both, with the same values", arguments: Pairs.all.map(\.name))
    func seeds(name: String) throws {
        let pair = try #require(Pairs.all.first { $0.name == name })
        let arena = Arena()
        for seed in pair.seeds.prefix(1) {
            var tally = Tally()
            pair.compare(seed, arena, &tally)
            #expect(tally.accepted == 1 && tally.disagreement == nil, "\(tally)")
        }
    }

    @Test("agree on the values of whatever both accept")
    func mutations() {
        let environment = ProcessInfo.processInfo.environment
        let seconds = environment["FUZZ_SECONDS"].flatMap(Int.init) ?? 10
        let seed = environment["FUZZ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)
        print("FUZZ_SEED=\(seed)")
        var mutator = Mutator(generator: SeededGenerator(seed: seed))
        var tallies = Pairs.all.map { _ in Tally() }
        let arena = Arena()
        let all = Pairs.all.flatMap(\.seeds)
        let end = ContinuousClock.now + .seconds(seconds)
        var count = 0
        while ContinuousClock.now < end {
            for (index, pair) in Pairs.all.enumerated() {
                for seed in pair.seeds {
                    let other =
                        Bool.random(using: &mutator.generator)
                        ? seed : all.randomElement(using: &mutator.generator) ?? seed
                    pair.compare(mutator.mutate(seed, with: other), arena, &tallies[index])
                    count += 1
                }
            }
        }
        for (pair, tally) in zip(Pairs.all, tallies) {
            print(
                pair.name,
                "accepted",
                tally.accepted,
                "violated",
                tally.violated,
                "refused by both",
                tally.refusedByBoth,
                "by us",
                tally.refusedByUs,
                "by the peer",
                tally.refusedByPeer,
                "read otherwise",
                tally.readOtherwise
            )
            if let (description, bytes) = tally.disagreement {
                Issue.record("\(pair.name), seed \(seed): \(bytes)\n\(description)")
            }
            #expect(tally.accepted > 0)
        }
        print(count, "mutations")
    }
}
