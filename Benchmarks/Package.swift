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

/// What the benchmarks need besides the product and the others' tools: a package of its own, so that building the product builds none
/// of it. `Benchmarks/run` builds what it uses.
let package = Package(
    name: "holdfast-benchmarks",
    products: [
        // Not linked by anybody: preloaded into the server whose allocations are counted.
        .library(name: "AllocationCounter", type: .dynamic, targets: ["AllocationCounter"])
    ],
    dependencies: [
        .package(name: "holdfast", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    ],
    targets: [
        .target(name: "AllocationCounter", path: "AllocationCounter"),
        .executableTarget(
            name: "CatalogueBenchmark",
            dependencies: [
                .product(name: "GRPC", package: "holdfast"),
                .product(name: "HoldfastClient", package: "holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "CatalogueBenchmark",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "CheckoutBenchmark",
            dependencies: [
                .product(name: "GRPC", package: "holdfast"),
                .product(name: "HoldfastClient", package: "holdfast"),
                .product(name: "HoldfastCoding", package: "holdfast"),
                .product(name: "Protobuf", package: "holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "CheckoutBenchmark",
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "StreamingBenchmark",
            dependencies: [
                .product(name: "GRPC", package: "holdfast"),
                .product(name: "Protobuf", package: "holdfast"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "StreamingBenchmark",
            swiftSettings: swiftSettings
        ),
    ]
)
