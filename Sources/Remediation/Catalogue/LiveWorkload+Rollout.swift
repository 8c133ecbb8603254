import Incidents
import KubernetesModel

/// What speaks against replacing a workload's pods.
extension LiveWorkload {
    /// - Throws: ``RemediationError`` where a new template would not reach the pods, or someone holds it back.
    func requireRollout() throws(RemediationError) {
        if value[path: "spec", "paused"]?.boolValue == true {
            throw RemediationError(.contraindicated, "\(name) is paused: someone holds its rollout; resume it first")
        }
        let strategy = value[path: "spec", "updateStrategy"]
        if strategy?["type"]?.stringValue == "OnDelete" {
            throw RemediationError(
                .contraindicated, "\(name) replaces pods only when they are deleted (updateStrategy OnDelete)")
        }
        if let partition = strategy?[path: "rollingUpdate", "partition"]?.intValue, partition > 0 {
            throw RemediationError(
                .contraindicated, "\(name) is rolled out to part of its pods (partition \(partition)) by someone")
        }
        try requireNoStuckPod()
    }

    /// A StatefulSet that keeps its pods in order waits for a pod that can never be ready, also once its template would
    /// let it; people call the way out a forced rollback.
    private func requireNoStuckPod() throws(RemediationError) {
        guard kind == StatefulSet.resource.kind, value[path: "spec", "podManagementPolicy"] != "Parallel",
            let stuck = pods.first(where: \.cannotStart)
        else { return }
        throw RemediationError(
            .contraindicated,
            "\(name) waits for pod/\(stuck.metadata.name) to be ready, which cannot start: change the template and delete "
                + "the pod, so that it is made anew")
    }

    /// Refuses to start the same template again where it has never worked: that is for a rollback.
    ///
    /// - Throws: ``RemediationError`` where an earlier revision is there and no pod of the current one is ready while
    ///   one of its containers fails.
    func requireProvenRevision() throws(RemediationError) {
        guard let current, let earlier = revisions.last(where: { $0.number < current.number }) else { return }
        let pods = pods.filter { current.made($0) }
        let isProven = pods.contains { $0.status.conditions.first(ofType: "Ready")?.isTrue == true }
        guard !isProven, pods.contains(where: \.isFailing) else { return }
        throw RemediationError(
            .contraindicated,
            "\(name) began to fail with revision \(current.number), of which no pod is ready: roll back to revision "
                + "\(earlier.number) instead")
    }
}

extension Pod {
    private var allStatuses: [ContainerStatus] { status.containerStatuses + status.initContainerStatuses }

    /// Whether a container cannot be started and never was.
    fileprivate var cannotStart: Bool { allStatuses.contains { $0.isHeldUp && $0.lastState.isEmpty } }

    /// Whether a container ended with an error, or cannot be started.
    fileprivate var isFailing: Bool {
        allStatuses.contains { status in
            let ends = [status.state.terminated, status.lastState.terminated]
            return status.isHeldUp || ends.contains { ($0?.exitCode ?? 0) != 0 }
        }
    }
}

extension ContainerStatus {
    /// Whether the container waits for more than its turn.
    fileprivate var isHeldUp: Bool {
        guard let reason = state.waiting?.reason else { return false }
        return !["ContainerCreating", "PodInitializing"].contains(reason)
    }
}
