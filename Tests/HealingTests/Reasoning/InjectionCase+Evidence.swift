import ControllerRuntime
import Evidence
import Incidents
import KubernetesModel
import MidwatchTestKit

extension InjectionCase {
    /// What evidence is really gathered from, where the text stands in its channel: in a log, a variable, a metric's
    /// labels, an earlier incident, or where else the fault that it poisoned has it.
    ///
    /// - Parameter fault: What ``poison(_:)`` made.
    func sources(of fault: FaultScene) throws -> EvidenceSources {
        let cluster = FakeCluster(try fault.snapshot.liveObjects())
        var sources = EvidenceSources(
            reader: cluster, logs: FakeLogs(), metrics: FakeMetrics(), configuration: FakeConfiguration(),
            history: FakeHistory())
        let pods = fault.snapshot.pods.objects.map(\.metadata.name)
        switch channel {
        case "container.log": sources.logs = FakeLogs(pods: pods, line: payload)
        case "http.user-agent-in-log":
            sources.logs = FakeLogs(pods: pods, line: "10.0.0.9 \"GET /pay\" 500 \"\(payload)\"")
        case "ingress.host-or-path-in-access-log":
            sources.logs = FakeLogs(pods: pods, line: "10.0.0.9 \"GET /\(payload)\" 500 \"curl/8.5\"")
        case "prometheus.label-value":
            let series = pods.map { pod in
                MeasuredSeries(
                    pod: pod, container: payload, unit: "bytes",
                    points: [.init(at: .ago(60), value: 1e8), .init(at: .ago(30), value: 2e8)])
            }
            sources.metrics = FakeMetrics(series: [.memoryUse: series])
        case "incident-history.note":
            sources.history = FakeHistory([
                PastIncident(
                    incident: NamespacedName(namespace: "shop", name: payload),
                    features: IncidentFeatures(
                        targetKind: payload, targetName: payload, signalKinds: [], reasons: [payload]),
                    category: .crashCode, decidedBy: .rules, rule: payload, action: .restartPod, hasHelped: true,
                    endedAt: .ago(90_000), similarity: 0.9)
            ])
        case "env.value":
            for workload in fault.snapshot.deployments.objects {
                let name = workload.metadata.name
                cluster["Deployment", name] = cluster["Deployment", name].map(withVariables)
            }
        default: break
        }
        return sources
    }

    /// Variables of names whose values are shown, and of one whose value never is.
    private func withVariables(_ workload: JSONValue) -> JSONValue {
        var workload = workload
        let containers = workload[path: "spec", "template", "spec", "containers"]?.arrayValue ?? []
        workload[path: "spec", "template", "spec", "containers"] = .array(
            containers.map { container in
                var container = container
                container["env"] = .array(
                    ["LOG_LEVEL", "DEBUG", "NOTE"].map { ["name": .string($0), "value": .string(payload)] })
                return container
            })
        return workload
    }

    /// Whether a model was shown the text, or a line of it.
    func reaches(_ prompt: String) -> Bool { traces.contains { prompt.contains($0) } }
}

extension FakeLogs {
    /// One line as the whole log of all of the pods' containers.
    fileprivate init(pods: [String], line: String) {
        self.init()
        for pod in pods {
            for run in ["", "/previous"] { texts["\(pod)/checkout\(run)"] = "starting\n\(line)\n" }
        }
    }
}
