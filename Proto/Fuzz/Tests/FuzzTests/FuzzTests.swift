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

    @Test(
        "what protobuf-c reads otherwise is what we know of: a message sent twice, and truth values of any wire type",
        arguments: [
            // `required_inner` and `required_time`, which a Shapes cannot do without.
            ([18, 2, 8, 2, 106, 0], 0),
            // The kind of the first `required_inner` stays where messages are merged; protobuf-c takes the second's, 0.
            ([18, 4, 8, 2, 24, 0, 18, 0, 106, 0], 1),
            // Twice with nothing to lose.
            ([18, 4, 8, 2, 24, 0, 18, 4, 8, 2, 24, 0, 106, 0], 0),
            // `flag` with a length, an unknown field by its wire type.
            ([18, 0, 106, 0, 74, 1, 1], 1),
            // Both.
            ([74, 1, 1, 18, 4, 8, 2, 24, 0, 18, 0, 106, 0], 1),
        ] as [([UInt8], Int)]
    )
    func readOtherwise(bytes: [UInt8], count: Int) throws {
        let pair = try #require(Pairs.all.first { $0.name == "features.v1.Shapes" })
        var tally = Tally()
        pair.compare(bytes, Arena(), &tally)
        #expect(tally.accepted == 1 && tally.readOtherwise == count && tally.disagreement == nil, "\(tally)")
    }

    @Test("a message sent twice without its optional field is one that protobuf-c refuses to merge")
    func refusedMerge() throws {
        let pair = try #require(Pairs.all.first { $0.name == "features.v1.Shapes" })
        var tally = Tally()
        pair.compare([18, 0, 18, 0, 106, 0], Arena(), &tally)
        #expect(tally.refusedByUs == 1, "\(tally)")
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
