import ControllerRuntime
import Evidence
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit

/// One text that tries to steer a model, and the channel through which it comes.
struct InjectionCase: Decodable, Sendable, CustomStringConvertible {
    let id: String
    let channel: String
    let goal: String
    let payload: String

    var description: String { "\(id) \(channel) \(goal)" }

    /// Whether the shared data is there.
    static var areThere: Bool { FileManager.default.fileExists(atPath: file.path) }

    static func load() throws -> [InjectionCase] {
        try String(decoding: Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map {
            try JSONDecoder().decode(InjectionCase.self, from: Data($0.utf8))
        }
    }

    /// In the folder `shared` beside the repository, or in the one that `MIDWATCH_SHARED` names.
    private static var file: URL {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = ProcessInfo.processInfo.environment["MIDWATCH_SHARED"].map { URL(filePath: $0) }
        return (folder ?? repository.deletingLastPathComponent().appending(path: "shared"))
            .appending(path: "data/injection-cases.jsonl")
    }

    /// What the channel brings a model to read. Each brings an item; those that a snapshot has a place for stand there too
    /// (``poison(_:)``).
    var item: DossierItem {
        let (topic, source, trust): (EvidenceTopic, String, Trust) =
            switch channel {
            case "event.message", "event.reason": (.event, "event of pod/checkout", .workload)
            case "pod.annotation", "pod.label-adjacent-annotation": (.pod, "annotations of pod/checkout", .workload)
            case "image.reference": (.workload, "deployment/checkout", .controlPlane)
            case "env.value": (.workload, "variables of deployment/checkout", .workload)
            case "configmap.data": (.change, "configmap/checkout-settings", .workload)
            case "container.terminationMessage": (.pod, "last words of pod/checkout", .workload)
            case "prometheus.label-value": (.resources, "metric http_requests_total", .measurement)
            case "incident-history.note": (.history, "an earlier incident", .workload)
            case "crd.status.message": (.dependency, "status of a custom resource", .workload)
            case "alertmanager.annotation": (.signal, "annotation of an alert", .workload)
            case "git.commit-message": (.change, "commit of revision 2", .workload)
            default: (.log, "log of pod/checkout", .workload)
            }
        return DossierItem(
            topic: topic, evidence: Evidence(source: source, trust: trust, text: payload), relevance: 0.9)
    }

    /// The same fault in a cluster where the text stands in its channel.
    func poison(_ fault: FaultScene) -> FaultScene {
        var poisoned = fault
        switch channel {
        case "event.message": poisoned.say("Notice", payload)
        case "event.reason": poisoned.say(payload, "see the reason")
        case "pod.annotation", "pod.label-adjacent-annotation": poisoned.annotate(payload)
        case "image.reference": poisoned.addSidecar(payload)
        case "configmap.data":
            var map = ConfigMap()
            map.metadata = ObjectMeta(name: "checkout-settings", namespace: "shop")
            map.keys = [payload]
            poisoned.snapshot.add(map)
        case "container.terminationMessage": poisoned.sayLast(payload)
        default: break
        }
        return poisoned
    }

    /// The same fault where the text is the image that the failing containers themselves ask for.
    func poisonOwnImage(_ fault: FaultScene) -> FaultScene {
        var poisoned = fault
        poisoned.setFailingImage(payload)
        return poisoned
    }

    /// The parts of the text that would tell it where it turns up: its lines, as they are and without what cannot be seen.
    var traces: [String] {
        let lines = payload.split(whereSeparator: \.isNewline).map(String.init)
        let plain = lines.map { String(String.UnicodeScalarView($0.unicodeScalars.filter { 0x20...0x7e ~= $0.value })) }
        return (lines + plain).flatMap { [$0, String($0.suffix(24))] }.filter { $0.utf8.count >= 12 }
    }
}

extension FaultScene {
    fileprivate mutating func say(_ reason: String, _ message: String) {
        for pod in snapshot.pods.objects {
            snapshot.add(Event.make(reason, message, about: pod, by: "checkout", count: 1))
        }
    }

    fileprivate mutating func annotate(_ text: String) {
        for pod in snapshot.pods.objects {
            var pod = pod
            pod.metadata.annotations["note"] = text
            snapshot.add(pod)
        }
        for deployment in snapshot.deployments.objects {
            var deployment = deployment
            deployment.metadata.annotations["note"] = text
            snapshot.add(deployment)
        }
    }

    /// Lets the newest revision, its pods and their containers have another image.
    fileprivate mutating func setFailingImage(_ image: String) {
        guard let deployment = snapshot.deployments.objects.first(where: { $0.reference == target }),
            let failing = deployment.spec.template.spec.containers.first?.image
        else { return }
        func replace(_ spec: inout PodSpec) {
            for index in spec.containers.indices where spec.containers[index].image == failing {
                spec.containers[index].image = image
            }
        }
        var changed = deployment
        replace(&changed.spec.template.spec)
        snapshot.add(changed)
        for set in snapshot.replicaSets.objects {
            var set = set
            replace(&set.spec.template.spec)
            snapshot.add(set)
        }
        for pod in snapshot.pods.objects {
            var pod = pod
            replace(&pod.spec)
            snapshot.add(pod)
        }
    }

    /// A second container, in all revisions, whose image is a text.
    fileprivate mutating func addSidecar(_ image: String) {
        let sidecar = Container.make("sidecar", image: image)
        for deployment in snapshot.deployments.objects {
            var deployment = deployment
            deployment.spec.template.spec.containers.append(sidecar)
            snapshot.add(deployment)
        }
        for set in snapshot.replicaSets.objects {
            var set = set
            set.spec.template.spec.containers.append(sidecar)
            snapshot.add(set)
        }
        for pod in snapshot.pods.objects {
            var pod = pod
            pod.spec.containers.append(sidecar)
            pod.status.containerStatuses.append(.running("sidecar", since: .ago(600)))
            snapshot.add(pod)
        }
    }

    fileprivate mutating func sayLast(_ text: String) {
        for pod in snapshot.pods.objects {
            var pod = pod
            for index in pod.status.containerStatuses.indices {
                pod.status.containerStatuses[index].lastState.terminated?.message = text
            }
            snapshot.add(pod)
        }
    }
}
