import ControllerRuntime
import Evidence
import Incidents
import KubernetesModel

/// Evidence as it is in a snapshot: nothing is redacted, sanitised, fenced or left out, so that what a model reads is
/// the worst that it could read.
struct PlainEvidence: EvidenceSource {
    /// What is added to each dossier, at its end.
    var added: [DossierItem]
    private let look: @Sendable (Lookup) -> [DossierItem]

    /// - Parameter look: What a closer look finds.
    init(adding added: [DossierItem] = [], look: @escaping @Sendable (Lookup) -> [DossierItem] = { _ in [] }) {
        self.added = added
        self.look = look
    }

    func gather(for subject: EvidenceSubject) async -> Dossier { Dossier(of: subject, adding: added) }

    func look(
        _ lookup: Lookup, for subject: EvidenceSubject
    ) async -> (items: [DossierItem], omissions: [Omission]) {
        let items = look(lookup)
        return (items, items.isEmpty ? [Omission("what was asked for", because: "there is nothing")] : [])
    }
}

extension DossierItem {
    /// One item; whoever takes it into a dossier gives it its id.
    static func make(
        _ topic: EvidenceTopic, _ text: String, source: String, trust: Trust = .controlPlane, id: String = "",
        relevance: Double = 0.5
    ) -> DossierItem {
        DossierItem(
            topic: topic, evidence: Evidence(id: id, source: source, trust: trust, text: text), relevance: relevance)
    }
}

extension Dossier {
    /// A subject's signals, findings, workload, pods, revisions and events as they are.
    init(of subject: EvidenceSubject, adding added: [DossierItem] = []) {
        let cluster = subject.snapshot
        let target = subject.incident.spec.target
        var items = subject.signals.map { signal in
            let container = signal.container.map { " container \($0)" } ?? ""
            return DossierItem.make(
                .signal, "\(signal.reason) (\(signal.count) times): \(signal.message)",
                source: signal.object.shortName + container, trust: signal.trust)
        }
        items += subject.findings.map { .make(.finding, "\($0.rule): \($0.cause)", source: "rules") }
        items += subject.findings.flatMap(\.evidence).map {
            DossierItem(topic: .workload, evidence: $0, relevance: 0.5)
        }
        items += cluster.sorted(\.deployments, in: target.namespace).map {
            .make(
                .workload, "\($0.spec.template.spec.told); \($0.status.conditions.told)", source: $0.reference.shortName
            )
        }
        items += cluster.sorted(\.replicaSets, in: target.namespace).map {
            .make(
                .change, "revision \($0.revision ?? 0): \($0.spec.template.spec.told)", source: $0.reference.shortName)
        }
        items += cluster.sorted(\.pods, in: target.namespace).map {
            .make(.pod, "\($0.status.phase) on \($0.spec.nodeName)", source: $0.reference.shortName)
        }
        items += cluster.sorted(\.events, in: target.namespace).map {
            .make(
                .event, "\($0.reason ?? ""): \($0.message ?? "")", source: "event of \($0.involvedObject.shortName)",
                trust: $0.source?.component == "kubelet" ? .controlPlane : .workload)
        }
        items += added
        for index in items.indices { items[index].evidence.id = "e\(index + 1)" }
        self.init(
            incident: subject.incident.key, title: subject.incident.spec.title,
            severity: subject.incident.spec.severity, target: target, openedAt: subject.incident.spec.openedAt,
            gatheredAt: subject.now, items: items, objects: cluster.known(beside: target),
            findings: subject.findings, candidates: subject.candidates)
    }
}

extension PodSpec {
    fileprivate var told: String {
        (initContainers + containers).map { container in
            let memory = container.resources.limits.memory.map { ", memory limit \($0)" } ?? ""
            return "container \(container.name) has image \(container.image)\(memory)"
        }.joined(separator: "; ")
    }
}

extension [Condition] {
    fileprivate var told: String { map { "\($0.type)=\($0.status) \($0.reason ?? "")" }.joined(separator: ", ") }
}

extension ClusterSnapshot {
    /// The objects of a table in a namespace, or in all, in the order of their names.
    fileprivate func sorted<Object: KubernetesObject>(
        _ table: KeyPath<ClusterSnapshot, ObjectTable<Object>>, in namespace: String?
    ) -> [Object] {
        self[keyPath: table].objects.filter { namespace == nil || $0.metadata.namespace == namespace }
            .sorted { $0.metadata.name < $1.metadata.name }
    }

    /// The objects of the target's namespace, and the nodes.
    fileprivate func known(beside target: ObjectReference) -> [KnownObject] {
        let namespace = target.namespace
        var objects = [KnownObject(target)]
        objects += sorted(\.deployments, in: namespace).map {
            KnownObject($0.reference, containers: $0.spec.template.spec.containers.map(\.name))
        }
        objects += sorted(\.pods, in: namespace).map {
            KnownObject($0.reference, containers: ($0.spec.initContainers + $0.spec.containers).map(\.name))
        }
        objects += sorted(\.replicaSets, in: namespace).map { KnownObject($0.reference) }
        objects += sorted(\.statefulSets, in: namespace).map { KnownObject($0.reference) }
        objects += sorted(\.jobs, in: namespace).map { KnownObject($0.reference) }
        objects += sorted(\.services, in: namespace).map { KnownObject($0.reference) }
        objects += sorted(\.claims, in: namespace).map { KnownObject($0.reference) }
        objects += sorted(\.autoscalers, in: namespace).map { KnownObject($0.reference) }
        objects += sorted(\.nodes, in: nil).map { KnownObject($0.reference) }
        return objects
    }
}
