// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// The schema's generator: a package of its own, so that building the server builds none of it.
let package = Package(
    name: "holdfast-generator",
    products: [
        .executable(name: "protoc-gen-holdfast", targets: ["protoc-gen-holdfast"]),
        .executable(name: "holdfast-descriptors", targets: ["holdfast-descriptors"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")
    ],
    targets: [
        .target(
            name: "HoldfastGenerator",
            dependencies: [
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "protoc-gen-holdfast",
            dependencies: [
                "HoldfastGenerator",
                .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "holdfast-descriptors",
            dependencies: ["HoldfastGenerator"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "HoldfastGeneratorTests",
            dependencies: [
                "HoldfastGenerator",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
                .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf"),
            ],
            exclude: ["Golden"],
            swiftSettings: swiftSettings
        ),
    ]
)
