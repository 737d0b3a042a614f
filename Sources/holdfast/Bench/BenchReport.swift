import Foundation
import Histogram

/// What one phase came to.
struct PhaseResult {
    let name: String
    /// How long it lasted, in seconds.
    let seconds: Double
    /// Calls that were answered with a reservation.
    let reservationCount: Int
    /// Calls that were refused because there was not enough stock.
    let soldOutCount: Int
    /// Calls that the server refused because it had too much to do; it told when to try again.
    let overloadedCount: Int
    /// Calls that ended in any other way.
    let failureCount: Int
    /// The first of them, in words.
    let firstFailure: String?
    /// From the intended sending to the answer, in nanoseconds; without the calls refused for overload.
    let latency: Histogram<UInt64>
    /// Groups that became durable meanwhile.
    let groupCount: Int64
    /// Changes that became durable meanwhile.
    let commitCount: Int64
    /// CPU seconds of the load generator and, where it runs on this machine, of the server.
    let generatorTime: Double
    let serverTime: Double?
    /// Units that there were, and those that are reserved now.
    let units: Int64
    let reservedUnits: Int64

    var reservationsPerSecond: Double { Double(reservationCount) / seconds }
    var groupsPerSecond: Double { Double(groupCount) / seconds }
    var meanGroupSize: Double { groupCount == 0 ? 0 : Double(commitCount) / Double(groupCount) }

    /// What is wrong, in words.
    var problems: [String] {
        var problems: [String] = []
        if failureCount > 0 {
            problems.append("\(name): \(failureCount) calls failed, the first with \(firstFailure ?? "")")
        }
        if reservedUnits > units { problems.append("\(name): oversold, \(reservedUnits) of \(units) units") }
        if reservedUnits != Int64(reservationCount) {
            problems.append(
                "\(name): \(reservationCount) reservations were answered, \(reservedUnits) units are reserved"
            )
        }
        return problems
    }
}

/// What the whole bench came to.
struct BenchReport {
    let durability: String
    let load: LoadShape
    let phases: [PhaseResult]
    let ledgerEntryCount: Int64
    /// What the server's checks of itself and the count of effects found wrong.
    let problems: [String]

    var isSound: Bool { problems.isEmpty }

    var table: String {
        let heads = [
            "", "reserved/s", "refused/s", "p50", "p90", "p99", "p99.9", "max", "commits/s", "group", "CPU server",
            "CPU load",
            "sold of",
        ]
        let rows = phases.map { phase in
            [
                phase.name,
                String(format: "%.0f", phase.reservationsPerSecond),
                String(format: "%.0f", Double(phase.overloadedCount) / phase.seconds),
                milliseconds(phase.latency.valueAtPercentile(50)), milliseconds(phase.latency.valueAtPercentile(90)),
                milliseconds(phase.latency.valueAtPercentile(99)), milliseconds(phase.latency.valueAtPercentile(99.9)),
                milliseconds(phase.latency.maxRecorded),
                String(format: "%.0f", phase.groupsPerSecond), String(format: "%.1f", phase.meanGroupSize),
                phase.serverTime.map { String(format: "%.0f %%", $0 / phase.seconds * 100) } ?? "–",
                String(format: "%.0f %%", phase.generatorTime / phase.seconds * 100),
                "\(phase.reservedUnits) of \(phase.units)",
            ]
        }
        let widths = heads.indices.map { column in ([heads] + rows).map { $0[column].count }.max() ?? 0 }
        let lines = ([heads] + rows).map { row in
            row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }.joined(separator: "  ")
        }
        let verdict =
            isSound
            ? "0 oversold; ledger verified: \(ledgerEntryCount) entries add up to the stock"
            : "NOT SOUND: " + problems.joined(separator: "; ")
        return """
            durability \(durability), \(load.description)
            \(lines.joined(separator: "\n"))
            \(verdict)
            """
    }

    var json: String {
        let phases = phases.map { phase -> [String: Any] in
            [
                "name": phase.name, "seconds": phase.seconds, "reservations": phase.reservationCount,
                "reservations_per_second": phase.reservationsPerSecond, "sold_out": phase.soldOutCount,
                "overloaded": phase.overloadedCount, "failures": phase.failureCount,
                "p50_ns": phase.latency.valueAtPercentile(50),
                "p90_ns": phase.latency.valueAtPercentile(90), "p99_ns": phase.latency.valueAtPercentile(99),
                "p999_ns": phase.latency.valueAtPercentile(99.9), "max_ns": phase.latency.maxRecorded,
                "groups_per_second": phase.groupsPerSecond, "mean_group_size": phase.meanGroupSize,
                "server_cpu_seconds": phase.serverTime as Any, "generator_cpu_seconds": phase.generatorTime,
                "units": phase.units, "reserved_units": phase.reservedUnits,
            ]
        }
        let object: [String: Any] = [
            "durability": durability, "connections": load.connections, "streams": load.streams,
            "rate": load.rate as Any, "phases": phases, "ledger_entries": ledgerEntryCount, "problems": problems,
            "sound": isSound,
        ]
        let data = try? JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    private func milliseconds(_ nanoseconds: UInt64) -> String {
        String(format: "%.2f ms", Double(nanoseconds) / 1e6)
    }
}
