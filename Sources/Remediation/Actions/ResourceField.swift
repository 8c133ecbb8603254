import Incidents
import KubernetesModel

/// One amount of a container's resources that can be set.
enum ResourceField: CaseIterable {
    case memoryLimit, memoryRequest, cpuLimit, cpuRequest

    /// For people: `memory limit`.
    var name: String {
        switch self {
        case .memoryLimit: "memory limit"
        case .memoryRequest: "memory request"
        case .cpuLimit: "cpu limit"
        case .cpuRequest: "cpu request"
        }
    }

    /// Where the amount stands in a change.
    var change: WritableKeyPath<ResourceChange, Quantity?> {
        switch self {
        case .memoryLimit: \.memoryLimit
        case .memoryRequest: \.memoryRequest
        case .cpuLimit: \.cpuLimit
        case .cpuRequest: \.cpuRequest
        }
    }

    /// Where the amount stands in a container's requirements.
    var requirement: WritableKeyPath<ResourceRequirements, Quantity?> {
        switch self {
        case .memoryLimit: \.limits.memory
        case .memoryRequest: \.requests.memory
        case .cpuLimit: \.limits.cpu
        case .cpuRequest: \.requests.cpu
        }
    }

    /// The limit of the same resource.
    var limit: ResourceField {
        switch self {
        case .memoryLimit, .memoryRequest: .memoryLimit
        case .cpuLimit, .cpuRequest: .cpuLimit
        }
    }

    /// The member of `resources` that holds it, and the member in that.
    var keys: (group: String, resource: String) {
        switch self {
        case .memoryLimit: ("limits", "memory")
        case .memoryRequest: ("requests", "memory")
        case .cpuLimit: ("limits", "cpu")
        case .cpuRequest: ("requests", "cpu")
        }
    }
}
