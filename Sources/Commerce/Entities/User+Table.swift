import HoldfastMessages

extension User: TimedRow {
    public static var tableNumber: UInt8 { 10 }
    public static var entityName: String { "user" }
    public static var keysAreMadeHere: Bool { false }
    public static var uniqueKeys: [UniqueKey<User>] { [byUsername, byEmail, byPhoneNumber] }
    public var key: ID<User> { id }
    public var entityRow: EntityRow.Row { .user(self) }

    static let byUsername = UniqueKey<User>("username", position: 0) { $0.username }
    static let byEmail = UniqueKey<User>("email", position: 1) { $0.email.isEmpty ? nil : $0.email }
    static let byPhoneNumber = UniqueKey<User>("phone_number", position: 2) {
        $0.phoneNumber.isEmpty ? nil : $0.phoneNumber
    }
}
