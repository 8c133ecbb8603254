// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "midwatch-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "midwatch", path: ".."),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    ],
    targets: [
        .executableTarget(
            name: "informer-benchmark",
            dependencies: [
                .product(name: "ControllerRuntime", package: "midwatch"),
                .product(name: "KubernetesClient", package: "midwatch"),
                .product(name: "KubernetesModel", package: "midwatch"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]),
        .executableTarget(
            name: "lab-benchmark",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOFoundationCompat", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "redaction-benchmark",
            dependencies: [.product(name: "Redaction", package: "midwatch")],
            swiftSettings: settings),
        .executableTarget(
            name: "log-template-benchmark",
            dependencies: [.product(name: "Evidence", package: "midwatch")],
            swiftSettings: settings),
        .executableTarget(
            name: "decode-benchmark",
            dependencies: [.product(name: "KubernetesModel", package: "midwatch")],
            resources: [.embedInCode("Resources")],
            swiftSettings: settings),
    ]
)
