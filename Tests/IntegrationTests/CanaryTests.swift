import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct CanaryTests {
        /// Everything that an operator with a model and a collector sends, writes and prints while it works on a workload
        /// that is full of secrets.
        @Test func `no planted secret leaves the process in any form`() async throws {
            try await inNamespace("canary") { namespace in
                let canaries = Canary.all
                let collector = FakeCollector()
                try await FakeServer.run(handler: collector.handler) { otlp in
                    try await ModelServer.run(thinking: UnreachableDatabase.think) { model in
                        try await namespace.withOperator(
                            configuration: UnreachableDatabase.configuration(model),
                            environment: [
                                "OTEL_EXPORTER_OTLP_ENDPOINT": otlp.url, "OTEL_BSP_SCHEDULE_DELAY": "500",
                                "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json", "MIDWATCH_LOG_LEVEL": "debug",
                            ]
                        ) { _ in
                            try await Canary.deploy(canaries, in: namespace)
                            let incident = try await namespace.incident(
                                of: "ledger", "looked at by the model", within: .seconds(120)
                            ) { $0.status.consultation?.state == .answered }
                            try await namespace.eventually("spans arrive") { otlp.requests.isEmpty ? nil : true }
                            let explained = try await namespace.cluster.midwatch(
                                "explain", incident.metadata.name, "-n", namespace.name, "--journal", namespace.journal)
                            let shown = try await namespace.cluster.midwatch(
                                "incidents", "show", incident.metadata.name, "-n", namespace.name, "--output", "json")
                            var outgoing: [String: Data] = [
                                "prompts": Data(model.bodies.joined(separator: "\n").utf8),
                                "spans and metrics": Data(otlp.requests.map(\.text).joined(separator: "\n").utf8),
                                "console": Data((explained.output + shown.output).utf8),
                                "log": Data(try namespace.operatorLog.utf8),
                            ]
                            for file in ["journal.sqlite", "journal.sqlite-wal"] {
                                let path = namespace.folder.appending(path: file)
                                if FileManager.default.fileExists(atPath: path.path) {
                                    outgoing[file] = try Data(contentsOf: path)
                                }
                            }
                            #expect(model.bodies.joined().contains("REDACTED"), "the prompt never saw the workload")
                            for (place, bytes) in outgoing {
                                let leaks = canaries.filter { $0.isFound(in: bytes) }.map(\.kind)
                                #expect(leaks == [], "in the \(place)")
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A collector that takes everything.
private struct FakeCollector {
    var handler: FakeServer.Handler { { _, responder in try await responder.respond("{}") } }
}

/// A secret in one of the shapes and places in which they lie around in clusters.
struct Canary: Sendable {
    var kind: String
    /// What must not be seen.
    var secret: String
    /// The text that it stands in.
    var text: String

    /// Fifteen shapes, each with a secret of its own that no one has ever used.
    static let all: [Canary] = {
        func random(_ count: Int, _ alphabet: String = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
            -> String
        {
            let letters = Array(alphabet)
            return String((0..<count).map { _ in letters.randomElement() ?? "x" })
        }
        func canary(_ kind: String, _ secret: String, _ text: (String) -> String) -> Canary {
            Canary(kind: kind, secret: secret, text: text(secret))
        }
        let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
        return [
            canary("AWS access key", "AKIA" + random(16, upper)) { "sts failed key=\($0)" },
            canary("AWS secret key", random(40)) { "AWS_SECRET_ACCESS_KEY=\($0)" },
            canary("GitHub token", "ghp_" + random(36)) {
                "fatal: could not read from https://x-access-token:\($0)@github.com/o/r.git"
            },
            canary("Slack token", "xoxb-" + random(12, "0123456789") + "-" + random(24)) {
                "slack token \($0) invalid_auth"
            },
            canary("Anthropic key", "sk-ant-api03-" + random(90)) { "export ANTHROPIC_API_KEY='\($0)'" },
            canary("JWT", "eyJ\(random(30)).eyJ\(random(60)).\(random(43))") { "Authorization: Bearer \($0)" },
            canary("database password", random(18)) {
                "dial error: postgres://app:\($0)@ledger-db:5432/app?sslmode=disable"
            },
            canary("JSON log", random(30)) { #"{"ts":1,"msg":"login","client_secret":"\#($0)"}"# },
            canary("command line", random(22)) { "args: --password=\($0) --v=2" },
            canary("header", random(28)) { "> X-Api-Key: \($0)" },
            canary("cookie", random(32)) { "Cookie: session=\($0); theme=dark" },
            canary("query", random(32)) { "GET /callback?access_token=\($0)&state=1 HTTP/1.1" },
            canary("YAML", random(20)) { "db_password: \($0)" },
            canary("private key", random(64)) {
                "-----BEGIN RSA PRIVATE KEY-----\n\($0)\n-----END RSA PRIVATE KEY-----"
            },
            canary("environment variable", random(24)) { $0 },
        ]
    }()

    /// Puts them into the log, the environment, the arguments, annotations and a ConfigMap of a crashing Deployment.
    static func deploy(_ canaries: [Canary], in namespace: TestNamespace) async throws {
        let log = canaries.dropLast().map(\.text).joined(separator: "\n")
        let texts = Dictionary(
            canaries.dropLast().enumerated().map { ("note-\($0.offset)", JSONValue.string($0.element.text)) },
            uniquingKeysWith: { first, _ in first })
        try await namespace.create(
            ConfigMap.resource,
            ["metadata": ["name": "ledger", "annotations": .object(texts)], "data": .object(texts)])
        var workload = TestWorkload.workload(
            "ledger",
            TestWorkload.container(
                command: [
                    "sh", "-c",
                    "echo \"$LOG\"; echo '\(UnreachableDatabase.message)' | tee /dev/termination-log; exit 3",
                ],
                [
                    "env": [
                        ["name": "LOG", "value": .string(log)],
                        ["name": "DB_PASSWORD", "value": .string(canaries.last?.secret ?? "")],
                    ],
                    "envFrom": [["configMapRef": ["name": "ledger"]]],
                ]))
        workload[path: "spec", "template", "metadata", "annotations"] = .object(texts)
        workload[path: "metadata", "annotations"] = .object(texts)
        try await namespace.create(Deployment.resource, workload)
    }

    /// Whether the secret is in bytes: plain, in base64 at each of its three alignments, percent-encoded, or escaped as in
    /// JSON.
    func isFound(in bytes: Data) -> Bool {
        let plain = Data(secret.utf8)
        let aligned = (0..<3).map { shift -> Data in
            let encoded = (Data(repeating: 0x20, count: shift) + plain).base64EncodedString()
            // The first and last group mix with what stands around the secret.
            return Data(encoded.dropFirst(shift == 0 ? 0 : 4).dropLast(4).utf8)
        }
        let percent = plain.map { "%" + (Self.hex($0)) }.joined()
        let escaped = secret.unicodeScalars.map { "\\u00" + Self.hex(UInt8($0.value)) }.joined()
        let forms = [plain, Data(percent.utf8), Data(percent.lowercased().utf8), Data(escaped.utf8)] + aligned
        return forms.contains { !$0.isEmpty && bytes.range(of: $0) != nil }
    }

    private static func hex(_ byte: UInt8) -> String {
        String(byte / 16, radix: 16).uppercased() + String(byte % 16, radix: 16).uppercased()
    }
}
