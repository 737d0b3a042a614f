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
        let info = GoogleRPC.ErrorInfo(
            reason: rejection.reason.name,
            domain: Status.errorDomain,
            metadata: rejection.metadata
        )
        var details = [GoogleProtobuf.AnyMessage(typeURL: "type.googleapis.com/google.rpc.ErrorInfo", packing: info)]
        if case .invalidFields(let fields) = rejection {
            let request = GoogleRPC.BadRequest(fieldViolations: Status.fitting(fields))
            details.append(
                GoogleProtobuf.AnyMessage(typeURL: "type.googleapis.com/google.rpc.BadRequest", packing: request)
            )
        }
        let status = GoogleRPC.Status(code: Int32(code.rawValue), message: rejection.message, details: details)
        self.init(code, rejection.message, details: status.encoded())
    }

    /// The status of a request some of whose fields could not even be read: those, and what the domain says of the others.
    init(fieldsOf request: UnaryRequest, _ unread: [FieldViolation], limits: Limits) {
        let unreadFields = Set(unread.map(\.field))
        let others = Validation.violations(of: request, limits: limits).filter { !unreadFields.contains($0.field) }
        let violations = unread.map { InvalidField(field: $0.field, description: $0.description) } + others
        self.init(.invalidFields(violations))
    }

    /// As many violations as fit the details, which are 4 KiB at most.
    private static func fitting(_ fields: [InvalidField]) -> [GoogleRPC.BadRequest.FieldViolation] {
        var room = 3000
        return fields.prefix { field in
            room -= field.field.utf8.count + field.description.utf8.count + 8
            return room >= 0
        }.map { GoogleRPC.BadRequest.FieldViolation(field: $0.field, description: $0.description) }
    }
}

extension GoogleProtobuf.AnyMessage {
    /// A message with the name of its type.
    fileprivate init(typeURL: String, packing message: some ProtobufMessage) {
        self.init(typeURL: typeURL, value: message.encoded())
    }
}

extension ErrorReason {
    /// The name in the schema, which is the reason that callers see.
    var name: String {
        let letters = Array(String(describing: self))
        var name = ""
        for (index, letter) in letters.enumerated() {
            // A word begins at a capital after a small letter, or at the last of several capitals.
            let follows = index > 0 && letters[index - 1].isLowercase
            let precedes = index > 0 && index + 1 < letters.count && letters[index + 1].isLowercase
            if letter.isUppercase, follows || precedes { name.append("_") }
            name.append(contentsOf: letter.uppercased())
        }
        return name
    }
}
