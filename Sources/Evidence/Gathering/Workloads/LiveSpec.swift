import Incidents
import KubernetesModel

/// A workload's spec as JSON.
struct LiveSpec: Sendable {
    /// The `spec` of the workload.
    let workload: JSONValue
    /// The `spec` of its pods.
    let pod: JSONValue

    /// The spec of a whole object.
    init(_ object: JSONValue, of workload: Workload) {
        self.workload = object["spec"] ?? [:]
        if case .pod = workload {
            pod = self.workload
        } else {
            pod = self.workload[path: "template", "spec"] ?? [:]
        }
    }

    /// As much of the spec as the snapshot holds.
    init(projectionOf workload: Workload) {
        self.workload = [:]
        // Encoding a projection to JSON does not fail; without it there would be nothing to show, and nothing wrong.
        pod = (try? KubernetesJSON.value(of: workload.podSpec)) ?? [:]
    }

    /// Init containers, then containers.
    var containers: [(container: JSONValue, isInit: Bool)] {
        let initial = (pod["initContainers"]?.arrayValue ?? []).map { ($0, true) }
        return initial + (pod["containers"]?.arrayValue ?? []).map { ($0, false) }
    }
}
