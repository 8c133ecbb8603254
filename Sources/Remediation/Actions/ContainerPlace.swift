import KubernetesModel

/// One container in a workload's template, and where it stands.
struct ContainerPlace {
    let container: JSONValue
    let path: [String]
    let requirements: ResourceRequirements

    /// - Throws: ``RemediationError`` where there is no such container, or its resources cannot be read.
    init(of name: String, in live: JSONValue, workload: String) throws(RemediationError) {
        for list in ["containers", "initContainers"] {
            let containers = live.template[path: "spec", list]?.arrayValue ?? []
            guard let index = containers.firstIndex(where: { $0["name"]?.stringValue == name }) else { continue }
            container = containers[index]
            path = ["spec", "template", "spec", list, "\(index)"]
            do {
                requirements =
                    try container["resources"].map {
                        try KubernetesJSON.decode(ResourceRequirements.self, from: $0)
                    } ?? ResourceRequirements()
            } catch {
                throw RemediationError(.unreadable, "resources of container \(name) cannot be read: \(error)")
            }
            return
        }
        throw RemediationError(.notApplicable, "\(workload) has no container \(name)")
    }
}
