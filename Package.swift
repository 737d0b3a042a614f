// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built the same way: Swift 6 concurrency checking, strict memory safety, no warnings.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableExperimentalFeature("Lifetimes"),
    // Whether accesses to a class's property overlap is checked at run time in debug builds, so in every test, and not in
    // release builds: a request passes about forty such accesses, 4 % of its time (`Benchmarks/run memory`).
    // Optimizing across modules is worth another 3 %: the small functions between the rooms are inlined.
    .unsafeFlags(["-enforce-exclusivity=unchecked", "-cross-module-optimization"], .when(configuration: .release)),
]

/// What is fuzzed, and what that needs.
let fuzzDependencies: [Target.Dependency] = [
    "Compression", "GRPC", "HTTP2", "HoldfastCoding", "HoldfastMessages", "Protobuf",
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOEmbedded", package: "swift-nio"),
]

let package = Package(
    name: "holdfast",
    products: [
        .executable(name: "holdfast", targets: ["holdfast"]),
        .library(name: "GRPC", targets: ["GRPC"]),
        .library(name: "HTTP2", targets: ["HTTP2"]),
        .library(name: "Protobuf", targets: ["Protobuf"]),
        .library(name: "Compression", targets: ["Compression"]),
        .library(name: "HoldfastClient", targets: ["HoldfastClient", "HoldfastMessages", "HoldfastServices"]),
        .library(name: "HoldfastCoding", targets: ["HoldfastCoding"]),
        // Not linked by anybody: crash tests preload it into the process they record.
        .library(name: "StorageRecorder", type: .dynamic, targets: ["StorageRecorder"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        // MARK: C libraries from Debian
        .systemLibrary(name: "CNghttp2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .systemLibrary(name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // MARK: Libraries that know nothing of commerce
        .target(name: "CPlatform"),
        .target(name: "Platform", dependencies: ["CPlatform"], swiftSettings: swiftSettings),
        .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: swiftSettings),
        .target(name: "HTTP2", dependencies: ["CNghttp2"], swiftSettings: swiftSettings),
        .target(name: "Protobuf", dependencies: ["CProtobufC"], swiftSettings: swiftSettings),
        .target(name: "Compression", dependencies: ["CZlib"], swiftSettings: swiftSettings),
        .target(name: "CGRPCProto", dependencies: ["CProtobufC"]),
        .target(
            name: "GRPC",
            dependencies: [
                "Compression", "HTTP2", "Platform", "Protobuf", "CGRPCProto", "CProtobufC",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),

        // MARK: The service
        .target(name: "HoldfastMessages", swiftSettings: swiftSettings),
        .target(name: "CHoldfastProto", dependencies: ["CGRPCProto", "CProtobufC"]),
        .target(
            name: "HoldfastCoding",
            dependencies: ["HoldfastMessages", "Protobuf", "CHoldfastProto", "CGRPCProto", "CProtobufC"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "HoldfastServices",
            dependencies: ["HoldfastCoding", "HoldfastMessages", "GRPC"],
            swiftSettings: swiftSettings
        ),
        .target(name: "Commerce", dependencies: ["HoldfastMessages"], swiftSettings: swiftSettings),
        .target(
            name: "HoldfastEngine",
            dependencies: [
                "Commerce", "HoldfastCoding", "HoldfastMessages", "LMDB", "Platform", "Protobuf",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "HoldfastServer",
            dependencies: [
                "Commerce", "GRPC", "HoldfastCoding", "HoldfastEngine", "HoldfastMessages", "HoldfastServices",
                "Platform",
                "Protobuf",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "HoldfastClient",
            dependencies: [
                "GRPC", "HoldfastServices",
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "holdfast",
            dependencies: [
                "Commerce", "GRPC", "HTTP2", "HoldfastClient", "HoldfastCoding", "HoldfastEngine", "HoldfastMessages",
                "HoldfastServer", "HoldfastServices", "Protobuf",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),

        // MARK: Tests
        .testTarget(name: "PlatformTests", dependencies: ["Platform"], swiftSettings: swiftSettings),
        .testTarget(name: "LMDBTests", dependencies: ["LMDB", "Platform"], swiftSettings: swiftSettings),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Commerce", "HoldfastEngine", "HoldfastMessages", "LMDB", "Platform", "StorageCrashChild",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(name: "StorageRecorder", path: "Tests/StorageRecorder"),
        .executableTarget(
            name: "StorageCrashChild",
            dependencies: ["CThreadSanitizer", "Commerce", "HoldfastEngine", "HoldfastMessages", "Platform"],
            path: "Tests/StorageCrashChild",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "SessionTestSupport",
            dependencies: ["HTTP2"],
            path: "Tests/SessionTestSupport",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "GRPCTestSupport",
            dependencies: [
                "GRPC", "Protobuf",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/GRPCTestSupport",
            swiftSettings: swiftSettings
        ),
        .target(
            name: "ServiceTestSupport",
            dependencies: [
                "GRPC", "HoldfastServer",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/ServiceTestSupport",
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "HTTP2Tests", dependencies: ["HTTP2", "SessionTestSupport"], swiftSettings: swiftSettings),
        .testTarget(name: "CompressionTests", dependencies: ["Compression"], swiftSettings: swiftSettings),
        .testTarget(
            name: "GRPCTests",
            dependencies: [
                "Compression", "GRPC", "GRPCTestSupport", "HTTP2", "Platform", "Protobuf", "SessionTestSupport",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Instrumentation", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "Compression", "GRPC", "HTTP2", "HoldfastClient", "HoldfastMessages", "HoldfastServices", "Protobuf",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "InteropService",
            dependencies: ["GRPC", "Protobuf"],
            path: "Tests/InteropService",
            exclude: ["Schema"],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "InteropServer",
            dependencies: [
                "GRPC", "InteropService",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Tests/InteropServer",
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "InteropTests",
            dependencies: [
                "GRPC", "InteropService",
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "ProtobufTests", dependencies: ["Protobuf"], swiftSettings: swiftSettings),
        .testTarget(
            name: "HoldfastServicesTests",
            dependencies: ["GRPC", "HoldfastMessages", "HoldfastServices", "Protobuf"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "HoldfastServerTests",
            dependencies: [
                "GRPC", "GRPCTestSupport", "HoldfastClient", "HoldfastEngine", "HoldfastMessages", "HoldfastServer",
                "HoldfastServices", "ServiceTestSupport",
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "HoldfastCodingTests",
            dependencies: ["HoldfastCoding", "HoldfastMessages", "Platform", "Protobuf"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CommerceTests",
            dependencies: ["Commerce", "HoldfastMessages"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "HoldfastEngineTests",
            dependencies: ["Commerce", "HoldfastCoding", "HoldfastEngine", "HoldfastMessages", "Platform", "Protobuf"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Commerce", "GRPC", "HTTP2", "SessionTestSupport", "holdfast",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),

        .target(name: "CThreadSanitizer", path: "Tests/CThreadSanitizer"),
        .testTarget(
            name: "StressTests",
            dependencies: [
                "CThreadSanitizer", "Commerce", "GRPC", "GRPCTestSupport", "HoldfastClient", "HoldfastCoding",
                "HoldfastEngine",
                "HoldfastMessages", "HoldfastServer", "HoldfastServices", "Platform", "Protobuf", "ServiceTestSupport",
                "SessionTestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "FuzzTests",
            dependencies: fuzzDependencies,
            exclude: ["Corpus", "Fuzzer.swift"],
            swiftSettings: swiftSettings
        ),
    ]
)

// The fuzzer is the sources of `FuzzTests` once more, with libFuzzer in place of the tests. It links only with that library, so it is
// there when it is asked for: `Tests/fuzz`.
if Context.environment["HOLDFAST_FUZZER"] != nil {
    package.targets.removeAll { $0.name == "FuzzTests" }
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "Tests/CLibFuzzer"),
        .executableTarget(
            name: "Fuzzer",
            dependencies: fuzzDependencies + ["CLibFuzzer"],
            path: "Tests/FuzzTests",
            exclude: ["Corpus", "CorpusTests.swift"],
            swiftSettings: swiftSettings
        ),
    ]
}
