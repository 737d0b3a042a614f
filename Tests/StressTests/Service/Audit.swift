import GRPC
import HoldfastClient
import HoldfastMessages
import HoldfastServices

/// Compares a server with the books of its callers, who all have gone.
struct Audit {
    private let client: HoldfastClient
    private let books: Books
    private let unitsAtFirst: Int64
    /// What is wrong, one line each.
    private(set) var complaints: [String] = []

    /// Every variant had so many units at first.
    init(_ client: HoldfastClient, against books: Books, unitsAtFirst: Int64) async throws {
        self.client = client
        self.books = books
        self.unitsAtFirst = unitsAtFirst
        try await waitForExpiries()
        let found = try await reservations()
        compare(found)
        try await compareStocks(with: found)
        try await askServer(openCount: found.count { $0.isOpen })
    }

    /// Until no hold that the test can outwait still runs: what they add up to changes no more.
    private func waitForExpiries() async throws {
        while true {
            let now = try await client.admin.getServerInfo(GetServerInfoRequest()).time
            let soon = now + .seconds(60)
            guard
                books.reservations.values.contains(where: {
                    $0.state == .held && now <= $0.expireTime && $0.expireTime < soon
                })
            else { return }
        }
    }

    /// All reservations of the books as the server describes them; several questions at a time.
    private func reservations() async throws -> [Reservation] {
        let ids = Array(books.reservations.keys)
        let laneCount = 8
        return try await withThrowingTaskGroup(of: [Reservation].self) { [client] tasks in
            for lane in 0..<laneCount {
                tasks.addTask {
                    var found: [Reservation] = []
                    for index in stride(from: lane, to: ids.count, by: laneCount) {
                        let request = GetReservationRequest(reservationID: ids[index])
                        found.append(try await client.reservations.getReservation(request).reservation)
                    }
                    return found
                }
            }
            return try await tasks.reduce(into: []) { $0 += $1 }
        }
    }

    /// Nothing that was acknowledged is forgotten, and nothing has happened that nobody asked for.
    private mutating func compare(_ found: [Reservation]) {
        for reservation in found {
            guard let known = books.reservations[reservation.id] else { continue }
            let hasExpired = known.state == .held && reservation.state == .expired
            if reservation.quantity != known.quantity || reservation.state != known.state && !hasExpired {
                complaints.append("known as \(known), found as \(reservation)")
            }
        }
    }

    /// Units held and shipped are those of the reservations, and are no more than there were.
    private mutating func compareStocks(with found: [Reservation]) async throws {
        let request = BatchGetStocksRequest(variantIDs: Shop.variants)
        for stock in try await client.stock.batchGetStocks(request).stocks {
            let held = found.filter { $0.variantID == stock.variantID && $0.isOpen }.reduce(0) { $0 + $1.quantity }
            let units = unitsAtFirst + books.unitChanges[stock.variantID, default: 0]
            if stock.reservedStock != held || stock.currentStock != units || held > units {
                complaints.append("\(stock) where \(held) of \(units) units are held")
            }
        }
    }

    /// The server's own checks, and that there is nothing that the books do not know.
    private mutating func askServer(openCount: Int) async throws {
        let info = try await client.admin.getServerInfo(GetServerInfoRequest())
        if info.openReservationCount != openCount {
            complaints.append("\(info.openReservationCount) open reservations, \(openCount) are known")
        }
        let invariants = try await client.admin.verifyInvariants(VerifyInvariantsRequest())
        let ledger = try await client.ledger.verifyLedger(VerifyLedgerRequest())
        complaints += invariants.problems + ledger.problems
    }
}

extension Reservation {
    /// Its units are not free for others.
    var isOpen: Bool { state == .held || state == .committed }
}
