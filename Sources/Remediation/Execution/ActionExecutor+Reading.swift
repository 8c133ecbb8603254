import Foundation
import Incidents
import KubernetesModel

/// Live reads.
extension ActionExecutor {
    /// - Throws: ``ActuatorError`` where it cannot be read.
    func object(_ reference: ObjectReference) async throws -> JSONValue? {
        try await reading { try await reader.object(reference) }
    }

    func target(of action: Action, live: JSONValue) async throws -> Target {
        let related = try await related(to: action, live: live)
        do {
            return try Target(live: live, reference: action.target, related: related, now: now())
        } catch {
            throw ActuatorError(error)
        }
    }

    /// What is around a target, as far as its action looks at it.
    func related(to action: Action, live: JSONValue) async throws -> RelatedObjects {
        let namespace = action.target.namespace ?? ""
        var related = RelatedObjects()
        switch action.kind {
        case .escalate: break
        case .restartPod:
            guard let (workload, kind) = try await workload(above: live, in: namespace) else { break }
            related = try await surroundings(of: workload, kind: kind, in: namespace)
        case .rolloutRestart, .rollbackWorkload, .setResources:
            related = try await surroundings(of: live, kind: action.target.kind, in: namespace)
        case .scaleWorkload:
            related = try await surroundings(of: live, kind: action.target.kind, in: namespace)
            related.autoscalers = try await objects(
                HorizontalPodAutoscaler.resource, in: namespace, matching: LabelSelector())
        case .retryJob:
            guard let owner = live.owner(in: namespace), owner.kind == CronJob.resource.kind else { break }
            related.workload = try await object(owner).map { $0.named(owner.kind) }
            related.jobs = try await objects(Job.resource, in: namespace, matching: LabelSelector())
                .filter { $0.controller?["uid"]?.stringValue == owner.uid.text }
        }
        return related
    }

    /// The workload that a pod belongs to: a Deployment rather than its ReplicaSet.
    private func workload(above pod: JSONValue, in namespace: String) async throws -> (JSONValue, String)? {
        guard let owner = pod.owner(in: namespace), Self.podOwners.contains(owner.kind),
            let value = try await object(owner)
        else { return nil }
        guard owner.kind == ReplicaSet.resource.kind, let above = value.owner(in: namespace),
            above.kind == Deployment.resource.kind, let deployment = try await object(above)
        else { return (value.named(owner.kind), owner.kind) }
        return (deployment.named(above.kind), above.kind)
    }

    private static let podOwners: Set<String> = LiveWorkload.kinds.union([ReplicaSet.resource.kind])

    private func surroundings(of workload: JSONValue, kind: String, in namespace: String) async throws -> RelatedObjects
    {
        // Without a selector nothing is around it; a selector that cannot be read must not select everything.
        guard Self.podOwners.contains(kind), let value = workload[path: "spec", "selector"] else {
            return RelatedObjects(workload: workload)
        }
        let selector = try await reading { try KubernetesJSON.decode(LabelSelector.self, from: value) }
        let revisions: APIResource? =
            switch kind {
            case Deployment.resource.kind: ReplicaSet.resource
            case ReplicaSet.resource.kind: nil
            default: ControllerRevision.resource
            }
        var related = RelatedObjects(workload: workload)
        if let revisions { related.revisions = try await objects(revisions, in: namespace, matching: selector) }
        related.pods = try await objects(Pod.resource, in: namespace, matching: selector)
        return related
    }

    private func objects(
        _ resource: APIResource, in namespace: String, matching selector: LabelSelector
    ) async throws -> [JSONValue] {
        try await reading { try await reader.objects(resource, in: namespace, matching: selector) }
    }

    /// A read that fails has changed nothing.
    private func reading<Value>(_ read: () async throws -> Value) async throws -> Value {
        do {
            return try await read()
        } catch let error as ActuatorError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw ActuatorError(.unavailable, "the cluster cannot be read: \(error)")
        }
    }
}

extension JSONValue {
    /// A reference to the controlling owner.
    fileprivate func owner(in namespace: String) -> ObjectReference? {
        guard let owner = controller, let kind = owner["kind"]?.stringValue, let name = owner["name"]?.stringValue
        else {
            return nil
        }
        return ObjectReference(
            apiVersion: owner["apiVersion"]?.stringValue, kind: kind, namespace: namespace, name: name,
            uid: UID(owner["uid"]?.stringValue ?? ""))
    }

    /// The object with its kind, which objects out of lists lack.
    fileprivate func named(_ kind: String) -> JSONValue {
        var value = self
        value["kind"] = .string(kind)
        return value
    }
}
