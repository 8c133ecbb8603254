// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
]

let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let dequeModule = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hashTreeCollections = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
let heapModule = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let inMemoryTracing = Target.Dependency.product(name: "InMemoryTracing", package: "swift-distributed-tracing")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioFoundationCompat = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let serviceLifecycleTestKit = Target.Dependency.product(
    name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let swiftASN1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "midwatch",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "midwatch", targets: ["midwatch"]),
        .library(name: "KubernetesModel", targets: ["KubernetesModel"]),
        .library(name: "KubernetesClient", targets: ["KubernetesClient"]),
        .library(name: "ControllerRuntime", targets: ["ControllerRuntime"]),
        .library(name: "Redaction", targets: ["Redaction"]),
        .library(name: "Evidence", targets: ["Evidence"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Floor 0: pure.
        .target(name: "KubernetesModel"),
        .target(name: "APIMachinery", dependencies: ["KubernetesModel"]),
        .target(name: "ModelExchange", dependencies: ["KubernetesModel"]),
        .target(name: "Redaction", dependencies: ["KubernetesModel", crypto]),
        // Floor 1: clients.
        .target(
            name: "KubernetesClient",
            dependencies: [
                "KubernetesModel", asyncHTTPClient, coreMetrics, logging, metrics, nioCore, nioFoundationCompat,
                nioHTTP1,
                nioPosix, nioSSL, subprocess, systemPackage, yams,
            ]),
        .target(
            name: "LanguageModels",
            dependencies: [
                "KubernetesModel", "ModelExchange", asyncHTTPClient, coreMetrics, crypto, logging, metrics, nioCore,
                nioFoundationCompat, nioHTTP1, nioHTTPCompression, nioPosix, nioSSL, tracing,
            ]),
        .target(
            name: "PrometheusClient",
            dependencies: ["KubernetesModel", asyncHTTPClient, nioCore, nioHTTP1, nioPosix, nioSSL]),
        // zlib, which NIO links too.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(
            name: "Telemetry",
            dependencies: [
                "CZlib", asyncHTTPClient, coreMetrics, logging, nioCore, nioHTTP1, nioPosix, nioSSL, serviceLifecycle,
                tracing,
            ]),
        // Floor 2: runtime.
        .target(
            name: "ControllerRuntime",
            dependencies: [
                "KubernetesModel", "KubernetesClient", hashTreeCollections, heapModule, hummingbird, logging, metrics,
                nioCore,
                serviceLifecycle, unixSignals,
            ]),
        // Floor 3: domain.
        .target(name: "Incidents", dependencies: ["KubernetesModel", "ModelExchange", "ControllerRuntime", crypto]),
        .target(name: "Detection", dependencies: ["KubernetesModel", "ControllerRuntime", "Incidents"]),
        .target(name: "Guardrails", dependencies: ["KubernetesModel", "Incidents"]),
        .target(
            name: "Evidence",
            dependencies: ["KubernetesModel", "ControllerRuntime", "Incidents", "Detection", "Guardrails"]),
        .target(
            name: "Diagnosis",
            dependencies: [
                "KubernetesModel", "ModelExchange", "ControllerRuntime", "Incidents", "Detection", "Evidence", tracing,
            ]),
        .target(name: "Remediation", dependencies: ["KubernetesModel", "Incidents", crypto]),
        .target(name: "Journal", dependencies: ["KubernetesModel", "ModelExchange", "Incidents", crypto, grdb]),
        // Floor 4: capabilities.
        .target(
            name: "Healing",
            dependencies: [
                "KubernetesModel", "ModelExchange", "ControllerRuntime", "Incidents", "Detection", "Evidence",
                "Diagnosis", "Guardrails", "Redaction", "Remediation", "Journal", crypto, logging, metrics, tracing,
            ]),
        // Floor 5: the whole.
        .target(
            name: "Operator",
            dependencies: [
                "KubernetesModel", "ModelExchange", "Redaction", "KubernetesClient", "LanguageModels",
                "PrometheusClient",
                "Telemetry", "ControllerRuntime", "Incidents", "Detection", "Evidence", "Diagnosis", "Guardrails",
                "Remediation", "Journal", "Healing", logging, serviceLifecycle, tracing, yams,
            ],
            resources: [.embedInCode("Install/Manifests")]),
        // Floor 6: faces.
        .target(
            name: "Presentation",
            dependencies: ["KubernetesModel", "ModelExchange", "Incidents", "Detection", "Evidence", "Diagnosis"]),
        .executableTarget(
            name: "midwatch",
            dependencies: [
                "KubernetesModel", "Redaction", "KubernetesClient", "Incidents", "Detection", "Diagnosis", "Journal",
                "Healing", "Operator", "Presentation", "Telemetry", "Lab", "LabFaults", "Evaluation", argumentParser,
                coreMetrics, logging,
                serviceLifecycle, tracing, unixSignals,
            ],
            resources: [.embedInCode("Demo/Shop/shop.yaml")]),
        // Beside.
        .target(
            name: "Lab",
            dependencies: [
                "KubernetesModel", "APIMachinery", crypto, dequeModule, heapModule, hummingbird, hummingbirdCore,
                hummingbirdTLS, httpTypes, logging, nioCore, nioHTTPTypes, nioSSL, serviceLifecycle, swiftASN1, x509,
                yams,
            ],
            exclude: ["Faults"],
            resources: [.embedInCode("Protobuf/Tables")]),
        .target(
            name: "LabFaults", path: "Sources/Lab/Faults",
            resources: [.embedInCode("Broken"), .embedInCode("Traps"), .embedInCode("Healthy")]),
        .target(
            name: "Evaluation",
            dependencies: [
                "KubernetesModel", "ModelExchange", "APIMachinery", "Redaction", "KubernetesClient", "LanguageModels",
                "ControllerRuntime", "Incidents", "Detection", "Evidence", "Diagnosis", "Journal", "Healing",
                "Operator",
                "Lab", "LabFaults", logging,
            ]),
        .target(
            name: "MidwatchTestKit",
            dependencies: [
                "KubernetesModel", "ModelExchange", "KubernetesClient", "ControllerRuntime", "Incidents", "Evidence",
                asyncHTTPClient, logging, nioCore, nioFoundationCompat, nioHTTP1, nioPosix, nioSSL, subprocess,
                systemPackage, yams,
            ]),
        .testTarget(
            name: "ControllerRuntimeTests",
            dependencies: [
                "KubernetesModel", "KubernetesClient", "ControllerRuntime", "MidwatchTestKit", logging,
                serviceLifecycle,
                serviceLifecycleTestKit,
            ]),
        .testTarget(
            name: "TelemetryTests",
            dependencies: [
                "Telemetry", "CZlib", "MidwatchTestKit", coreMetrics, logging, serviceLifecycle,
                serviceLifecycleTestKit, tracing,
            ]),
        .testTarget(name: "APIMachineryTests", dependencies: ["KubernetesModel", "APIMachinery"]),
        .testTarget(name: "RedactionTests", dependencies: ["KubernetesModel", "Redaction"]),
        .testTarget(
            name: "PrometheusClientTests", dependencies: ["KubernetesModel", "PrometheusClient", "MidwatchTestKit"]),
        .testTarget(
            name: "EvidenceTests",
            dependencies: [
                "KubernetesModel", "ControllerRuntime", "Incidents", "Detection", "Evidence", "Redaction",
                "MidwatchTestKit",
            ],
            resources: [.copy("Text/Fixtures")]),
        .testTarget(
            name: "LanguageModelsTests",
            dependencies: [
                "KubernetesModel", "ModelExchange", "LanguageModels", "MidwatchTestKit", asyncHTTPClient, coreMetrics,
                crypto, inMemoryTracing, logging, metrics, nioCore, nioHTTP1, nioPosix, nioSSL, tracing,
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "KubernetesClientTests",
            dependencies: [
                "KubernetesModel", "KubernetesClient", "MidwatchTestKit", asyncHTTPClient, logging, metrics, nioHTTP1,
            ]),
        .testTarget(
            name: "KubernetesModelTests", dependencies: ["KubernetesModel"], resources: [.copy("Fixtures")]),
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                "KubernetesModel", "ModelExchange", "Redaction", "KubernetesClient", "PrometheusClient", "Incidents",
                "Detection", "Evidence", "Diagnosis", "Journal", "Healing", "Operator", "MidwatchTestKit",
            ]),
        .testTarget(
            name: "PresentationTests",
            dependencies: ["KubernetesModel", "Incidents", "Detection", "Diagnosis", "Presentation"]),
        .testTarget(
            name: "OperatorTests",
            dependencies: [
                "KubernetesModel", "KubernetesClient", "PrometheusClient", "Evidence", "Telemetry", "ControllerRuntime",
                "Incidents", "Remediation",
                "Operator", "MidwatchTestKit", logging,
            ]),
        .testTarget(
            name: "GuardrailsTests", dependencies: ["KubernetesModel", "ControllerRuntime", "Incidents", "Guardrails"]),
        .testTarget(
            name: "RemediationTests",
            dependencies: ["KubernetesModel", "ControllerRuntime", "Incidents", "Remediation", "MidwatchTestKit"]),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "KubernetesModel", "Incidents", "Diagnosis", "Guardrails", "Operator", "midwatch", argumentParser,
            ]),
        .testTarget(
            name: "DetectionTests", dependencies: ["KubernetesModel", "Incidents", "Detection", "MidwatchTestKit"]),
        .testTarget(
            name: "DiagnosisTests",
            dependencies: [
                "KubernetesModel", "ModelExchange", "ControllerRuntime", "Incidents", "Detection", "Evidence",
                "Diagnosis", "MidwatchTestKit",
            ]),
        .testTarget(
            name: "HealingTests",
            dependencies: [
                "KubernetesModel", "ModelExchange", "ControllerRuntime", "Incidents", "Detection", "Evidence",
                "Diagnosis", "Guardrails", "Redaction", "Remediation", "Journal", "Healing", "MidwatchTestKit", logging,
            ]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["KubernetesModel", "Incidents", "Journal", "MidwatchTestKit", "midwatch"]),
        .testTarget(
            name: "EvaluationTests",
            dependencies: [
                "KubernetesModel", "ModelExchange", "KubernetesClient", "LanguageModels", "Incidents", "Evidence",
                "Diagnosis", "Journal", "Lab", "Evaluation", "MidwatchTestKit", logging,
            ]),
        .testTarget(
            name: "LabTests",
            dependencies: [
                "KubernetesModel", "KubernetesClient", "ControllerRuntime", "APIMachinery", "Lab", "LabFaults",
                "MidwatchTestKit", asyncHTTPClient, httpTypes, hummingbirdCore, logging, nioCore, nioHTTP1, nioPosix,
                nioSSL, serviceLifecycle,
            ],
            // Read where they lie: a recording is written there too.
            exclude: [
                "Differential/KnownDifferences.yaml", "Differential/README.md", "Differential/Recorded",
                "Differential/Requests", "FaultSequences/Commands.yaml", "FaultSequences/Faults",
                "FaultSequences/KnownDifferences.yaml", "FaultSequences/README.md", "FaultSequences/Recorded",
            ]),
        .testTarget(
            name: "JournalTests", dependencies: ["KubernetesModel", "ModelExchange", "Incidents", "Journal", grdb],
            resources: [.copy("Fixtures")]),
    ]
)

// CI builds with MIDWATCH_STRICT=1: a warning in this package's own sources is an error. Whoever tries a newer compiler is
// not stopped by what it newly warns of.
let isStrict = ProcessInfo.processInfo.environment["MIDWATCH_STRICT"] == "1"
for target in package.targets where target.type != .system {
    target.swiftSettings = settings + (isStrict ? [.treatAllWarnings(as: .error)] : [])
}
