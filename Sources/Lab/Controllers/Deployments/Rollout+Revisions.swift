internal import Foundation
internal import KubernetesModel

// How a rollout names and makes its revisions: pkg/controller/deployment/sync.go, getNewReplicaSet.
extension Rollout {
    private var nextRevision: Int { (old.map(\.revision).max() ?? 0) + 1 }

    /// Makes the set of the template that is now the newest revision, be it new or of old.
    mutating func reviseNew() {
        guard let set = new else { return }
        let (revision, annotations) = (max(nextRevision, set.revision), annotations(of: set))
        if annotations != set.object.annotations || minReadySeconds(of: set) != spec.minReadySeconds {
            let written = cluster.attemptUpdate(set.key) { object in
                object[metadata: "annotations"] = JSONValue(annotations)
                object[path: "spec", "minReadySeconds"] =
                    spec.minReadySeconds == 0 ? nil : .integer(spec.minReadySeconds)
            }
            if let object = written { new = RevisionedSet(object) }
        }
        note(revision: revision, reason: "FoundNewReplicaSet", "Found new replica set \"\(set.name)\"", onlyFirst: true)
    }

    private func minReadySeconds(of set: RevisionedSet) -> Int { set.object["spec"]?["minReadySeconds"]?.intValue ?? 0 }

    /// Makes the set of a template that had none, with as many replicas as the strategy allows at once.
    mutating func createNew() {
        let template = deployment["spec"]?["template"] ?? [:]
        let collisions = deployment["status"]?["collisionCount"]?.intValue ?? 0
        let hash = TemplateHash.of(template, collisions: collisions)
        let replicas = RollingUpdate(spec, new: nil, old: old).newReplicas(having: 0)
        let set = replicaSet(template, hash, replicas)
        let revision = nextRevision
        do throws(APIError) {
            let created = RevisionedSet(try cluster.create(set, .replicaSets))
            new = created
            if replicas > 0 {
                var before = created
                before.replicas = 0
                note(before, to: replicas)
            }
            note(revision: revision, reason: "NewReplicaSetCreated", "Created new replica set \"\(created.name)\"")
        } catch  where error.reason == "AlreadyExists" {
            var status = deployment["status"] ?? [:]
            status["collisionCount"] = .integer(collisions + 1)
            writeStatus(status)
        } catch  where error.isOfEndingNamespace {
            // Nothing is to come of it any more.
        } catch {
            let message = "Failed to create new replica set \"\(set.name)\": \(error.message)"
            if spec.progressDeadline != nil {
                var status = deployment["status"] ?? [:]
                DeploymentCondition.set(
                    "Progressing", "False", "ReplicaSetCreateError", message, in: &status, at: cluster.now)
                writeStatus(status)
            }
            cluster.record(.warning, "ReplicaSetCreateError", message, on: deployment, from: Self.source)
        }
    }

    private func replicaSet(_ template: JSONValue, _ hash: String, _ replicas: Int) -> JSONValue {
        var (template, selector) = (template, deployment["spec"]?["selector"] ?? [:])
        template[path: "metadata", "labels", TemplateHash.label] = .string(hash)
        selector[path: "matchLabels", TemplateHash.label] = .string(hash)
        var annotations = Self.inherited(deployment.annotations)
        annotations[RevisionedSet.revisionKey] = String(nextRevision)
        annotations[RevisionedSet.desiredKey] = String(spec.replicas)
        annotations[RevisionedSet.maximumKey] = String(spec.replicas + spec.surge)
        var set: JSONValue = [
            "apiVersion": "apps/v1", "kind": "ReplicaSet",
            "metadata": [
                "name": .string("\(deployment.name)-\(hash)"), "namespace": .string(deployment.namespace),
                "labels": template["metadata"]?["labels"] ?? [:], "annotations": JSONValue(annotations),
                "ownerReferences": [deployment.asController],
            ],
            "spec": ["replicas": .integer(replicas), "selector": selector, "template": template],
        ]
        if spec.minReadySeconds > 0 { set[path: "spec", "minReadySeconds"] = .integer(spec.minReadySeconds) }
        return set
    }

    // util/deployment_util.go, SetNewReplicaSetAnnotations.
    private func annotations(of set: RevisionedSet) -> [String: String] {
        var annotations = set.object.annotations.merging(Self.inherited(deployment.annotations)) { $1 }
        guard set.revision < nextRevision else { return annotations }
        annotations[RevisionedSet.revisionKey] = String(nextRevision)
        if set.revision > 0 {
            let history = (annotations[RevisionedSet.historyKey] ?? "").split(separator: ",").map(String.init)
            annotations[RevisionedSet.historyKey] = (history + [String(set.revision)]).joined(separator: ",")
        }
        return annotations
    }

    private static func inherited(_ annotations: [String: String]) -> [String: String] {
        let own = [
            "kubectl.kubernetes.io/last-applied-configuration", RevisionedSet.revisionKey, RevisionedSet.historyKey,
            RevisionedSet.desiredKey, RevisionedSet.maximumKey, "deprecated.deployment.rollback.to",
        ]
        return annotations.filter { !own.contains($0.key) }
    }

    /// Writes the deployment's revision, and how its set came to be.
    private mutating func note(revision: Int, reason: String, _ message: String, onlyFirst: Bool = false) {
        var status = deployment["status"] ?? [:]
        let hasCondition = Conditions.condition("Progressing", in: status) != nil
        if spec.progressDeadline != nil, !(onlyFirst && hasCondition) {
            DeploymentCondition.set("Progressing", "True", reason, message, in: &status, at: cluster.now)
        }
        let isRevised = deployment.annotations[RevisionedSet.revisionKey] != String(revision)
        guard isRevised || status != deployment["status"] ?? [:] else { return }
        let written = cluster.attemptUpdate(ObjectKey(.deployments, of: deployment), .status) { object in
            object[path: "metadata", "annotations", RevisionedSet.revisionKey] = .string(String(revision))
            object["status"] = status
        }
        if let object = written { deployment = object }
    }
}
