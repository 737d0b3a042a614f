import Commerce
import GRPC
import HoldfastMessages
import Protobuf

/// The one place where a rejection becomes a gRPC status.
extension Status {
    /// The domain of every reason.
    static let errorDomain = "holdfast"

    /// A status with a `google.rpc.ErrorInfo` and, where fields are at fault, a `google.rpc.BadRequest`.
    init(_ rejection: Rejection) {
        guard let code = StatusCode(rawValue: UInt8(rejection.kind.rawValue)) else {
            preconditionFailure("not a gRPC status code")
        }
        self.init(code, rejection.message)
    }

    /// The status of a request some of whose fields could not even be read: those, and what the domain says of the others.
    init(fieldsOf request: UnaryRequest, _ unread: [FieldViolation], limits: Limits) {
        let unreadFields = Set(unread.map(\.field))
        let others = Validation.violations(of: request, limits: limits).filter { !unreadFields.contains($0.field) }
        let violations = unread.map { InvalidField(field: $0.field, description: $0.description) } + others
        self.init(.invalidFields(violations))
    }

    /// As many violations as fit the details.
    private static func fitting(_ violations: [InvalidField]) -> [InvalidField] {
        var room = 3000
        return Array(
            violations.prefix { violation in
                room -= violation.field.utf8.count + violation.description.utf8.count + 8
                return room >= 0
            }
        )
    }
}

extension ErrorReason {
    /// The name in the schema, which is the reason that callers see.
    var name: String {
        var name = ""
        for character in String(describing: self) {
            if character.isUppercase, name.last?.isUppercase != true { name.append("_") }
            name.append(contentsOf: character.uppercased())
        }
        return name
    }
}
