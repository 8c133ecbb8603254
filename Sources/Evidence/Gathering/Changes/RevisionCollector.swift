import Foundation
import Incidents
import KubernetesModel

/// The newest revisions of the target, each with what it changed.
struct RevisionCollector: Collector {
    let reader: any ClusterReader

    func readings(of scene: Scene) -> [Reading] {
        guard let workload = scene.workload, let kind = Self.kind(of: workload) else { return [] }
        return [
            Reading("the revisions of \(workload.reference.shortName)") {
                try await gather(workload, kind, scene, atMost: scene.limits.revisions)
            }
        ]
    }

    /// - Parameter count: How many revisions are compared with the one before.
    func gather(_ workload: Workload, _ kind: APIResource, _ scene: Scene, atMost count: Int) async throws -> Gathered {
        let objects = try await reader.objects(
            kind, in: workload.metadata.namespace ?? "", matching: Self.selector(of: workload))
        let revisions = objects.prefix(scene.limits.objects).compactMap {
            TemplateRevision($0, owner: workload.metadata.uid, kind: kind.kind)
        }.sorted { $0.number > $1.number }
        guard let newest = revisions.first else {
            return .without("the revisions of \(workload.reference.shortName)", because: "none is kept")
        }
        guard revisions.count > 1 else {
            let age = newest.createdAt.map { ", made \(scene.ago($0))" } ?? ""
            return Gathered(items: [
                .item(
                    .change, from: newest.source, at: newest.createdAt, relevance: Relevance.well,
                    "revision \(newest.number) is the only one\(age): the template has not changed since")
            ])
        }
        var gathered = Gathered()
        for (revision, before) in zip(revisions, revisions.dropFirst()).prefix(count) {
            gathered += Self.describe(revision, after: before, isNewest: revision.number == newest.number, scene)
        }
        gathered.objects += revisions.prefix(count + 1).map { KnownObject($0.reference) }
        return gathered
    }

    /// That a revision was made is the controller's word; what is in it was written by whoever controls the workload.
    private static func describe(
        _ revision: TemplateRevision, after before: TemplateRevision, isNewest: Bool, _ scene: Scene
    ) -> Gathered {
        // An old template that came back has no time of its own.
        let cameBack = (before.createdAt ?? .distantPast) > (revision.createdAt ?? .distantPast)
        let date = cameBack ? nil : revision.createdAt
        let when = date.map { "made \(scene.ago($0)), \(scene.fromOnset($0))" } ?? "an older template that came back"
        let ready = { (revision: TemplateRevision) in
            revision.replicas.map { $0.all == 0 ? " (no pods)" : " (\($0.ready) of \($0.all) pods ready)" } ?? ""
        }
        // Earlier revisions matter less than the one that is there now.
        let relevance = Relevance.change(at: date, onset: scene.onset) - (isNewest ? 0 : 0.3)
        let difference = TemplateDifference(from: before.template, to: revision.template)
        return Gathered(items: [
            .item(
                .change, from: revision.source, at: date, relevance: max(relevance, Relevance.background),
                "revision \(revision.number)\(ready(revision)) \(when); before it revision \(before.number)"
                    + "\(ready(before)), \(before.source)"),
            .item(
                .change, from: "difference of revisions \(before.number) and \(revision.number)", at: date,
                trust: .workload, relevance: max(relevance - 0.02, Relevance.background),
                difference.text(maxLines: scene.limits.differenceLines)),
        ])
    }

    /// Which objects are a workload's revisions; nil for kinds without.
    static func kind(of workload: Workload) -> APIResource? {
        switch workload {
        case .deployment: ReplicaSet.resource
        case .statefulSet, .daemonSet: ControllerRevision.resource
        case .job, .replicaSet, .pod: nil
        }
    }

    private static func selector(of workload: Workload) -> LabelSelector {
        switch workload {
        case .deployment(let object): object.spec.selector
        case .statefulSet(let object): object.spec.selector
        case .daemonSet(let object): object.spec.selector
        case .replicaSet(let object): object.spec.selector
        case .job, .pod: LabelSelector()
        }
    }
}
