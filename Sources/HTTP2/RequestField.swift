/// What one field means to the question whether a request is well-formed (RFC 9113 sections 8.2 and 8.3).
///
/// nghttp2 would ask it anew for every field of every request. Here it is answered once for each pair of name and value that
/// the peer keeps in its HPACK table (``FieldTable``): about 5 % more unary calls/s (`Benchmarks/run memory`).
enum RequestField: Equatable {
    /// Nothing but itself.
    case regular
    case method(Method)
    case scheme
    case path
    /// `*`, which goes with OPTIONS alone.
    case asteriskPath
    case authority
    case host
    case contentLength(Int64)
    /// A request with this field is malformed.
    case malformed

    /// What the method says of the other pseudo-header fields.
    enum Method {
        case connect
        case options
        case other
    }

    /// Reads a field.
    init(name: Span<UInt8>, value: Span<UInt8>) {
        if name.count > 0, name[0] == UInt8(ascii: ":") {
            self = Self.pseudoHeader(name, value)
        } else if name.isFieldName, value.isFieldValue {
            self = Self.regularField(name, value)
        } else {
            self = .malformed
        }
    }

    private static func pseudoHeader(_ name: Span<UInt8>, _ value: Span<UInt8>) -> RequestField {
        guard value.count > 0 else { return .malformed }
        if name.equals(":path") {
            if value.equals("*") { return .asteriskPath }
            return value[0] == UInt8(ascii: "/") && value.isVisible ? .path : .malformed
        }
        if name.equals(":method") {
            guard value.isToken else { return .malformed }
            return .method(value.equals("CONNECT") ? .connect : value.equals("OPTIONS") ? .options : .other)
        }
        if name.equals(":scheme") { return value.isScheme ? .scheme : .malformed }
        if name.equals(":authority") { return value.isVisible ? .authority : .malformed }
        return .malformed
    }

    private static func regularField(_ name: Span<UInt8>, _ value: Span<UInt8>) -> RequestField {
        switch name.count {
        case 2 where name.equals("te"): value.equalsIgnoringCase("trailers") ? .regular : .malformed
        case 4 where name.equals("host"): value.isVisible ? .host : .malformed
        case 7 where name.equals("upgrade"): .malformed
        case 10 where name.equals("connection") || name.equals("keep-alive"): .malformed
        case 14 where name.equals("content-length"): value.decimal.map { .contentLength($0) } ?? .malformed
        case 16 where name.equals("proxy-connection"): .malformed
        case 17 where name.equals("transfer-encoding"): .malformed
        default: .regular
        }
    }
}

extension Span<UInt8> {
    /// A token (RFC 9110 section 5.6.2) without upper-case letters (RFC 9113 section 8.2.1).
    fileprivate var isFieldName: Bool {
        guard count > 0 else { return false }
        for index in indices where !self[index].isTokenCharacter || self[index].isUpperCase { return false }
        return true
    }

    /// Text without control characters other than tab, and without white space at its ends.
    fileprivate var isFieldValue: Bool {
        guard count > 0 else { return true }
        guard !self[0].isWhiteSpace, !self[count - 1].isWhiteSpace else { return false }
        return hasOnly { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    /// Neither white space nor control characters.
    fileprivate var isVisible: Bool {
        hasOnly { $0 > 0x20 && $0 != 0x7F }
    }

    /// Looks at every byte whatever the ones before were, which the compiler makes sixteen or more at a time of.
    @inline(__always)
    private func hasOnly(_ isFine: (UInt8) -> Bool) -> Bool {
        var others: UInt8 = 0
        for index in indices { unsafe others |= isFine(self[unchecked: index]) ? 0 : 1 }
        return others == 0
    }

    fileprivate var isToken: Bool {
        for index in indices where !self[index].isTokenCharacter { return false }
        return true
    }

    /// RFC 3986 section 3.1.
    fileprivate var isScheme: Bool {
        guard self[0].isLetter else { return false }
        for index in indices {
            switch self[index] {
            case let character where character.isLetter || character.isDigit: break
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): break
            default: return false
            }
        }
        return true
    }

    /// One to eighteen digits as a number; nil for anything else.
    fileprivate var decimal: Int64? {
        guard (1...18).contains(count) else { return nil }
        var number: Int64 = 0
        for index in indices {
            guard self[index].isDigit else { return nil }
            number = number * 10 + Int64(self[index] - UInt8(ascii: "0"))
        }
        return number
    }

    fileprivate func equalsIgnoringCase(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in indices where unsafe self[index] | 0x20 != text.utf8Start[index] { return false }
        return true
    }
}

extension UInt8 {
    fileprivate var isWhiteSpace: Bool { self == 0x20 || self == 0x09 }
    fileprivate var isDigit: Bool { self &- 0x30 < 10 }
    fileprivate var isUpperCase: Bool { self &- 0x41 < 26 }
    fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Letters, digits and ``!#$%&'*+-.^_`|~``: a bit for each of the characters 0–63 and 64–127.
    fileprivate var isTokenCharacter: Bool {
        let low: UInt64 = 0x03FF_6CFA_0000_0000
        let high: UInt64 = 0x57FF_FFFF_C7FF_FFFE
        guard self < 0x80 else { return false }
        return (self < 64 ? low : high) >> UInt64(self & 63) & 1 == 1
    }
}
