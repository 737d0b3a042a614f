import Foundation

/// The CPU time of a process, as Linux tells it.
struct ProcessTime {
    /// User and system time so far, in seconds; nil when there is no such process here.
    static func seconds(of processID: Int32) -> Double? {
        guard let stat = try? String(contentsOfFile: "/proc/\(processID)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        // After the name come the fields from the third on; utime and stime are the 14th and 15th (proc(5)).
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return nil }
        return (user + system) / ticksPerSecond
    }

    private static let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
}
