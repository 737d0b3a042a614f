import HoldfastMessages

extension WaitlistEntry: TimedRow {
    public static var tableNumber: UInt8 { 27 }
    public static var entityName: String { "waitlist_entry" }
    public static var keysAreMadeHere: Bool { false }
    public static var lists: [RowList<WaitlistEntry>] { [waiting, byUser, byReservation] }
    public static var hasHistory: Bool { true }
    public var isHistory: Bool { state != .waiting && state != .offered }
    public var key: ID<WaitlistEntry> { id }
    public var entityRow: EntityRow.Row { .waitlistEntry(self) }

    /// What places are numbers of.
    enum Place: Entity {
        typealias RawID = Int64
    }

    /// Those who wait for units of a variant, whoever came first before the others. The rest of them are in the group of none.
    static let waiting = RowList<WaitlistEntry>(position: 0) {
        $0.state == .waiting ? ListGroup($0.variantID) : .none
    } by: {
        ID<Place>($0.placeNumber)
    }
    /// The places that a user has. Those that have ended are in the group of none.
    static let byUser = RowList<WaitlistEntry>(position: 1) { $0.isHistory ? .none : ListGroup($0.userID) }
    /// The place to which an open offer belongs.
    static let byReservation = RowList<WaitlistEntry>(position: 2) {
        $0.state == .offered ? ListGroup($0.reservationID) : .none
    }
}
