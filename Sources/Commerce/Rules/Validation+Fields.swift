import HoldfastMessages

/// What fields of one kind have in common.
extension Validation {
    func isValid(quantity: Int64) -> Bool { quantity >= 1 && quantity <= limits.maximumQuantity }

    func isValid(ttl: Duration?) -> Bool {
        guard let ttl else { return true }
        return ttl >= limits.minimumTTL && ttl <= limits.maximumTTL
    }

    mutating func check(quantity: Int64, _ field: String) {
        if !isValid(quantity: quantity) { refuse(field, "must be 1 to \(limits.maximumQuantity)") }
    }

    mutating func check(ttl: Duration?, _ field: String) {
        if !isValid(ttl: ttl) {
            refuse(
                field,
                "must be \(limits.minimumTTL.components.seconds) s to \(limits.maximumTTL.components.seconds) s"
            )
        }
    }

    mutating func check(stock: Int64, _ field: String) {
        if stock < 0 || stock > limits.maximumStock { refuse(field, "must be 0 to \(limits.maximumStock)") }
    }

    mutating func check(text: String, _ field: String) {
        if text.utf8.count > limits.maximumTextByteCount {
            refuse(field, "must be at most \(limits.maximumTextByteCount) bytes")
        }
    }

    mutating func check(name: String, _ field: String) {
        if name.isEmpty { refuse(field, "must not be empty") }
        check(text: name, field)
    }

    mutating func check(slug: String, _ field: String = "slug") {
        let isSlug = slug.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        guard !slug.isEmpty, isSlug else { return refuse(field, "must be lower-case letters, digits and hyphens") }
        check(text: slug, field)
    }

    mutating func check(longText text: String, _ field: String) {
        if text.utf8.count > limits.maximumLongTextByteCount {
            refuse(field, "must be at most \(limits.maximumLongTextByteCount) bytes")
        }
    }

    mutating func check(url: String, _ field: String) {
        if url.utf8.count > limits.maximumURLByteCount {
            refuse(field, "must be at most \(limits.maximumURLByteCount) bytes")
        }
    }

    mutating func check(requiredURL url: String, _ field: String) {
        if url.isEmpty { refuse(field, "must not be empty") }
        check(url: url, field)
    }

    mutating func check(email: String, _ field: String = "email") {
        guard email.utf8.count <= limits.maximumTextByteCount else { return check(text: email, field) }
        guard !email.isEmpty else { return }
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count != 2 || parts.contains("") || email.contains(where: \.isWhitespace) {
            refuse(field, "must have one @, something on either side, and no spaces")
        }
    }

    mutating func check(phoneNumber number: String, _ field: String = "phone_number") {
        guard number.utf8.count <= limits.maximumTextByteCount else { return check(text: number, field) }
        guard !number.isEmpty else { return }
        let kept = number.filter { !" -()".contains($0) }
        let digits = (kept.hasPrefix("+") ? kept.dropFirst() : kept[...]).utf8
        if digits.count < 4 || !digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            refuse(field, "must be at least 4 digits after an optional +")
        }
    }

    mutating func check(price: Money, _ field: String = "price") {
        if price.minorUnits < 0 || price.minorUnits > limits.maximumPrice {
            refuse(field, "must be 0 to \(limits.maximumPrice)")
        }
    }

    mutating func check(rowCount count: Int, _ field: String) {
        if count < 1 || count > limits.maximumPageSize {
            refuse(field, "must have 1 to \(limits.maximumPageSize) elements")
        }
    }

    mutating func check(pageSize: Int32) {
        if pageSize < 0 || pageSize > limits.maximumPageSize {
            refuse("page_size", "must be 0 to \(limits.maximumPageSize)")
        }
    }

    mutating func check(count: Int, _ field: String) {
        if count < 1 || count > limits.maximumBatchLineCount {
            refuse(field, "must have 1 to \(limits.maximumBatchLineCount) elements")
        }
    }
}
