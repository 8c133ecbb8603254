internal import Foundation
internal import KubernetesModel

/// Gives containers the requests and limits that their namespace says, and holds them to its bounds: the admission
/// plugin LimitRanger (plugin/pkg/admission/limitranger).
struct LimitRanges {
    static let resource = ResourceName.limitRanges

    /// The limits of the namespace, in the order of their objects' names.
    private let limits: [JSONValue]

    init(namespace: String, on server: APIServer) {
        var limits: [JSONValue] = []
        if let kind = server.kinds.kind(Self.resource) {
            for object in server.store.objects(Self.resource).objects.objects(from: "\(namespace)/") {
                guard object.content.namespace == namespace else { break }
                limits += object.value(kind, version: kind.version)["spec"]?["limits"]?.arrayValue ?? []
            }
        }
        self.limits = limits
    }

    // MARK: Defaults

    func setDefaults(_ pod: inout JSONValue) {
        var said: [String] = []
        for limit in limits where limit["type"] == "Container" {
            for (member, name) in [("containers", "container"), ("initContainers", "init container")] {
                guard let containers = pod["spec"]?[member]?.arrayValue, !containers.isEmpty else { continue }
                let filled = containers.map { container in
                    var container = container
                    for (list, source) in [("requests", "defaultRequest"), ("limits", "default")] {
                        let set = fill(&container, list, limit[source]?.objectValue ?? [:])
                        guard !set.isEmpty else { continue }
                        said.append(
                            "\(set.joined(separator: ", ")) \(list.dropLast()) for \(name) "
                                + (container["name"]?.stringValue ?? ""))
                    }
                    return container
                }
                pod[path: "spec", member] = .array(filled)
            }
        }
        guard !said.isEmpty else { return }
        pod[path: "metadata", "annotations", "kubernetes.io/limit-ranger"] = .string(
            "LimitRanger plugin set: " + said.joined(separator: "; "))
    }

    private func fill(_ container: inout JSONValue, _ list: String, _ defaults: [String: JSONValue]) -> [String] {
        let missing = defaults.filter { container["resources"]?[list]?[$0.key] == nil }
        for (name, value) in missing { container[path: "resources", list, name] = value }
        return missing.keys.sorted()
    }

    // MARK: Bounds

    /// What is wrong with a pod or a claim; nil: nothing.
    func problem(_ object: JSONValue, _ kind: ResourceKind) -> String? {
        guard kind.group.isEmpty else { return nil }
        let problems: [String] =
            switch kind.plural {
            case "pods": limits.flatMap { self.problems(pod: object, $0) }
            case "persistentvolumeclaims":
                limits.filter { $0["type"] == "PersistentVolumeClaim" }.flatMap { limit in
                    let requests = QuotaAmounts(object["spec"]?["resources"]?["requests"])
                    return ResourceBounds(limit).problems(requests: requests)
                }
            default: []
            }
        guard problems.count > 1 else { return problems.first }
        // As Go prints an aggregate, which names each once.
        var seen: Set<String> = []
        return "[\(problems.filter { seen.insert($0).inserted }.joined(separator: ", "))]"
    }

    private func problems(pod: JSONValue, _ limit: JSONValue) -> [String] {
        let bounds = ResourceBounds(limit)
        switch limit["type"]?.stringValue {
        case "Container":
            return (PodResources.containers(pod) + PodResources.initContainers(pod)).flatMap { container in
                bounds.problems(
                    requests: QuotaAmounts(container["resources"]?["requests"]),
                    limits: QuotaAmounts(container["resources"]?["limits"]))
            }
        case "Pod":
            return bounds.problems(
                requests: PodResources.of(pod, "requests"), limits: PodResources.of(pod, "limits"))
        default: return []
        }
    }
}
