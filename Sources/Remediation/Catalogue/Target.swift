import Foundation
import Incidents
import KubernetesModel

/// An action's target, live, with what is around it.
struct Target {
    let live: JSONValue
    let reference: ObjectReference
    let related: RelatedObjects
    let now: Date

    /// - Throws: ``RemediationError`` with `targetGone` where the live object is another one, or is being deleted.
    init(live: JSONValue, reference: ObjectReference, related: RelatedObjects, now: Date) throws(RemediationError) {
        self.live = live
        self.reference = reference
        self.related = related
        self.now = now
        guard !uid.isEmpty else {
            throw RemediationError(.unreadable, "\(reference.shortName) has no uid: it was never stored")
        }
        guard reference.uid.isEmpty || reference.uid == uid else {
            throw RemediationError(
                .targetGone, "\(reference.shortName) is another object now: it has uid \(uid), not \(reference.uid)")
        }
        guard live[path: "metadata", "deletionTimestamp"] == nil else {
            throw RemediationError(.targetGone, "\(reference.shortName) is being deleted")
        }
    }

    var uid: UID { UID(live[path: "metadata", "uid"]?.stringValue ?? "") }
    var generation: Int? { live[path: "metadata", "generation"]?.intValue }
    var preconditions: ActionRequest.Preconditions { ActionRequest.Preconditions(uid: uid, generation: generation) }

    /// The reference with the live object's uid.
    var identity: ObjectReference {
        var identity = reference
        identity.uid = uid
        return identity
    }

    func annotation(_ key: String) -> String? { live[path: "metadata", "annotations"]?[key]?.stringValue }

    /// A patch that makes a change only while the preconditions hold, and marks the target with the request in the same
    /// write.
    func patch(
        _ changes: [JSONPatchOperation], as requestName: String, annotations: [String: String] = [:]
    ) -> PreparedAction.Operation {
        var operations: [JSONPatchOperation] = [.test(["metadata", "uid"], .string(uid.text))]
        if let generation { operations.append(.test(["metadata", "generation"], .integer(generation))) }
        operations += changes
        operations += marks(annotations.merging([MidwatchGroup.lastActionAnnotation: requestName]) { $1 })
        return .patch(identity, operations)
    }

    private func marks(_ annotations: [String: String]) -> [JSONPatchOperation] {
        if live[path: "metadata", "annotations"]?.objectValue != nil {
            return annotations.sorted { $0.key < $1.key }.map { key, value in
                .add(["metadata", "annotations", key], .string(value))
            }
        }
        // There is no map to add to, and a new one must not replace what someone adds in between: not every kind counts
        // annotations in its generation.
        return [
            .test(["metadata", "annotations"], .null),
            .add(["metadata", "annotations"], .object(annotations.mapValues(JSONValue.string))),
        ]
    }
}
