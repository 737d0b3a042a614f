import Commerce
import Glibc

/// The process that crash tests kill or record. Arguments: the directory, and a seed where it is to end by itself.
enum CrashChild {
    /// Writes until it is killed, with a few groups under way at any time.
    static func runForEver(in directory: String) throws {
        var run = try CrashRun(directory: directory)
        while true {
            run.submit(commandCount: Int(1 + (run.last + 1) % 7))
            run.waitForDurability(within: 20)
        }
    }

    /// Opens the directory three times, and writes each time in another rhythm.
    static func run(in directory: String, seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        // From a lone caller to groups of many turns.
        for pace in [0, 12, 60].shuffled(using: &random) as [UInt64] {
            var run = try CrashRun(directory: directory)
            for _ in 0..<30 + random.next(40) {
                let isLarge = random.next(20) == 0
                run.submit(commandCount: isLarge ? 60 + random.next(240) : 1 + random.next(7))
                run.waitForDurability(within: pace)
                if random.next(12) == 0 { run.waitForFolding() }
            }
            run.close()
        }
    }
}

do {
    if CommandLine.arguments.count > 2, let seed = UInt64(CommandLine.arguments[2]) {
        try CrashChild.run(in: CommandLine.arguments[1], seed: seed)
    } else {
        try CrashChild.runForEver(in: CommandLine.arguments[1])
    }
} catch {
    print("failed: \(error)")
    exit(1)
}
