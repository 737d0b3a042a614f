// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built the same way: Swift 6 concurrency checking, strict memory safety, no warnings.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "holdfast",
    products: [],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // MARK: C libraries from Debian
        .systemLibrary(name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // MARK: Libraries that know nothing of commerce
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: swiftSettings),
        .target(name: "HTTP2", dependencies: ["CNghttp2"], swiftSettings: swiftSettings),
        .target(name: "Protobuf", dependencies: ["CProtobufC"], swiftSettings: swiftSettings),
        .target(
            name: "GRPC",
            dependencies: [
                "HTTP2",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),

        // MARK: Tests
        .testTarget(name: "LMDBTests", dependencies: ["LMDB"], swiftSettings: swiftSettings),
        .target(
            name: "SessionTestSupport",
            dependencies: ["HTTP2"],
            path: "Tests/SessionTestSupport",
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "HTTP2Tests", dependencies: ["HTTP2", "SessionTestSupport"], swiftSettings: swiftSettings),
        .testTarget(name: "ProtobufTests", dependencies: ["Protobuf"], swiftSettings: swiftSettings),
        .testTarget(
            name: "GRPCTests",
            dependencies: [
                "GRPC", "HTTP2", "SessionTestSupport",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
    ]
)
