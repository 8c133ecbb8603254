import Detection
import Diagnosis
import Evidence
import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Operator
import PrometheusClient
import Redaction
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct EvidenceTests {
        @Test func `the evidence of a crash after a rollout says what happened, and holds no secret`() async throws {
            try await inNamespace("evidence") { namespace in
                try await namespace.deployCrashAfterRevision()
                let subject = try await namespace.crashSubject()
                let dossier = try await gather(subject, namespace)

                func text(_ topic: EvidenceTopic) -> String {
                    dossier.items.filter { $0.topic == topic }.map { "\($0.evidence.source): \($0.evidence.text)" }
                        .joined(separator: "\n")
                }
                #expect(text(.signal).contains("CrashLoopBackOff"))
                #expect(text(.finding).contains("crash"))
                #expect(text(.pod).contains("exit code 3"))
                #expect(text(.workload).contains("limits memory 32Mi"))
                #expect(text(.workload).contains("DB_PASSWORD (set)"))
                #expect(text(.change).contains("revision 2"))
                #expect(text(.change).contains("main env LOG_LEVEL: info -> debug"))
                #expect(text(.change).contains("main command: "))
                #expect(text(.change).contains("configmap/web-config: referred to by all variables, last written"))
                #expect(text(.event).contains("BackOff"))
                #expect(text(.log).contains("File \"/app/db.py\", line 12, in connect"))
                #expect(text(.log).contains("ConnectionRefusedError"))
                for log in dossier.items where log.topic == .log {
                    let requests = log.evidence.text.split(separator: "\n").count { $0.contains("GET /items/") }
                    #expect(requests < 60, "of two hundred lines that say the same only the last ones are told each")
                }
                #expect(text(.dependency).contains("service/db: named by env DATABASE_URL"))
                #expect(text(.dependency).contains("0 ready endpoints"))
                #expect(text(.node).contains("node/"))
                #expect(text(.quota).contains("pods 2 of 10"))
                #expect(text(.policy).contains("only observes"))
                let named = Set(dossier.objects.map(\.reference.shortName))
                #expect(named.isSuperset(of: ["deployment/web", "service/db", "configmap/web-config"]))
                #expect(dossier.objects.contains { $0.reference.kind == "Pod" && $0.containers == ["main"] })
                #expect(dossier.items.allSatisfy { $0.topic != .log || $0.evidence.trust == .workload })

                let encoded = String(decoding: try JSONEncoder().encode(dossier), as: UTF8.self)
                for secret in PlantedSecret.all {
                    for form in PlantedSecret.forms(of: secret) { #expect(!encoded.contains(form), "\(form) got out") }
                }
                #expect(encoded.contains("[REDACTED:"))
            }
        }

        @Test func `a closer look reads a log's lines, an object, a measurement, and refuses what is elsewhere`()
            async throws
        {
            try await inNamespace("look") { namespace in
                try await namespace.deployCrashAfterRevision()
                let subject = try await namespace.crashSubject()
                let pod = try #require(subject.signals.first?.object.name)
                try await withEvidence(namespace) { evidence in
                    // The kubelet keeps a run's log until the one after the next begins.
                    let line = try await namespace.eventually("the log of the run before can be read") {
                        let log = await evidence.look(
                            .logs(pod: pod, container: "main", previous: true, containing: "connecting"), for: subject)
                        return log.items.first?.evidence.text
                    }
                    #expect(line.contains("connecting to postgres://"))
                    #expect(!line.contains(PlantedSecret.password))
                    let service = await evidence.look(.describe(kind: "Service", name: "db"), for: subject)
                    #expect(service.items.first?.evidence.text.contains("0 ready endpoints") == true)
                    let strange = await evidence.look(.describe(kind: "Pod", name: "kube-proxy"), for: subject)
                    #expect(strange.items.isEmpty)
                    #expect(strange.omissions.first?.why.contains("there is no Pod kube-proxy") == true)
                    let difference = await evidence.look(.revisionDifference, for: subject)
                    #expect(difference.items.contains { $0.evidence.text.contains("LOG_LEVEL: info -> debug") })
                    guard await TestPrometheus.isUp() else { return }
                    try await namespace.eventually("the memory of the pod is measured", within: .seconds(60)) {
                        let look = await evidence.look(.metric(.memoryUse, hours: 1), for: subject)
                        return look.items.first { $0.evidence.text.contains("of its limit 32.00Mi") }
                    }
                }
            }
        }
    }
}

/// Gathers the evidence, and prints how long that took and how many tokens it has.
private func gather(_ subject: EvidenceSubject, _ namespace: TestNamespace) async throws -> Dossier {
    try await withEvidence(namespace) { evidence in
        let begun = ContinuousClock.now
        let dossier = await evidence.gather(for: subject)
        report("gathering the evidence of a crash", ContinuousClock.now - begun)
        let tokens = dossier.items.map { TokenEstimate.tokens(in: "\($0.evidence.source) \($0.evidence.text)") }
        print(
            "measured: the dossier of a crash: \(dossier.items.count) items, \(tokens.reduce(0, +)) tokens, "
                + "\(dossier.omissions.count) omissions")
        return dossier
    }
}

/// Runs a test with evidence out of the cluster, and of its Prometheus where one answers.
private func withEvidence<Result>(
    _ namespace: TestNamespace, _ body: (ClusterEvidence) async throws -> Result
) async throws -> Result {
    let redactor = Redactor(key: .random())
    func evidence(_ prometheus: PrometheusClient?) -> ClusterEvidence {
        ClusterEvidence(api: namespace.cluster.api, prometheus: prometheus) { redactor.redact($0) }
    }
    guard await TestPrometheus.isUp() else { return try await body(evidence(nil)) }
    return try await TestPrometheus.with { try await body(evidence($0)) }
}

extension TestNamespace {
    /// Waits until the crash is a signal, and makes an incident of it, as the operator would.
    fileprivate func crashSubject() async throws -> EvidenceSubject {
        let target = try await deployment("web").reference
        let (snapshot, signals) = try await eventually("web crashes again and again", within: .seconds(90)) {
            let snapshot = try await ClusterScan(api: cluster.api).snapshot(namespace: name)
            let signals = Detector().assess(target, in: snapshot, now: Date()).signals
            let isCrash = signals.contains { $0.kind == .crashLoop }
            return isCrash ? (snapshot, signals) : nil
        }
        let now = Date()
        let incident = Incident(
            metadata: ObjectMeta(name: "web-crash", namespace: name),
            spec: Incident.Spec(
                title: "web crashes", severity: .P3, target: target, fingerprint: "f", openedAt: now, signals: signals))
        let looked = Case(target: target, signals: signals, snapshot: snapshot, now: now)
        return EvidenceSubject(
            incident: incident, snapshot: snapshot, signals: signals,
            findings: RuleEngine.standard.findings(for: looked), candidates: [], policies: [], now: now)
    }
}
