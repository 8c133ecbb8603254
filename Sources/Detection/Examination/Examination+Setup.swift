import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// A pod on a node whose containers have not been created yet: its volumes, its sandbox, its init containers.
    mutating func examineSetup(of pod: Pod) {
        guard !pod.spec.nodeName.isEmpty, pod.status.phase == "Pending" else { return }
        examineRunningInit(of: pod)
        guard pod.isBeingSetUp else { return }
        let since = pod.status.conditions.first(ofType: "PodScheduled")?.lastTransitionTime ?? pod.status.startTime
        let events = snapshot.events(about: pod.metadata.uid).filter { isRecent($0) }
        let telling = events.filter { Self.setupKinds[$0.reason ?? ""] != nil }
        guard !telling.isEmpty else {
            // A large image may take its time; while it is pulled the kubelet's last word is `Pulling`.
            if events.first?.reason != "Pulling" {
                examineSilence(of: pod, "ContainerCreating", "the pod's containers have not been created")
            }
            return
        }
        guard hasLasted(settings.podSetupGrace, since: since ?? telling.compactMap(\.firstSeen).min()) else { return }
        for (kind, events) in Dictionary(grouping: telling, by: { Self.setupKinds[$0.reason ?? ""] }) {
            // Of several messages the one that names a cause beats the one that only says that time ran out.
            guard let kind, let event = events.first(where: { !$0.isTimeout }) ?? events.first else { continue }
            add(
                Signal(
                    kind: kind, object: pod.reference, reason: event.reason ?? "", message: event.message ?? "",
                    trust: event.trust, firstSeen: events.compactMap(\.firstSeen).min() ?? now,
                    lastSeen: event.lastSeen ?? now))
        }
    }

    private static let setupKinds: [String: Signal.Kind] = [
        "FailedMount": .mountFailed, "FailedAttachVolume": .mountFailed, "FailedMapVolume": .mountFailed,
        "FailedCreatePodSandBox": .sandboxFailed, "FailedCreatePodSandbox": .sandboxFailed,
        "NetworkNotReady": .sandboxFailed,
    ]

    /// An init container that runs and does not come to its end. A sidecar is meant to.
    private mutating func examineRunningInit(of pod: Pod) {
        for status in pod.status.initContainerStatuses {
            let container = pod.spec.initContainers.first { $0.name == status.name }
            guard let running = status.state.running, container?.restartPolicy != "Always",
                hasLasted(settings.initGrace, since: running.startedAt)
            else { continue }
            add(
                Signal(
                    kind: .initStuck, object: pod.reference, container: status.name, reason: "InitContainerRunning",
                    message: "init container \(status.name) has not finished", firstSeen: running.startedAt ?? now,
                    lastSeen: now))
        }
    }
}

extension Pod {
    /// The kubelet works on the pod and has created none of its containers.
    fileprivate var isBeingSetUp: Bool {
        allStatuses.allSatisfy { status in
            guard let waiting = status.state.waiting else { return status.state.isEmpty && status.restartCount == 0 }
            return ["ContainerCreating", "PodInitializing", ""].contains(waiting.reason ?? "")
        }
    }
}

extension Event {
    fileprivate var isTimeout: Bool { message?.contains("timed out waiting for the condition") ?? false }
}
