import Detection
import Incidents
import KubernetesModel

extension Revisions {
    /// Of a StatefulSet or DaemonSet, from its controller revisions, newest first.
    static func of(_ workload: Workload, _ revisions: [ControllerRevision], _ pods: [Pod]) -> Revisions? {
        guard let newest = revisions.first else { return nil }
        let older = revisions.dropFirst()
        let proven = older.lazy.compactMap { revision -> Candidate? in
            serving(revision, pods.filter { $0.isReady && mark(of: revision, workload).isOn($0) })
        }.first
        return Revisions(
            current: newest.revision, since: start(of: newest, among: older),
            candidate: proven ?? rolledOut(of: workload, older), mark: mark(of: newest, workload))
    }

    /// Pods of a StatefulSet carry the revision's whole name, those of a DaemonSet its last part.
    private static func mark(of revision: ControllerRevision, _ workload: Workload) -> Mark {
        let name = revision.metadata.name
        return .hash([name, String(name.dropFirst(workload.metadata.name.count + 1))])
    }

    /// A revision that has ready pods: what they are made from is its template.
    private static func serving(_ revision: ControllerRevision, _ ready: [Pod]) -> Candidate? {
        guard let pod = ready.first else { return nil }
        var template = PodTemplate()
        template.metadata.labels = pod.metadata.labels
        template.spec = pod.spec
        return Candidate(
            revision: revision.revision, template: template, certainty: 0.97,
            evidence: Evidence(
                source: revision.reference.shortName,
                text: "\(ready.count.of("ready pod")) of revision \(revision.revision) still there"))
    }

    /// The revision that a StatefulSet's status names as the last one with which all its pods were updated.
    private static func rolledOut(of workload: Workload, _ older: some Sequence<ControllerRevision>) -> Candidate? {
        guard case .statefulSet(let set) = workload, set.status.currentRevision != set.status.updateRevision,
            let revision = older.first(where: { $0.metadata.name == set.status.currentRevision })
        else { return nil }
        return Candidate(
            revision: revision.revision, template: nil, certainty: 0.85,
            evidence: Evidence(
                source: revision.reference.shortName,
                text: "the status names revision \(revision.revision) as the last one that was rolled out"))
    }
}
