import HoldfastMessages

/// The fields of requests about users and sellers.
extension Validation {
    mutating func check(people request: UnaryRequest) {
        switch request {
        case .createUser(let request):
            check(name: request.username.lowercased(), "username")
            check(text: request.firstName, "first_name")
            check(text: request.lastName, "last_name")
            check(phoneNumber: request.phoneNumber)
            check(email: request.email.lowercased())
        case .getUser(let request):
            if request.key == nil { refuse("user_id", "is required, or the username") }
            if case .username(let name) = request.key { check(text: name, "username") }
        case .createAddress(let request):
            check(name: request.addressLine1, "address_line1")
            check(text: request.addressLine2, "address_line2")
            check(name: request.city, "city")
            check(text: request.state, "state")
            check(text: request.postalCode, "postal_code")
            check(name: request.country, "country")
        case .listAddresses(let request):
            check(pageSize: request.pageSize)
        case .createSeller(let request):
            check(name: request.storeName, "store_name")
            check(slug: request.storeSlug, "store_slug")
            check(longText: request.description, "description")
            check(url: request.logoURL, "logo_url")
            check(text: request.businessEmail, "business_email")
            check(text: request.businessPhone, "business_phone")
        case .getSeller(let request):
            if request.key == nil { refuse("seller_id", "is required, or the store_slug") }
            if case .storeSlug(let slug) = request.key { check(text: slug, "store_slug") }
        default: break
        }
    }
}
