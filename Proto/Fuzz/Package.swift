// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableExperimentalFeature("Lifetimes"),
]

/// Compares our conversions with swift-protobuf's on mutated messages. `Proto/fuzz` writes the sources that are not committed
/// (`CFeatures`, `Fuzzed`, `Peer`) and runs it. The others are links to the service's own.
let package = Package(
    name: "holdfast-fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")
    ],
    targets: [
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c"),
        .target(name: "CGRPCProto", dependencies: ["CProtobufC"]),
        .target(name: "CHoldfastProto", dependencies: ["CGRPCProto", "CProtobufC"]),
        .target(name: "CFeatures", dependencies: ["CGRPCProto", "CProtobufC"]),
        .target(name: "Protobuf", dependencies: ["CProtobufC"], swiftSettings: swiftSettings),
        .target(name: "HoldfastMessages", swiftSettings: swiftSettings),
        .target(
            name: "Fuzzed",
            dependencies: ["CFeatures", "CGRPCProto", "CHoldfastProto", "CProtobufC", "HoldfastMessages", "Protobuf"],
            swiftSettings: swiftSettings
        ),
        .target(name: "Peer", dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")]),
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "Fuzzed", "HoldfastMessages", "Peer", "Protobuf",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            swiftSettings: swiftSettings
        ),
    ]
)
