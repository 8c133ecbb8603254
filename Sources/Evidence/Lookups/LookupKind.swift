import ControllerRuntime
import Detection
import Incidents
import KubernetesModel

/// The kinds that an investigation may ask about, by the names that people and kubectl use.
enum LookupKind: String, CaseIterable {
    case pod = "Pod"
    case deployment = "Deployment"
    case replicaSet = "ReplicaSet"
    case statefulSet = "StatefulSet"
    case daemonSet = "DaemonSet"
    case job = "Job"
    case service = "Service"
    case claim = "PersistentVolumeClaim"
    case autoscaler = "HorizontalPodAutoscaler"
    case budget = "PodDisruptionBudget"
    case node = "Node"

    /// Reads a kind: `Pod`, `pods`, `pvc`.
    init?(_ text: String) {
        let name = text.lowercased().prefix { $0 != "." }
        let found = Self.allCases.first { kind in
            let known = kind.rawValue.lowercased()
            return name == known || name == known + "s" || Self.shortNames[String(name)] == kind
        }
        guard let found else { return nil }
        self = found
    }

    private static let shortNames: [String: LookupKind] = [
        "po": .pod, "deploy": .deployment, "rs": .replicaSet, "sts": .statefulSet, "ds": .daemonSet, "svc": .service,
        "endpoints": .service, "endpoint": .service, "ep": .service, "pvc": .claim, "hpa": .autoscaler, "pdb": .budget,
        "no": .node,
    ]

    /// The kinds in one sentence.
    static var sentence: String { "the kinds are \(allCases.map(\.rawValue).joined(separator: ", "))" }
}

extension LookupKind {
    /// The objects of the kind within reach, in the order of their names.
    func objects(in scene: Scene) -> [ObjectReference] {
        let (snapshot, namespace) = (scene.snapshot, scene.namespace ?? scene.pods.first?.metadata.namespace)
        guard self != .node else {
            return sorted(snapshot.nodes.objects.map(\.reference))
        }
        guard self != .pod else { return sorted(scene.podsInReach.map(\.reference)) }
        guard let namespace else { return [] }
        let found: [ObjectReference] =
            switch self {
            case .pod, .node: []
            case .deployment: snapshot.all(\.deployments, in: namespace).map(\.reference)
            case .replicaSet: snapshot.all(\.replicaSets, in: namespace).map(\.reference)
            case .statefulSet: snapshot.all(\.statefulSets, in: namespace).map(\.reference)
            case .daemonSet: snapshot.all(\.daemonSets, in: namespace).map(\.reference)
            case .job: snapshot.all(\.jobs, in: namespace).map(\.reference)
            case .service: snapshot.all(\.services, in: namespace).map(\.reference)
            case .claim: snapshot.all(\.claims, in: namespace).map(\.reference)
            case .autoscaler: snapshot.all(\.autoscalers, in: namespace).map(\.reference)
            case .budget: snapshot.all(\.disruptionBudgets, in: namespace).map(\.reference)
            }
        return sorted(found)
    }

    /// Why there is no object of a name.
    func absence(of name: String, in scene: Scene) -> String {
        if let unseen = scene.snapshot.unseen[rawValue] { return "objects of kind \(rawValue) are not read: \(unseen)" }
        let names = objects(in: scene).map(\.name)
        let place = self == .node ? "the cluster" : scene.namespace.map { "namespace \($0)" } ?? "reach"
        guard !names.isEmpty else { return "there is no \(rawValue) in \(place)" }
        return "there is no \(rawValue) \(name) in \(place); there are \(Wording.names(names))"
    }

    private func sorted(_ references: [ObjectReference]) -> [ObjectReference] {
        references.sorted { $0.name < $1.name }
    }
}
