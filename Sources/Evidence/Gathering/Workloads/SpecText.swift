import Foundation
import Incidents
import KubernetesModel

/// A workload's spec in short. It is written by whoever controls the workload, so it is no word of the control plane.
struct SpecText {
    let spec: LiveSpec
    let workload: Workload

    private static let maxContainers = 6

    /// One item a container, and one for what they share.
    func items(of reference: ObjectReference) -> Gathered {
        var items = spec.containers.prefix(Self.maxContainers).map { container, isInit in
            let name = container["name"]?.stringValue ?? "?"
            return DossierItem.item(
                .workload, from: "spec of \(reference.shortName) \(isInit ? "init container" : "container") \(name)",
                trust: .workload, relevance: Relevance.spec, ContainerText(container).text)
        }
        let shared = self.shared
        if !shared.isEmpty {
            items.append(
                .item(
                    .workload, from: "spec of \(reference.shortName)", trust: .workload, relevance: Relevance.well,
                    shared.joined(separator: "; ")))
        }
        let rest = spec.containers.count - items.count
        guard rest > 0, spec.containers.count > Self.maxContainers else { return Gathered(items: items) }
        return Gathered(
            items: items,
            omissions: [
                Omission("the spec of \(Wording.count(rest, "further container"))", because: "the limit of items")
            ])
    }

    private var shared: [String] {
        let pod = spec.pod
        let strategy = spec.workload["strategy"] ?? spec.workload["updateStrategy"]
        let rolling = strategy?["rollingUpdate"]?.objectValue ?? [:]
        return [
            strategy?["type"]?.stringValue.map { type in
                let details = rolling.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.plainText)" }
                return "strategy \(type)" + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
            },
            spec.workload["minReadySeconds"]?.intValue.map { "minReadySeconds \($0)" },
            spec.workload["progressDeadlineSeconds"]?.intValue.map { "progress deadline \($0) s" },
            pod["serviceAccountName"]?.stringValue.map { "service account \($0)" },
            pod["nodeSelector"]?.objectValue.map { "node selector \(Self.pairs($0))" },
            pod["priorityClassName"]?.stringValue.map { "priority class \($0)" },
            pod["hostNetwork"]?.boolValue == true ? "host network" : nil,
            pod["affinity"]?.objectValue.map { "affinity: \($0.keys.sorted().joined(separator: ", "))" },
            pod["tolerations"]?.arrayValue.map { Wording.count($0.count, "toleration") },
            volumes,
            pod["imagePullSecrets"]?.arrayValue.map { secrets in
                "pull secrets \(Wording.names(secrets.compactMap { $0["name"]?.stringValue }))"
            },
        ].compactMap(\.self)
    }

    private var volumes: String? {
        let volumes = (spec.pod["volumes"]?.arrayValue ?? []).compactMap(VolumeText.text)
        return volumes.isEmpty ? nil : "volumes \(Wording.names(volumes, atMost: 10))"
    }

    private static func pairs(_ members: [String: JSONValue]) -> String {
        members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.plainText)" }.joined(separator: ", ")
    }
}

extension JSONValue {
    /// A scalar without quotes; anything else as JSON.
    var plainText: String { stringValue ?? compactText }
}
