import Fuzzed
import HoldfastMessages
import Peer
import Protobuf

/// The messages that are compared: those of the service that have every kind of its fields, and those with every feature.
enum Pairs {
    static let all: [Pair] = [
        Pair([Samples.createReservation, CreateReservationRequest()], Holdfast_V1_CreateReservationRequest.self),
        Pair([Samples.createReservationResponse], Holdfast_V1_CreateReservationResponse.self),
        Pair([Samples.shortBatch], Holdfast_V1_BatchCreateReservationsRequest.self),
        Pair([Samples.batchResponse], Holdfast_V1_BatchCreateReservationsResponse.self),
        Pair([Samples.entry], Holdfast_V1_LedgerEntry.self),
        Pair(
            [
                GetStockRequest(variantID: ID(Samples.variant), asOf: .commitSeq(7)),
                GetStockRequest(variantID: ID(Samples.variant), asOf: .time(Samples.moment)),
            ],
            Holdfast_V1_GetStockRequest.self
        ),
        Pair([scalars, Scalars()], Features_V1_Scalars.self),
        Pair([meanings], Features_V1_Meanings.self),
        Pair(choices.map { shapes($0) }, Features_V1_Shapes.self),
        Pair([names], Features_V1_Names.self),
    ]

    private static let scalars = Scalars(
        int32Value: .min,
        int64Value: .min,
        uint32Value: .max,
        uint64Value: .max,
        sint32Value: -2,
        sint64Value: .min,
        fixed32Value: 1,
        fixed64Value: .max,
        sfixed32Value: -1,
        sfixed64Value: .min,
        boolValue: true,
        floatValue: 1.5,
        doubleValue: -.pi,
        stringValue: "text \u{1F45F}",
        bytesValue: [0, 255],
        int32List: [0, -1, .max],
        uint64List: [0, .max],
        sint32List: [-1, 1],
        fixed64List: [1, 2],
        boolList: [true, false],
        doubleList: [0.5, -1],
        stringList: ["", "a"],
        bytesList: [[], [0]],
        unpackedList: [1, -1],
        optionalInt32: 0,
        optionalBool: false,
        optionalString: "",
        optionalBytes: [],
        optionalDouble: 2
    )

    private static let meanings = Meanings(
        id: ID(Samples.variant),
        number: ID(1),
        optionalNumber: ID(.max),
        ids: [ID(Samples.order), ID(Samples.request)],
        numbers: [ID(3), ID(4)],
        uuid: Samples.request,
        etag: Etag(sequence: 0xABC),
        price: Money(minorUnits: -5),
        rate: BasisPoints(0),
        prices: [Money(minorUnits: 1), Money(minorUnits: 2)]
    )

    private static let inner = Shapes.Inner(
        kind: .`default`,
        kinds: [.allOrNothing, .unspecified],
        optionalKind: .unspecified
    )

    private static let choices: [Shapes.Choice?] = [
        nil, .whole(0), .text(""), .message(inner), .moment(Samples.moment), .flag(false), .owner(ID(Samples.order)),
        .kind(.`default`),
    ]

    private static func shapes(_ choice: Shapes.Choice?) -> Shapes {
        Shapes(
            inner: inner,
            requiredInner: inner,
            inners: [Shapes.Inner(), inner],
            labels: ["b": "2", "a": "1", "": ""],
            choice: choice,
            time: Timestamp(nanoseconds: -1),
            requiredTime: Samples.moment,
            times: [Timestamp(), Samples.moment],
            length: .seconds(-1),
            lengths: [.zero, .nanoseconds(-1_500_000_000)]
        )
    }

    private static let names = Names(
        base: 1,
        linux: 2,
        items: [3, 4],
        nItems: 5,
        descriptor: 6,
        in: 7,
        default: 8,
        case: 9,
        int: 10,
        camelcase: 11,
        typeURL: 12,
        value: 13,
        raw: 14,
        arena: 15,
        elements: [16],
        hasher: 17,
        count: 18,
        violations: 19,
        index: [20]
    )
}
