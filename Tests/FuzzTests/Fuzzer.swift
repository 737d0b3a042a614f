import CLibFuzzer
import Glibc

/// The target that `FUZZ_TARGET` names, driven by libFuzzer. `Tests/fuzz` builds and runs it.
///
/// A variable of the environment, not an argument: libFuzzer starts itself again with the arguments that it knows.
@main
enum Fuzzer {
    static let target: FuzzTarget = {
        guard let name = unsafe getenv("FUZZ_TARGET"), let target = unsafe FuzzTarget(rawValue: String(cString: name))
        else {
            fatalError("FUZZ_TARGET must name one of \(FuzzTarget.allCases.map(\.rawValue))")
        }
        return target
    }()

    static func main() {
        exit(unsafe run_fuzzer(CommandLine.argc, CommandLine.unsafeArgv, runInput))
    }
}

private func runInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    Fuzzer.target.run(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
