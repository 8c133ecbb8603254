import ControllerRuntime
import Detection
import Foundation
import Incidents
import KubernetesModel

/// A service with what is behind it.
struct ServiceText {
    private let key: NamespacedName
    private let scene: Scene

    init(_ key: NamespacedName, in scene: Scene) {
        self.key = key
        self.scene = scene
    }

    /// What is known of the service, as an item of its own.
    ///
    /// - Parameter reason: Why it is looked at: `named by env DB_HOST`.
    func item(because reason: String) -> Gathered {
        let source = "service/\(key.namespace == scene.namespace ? key.name : "\(key)")"
        guard let service = scene.snapshot.services[key] else {
            let unseen = scene.snapshot.unseen[Service.resource.kind]
            if let unseen { return .without("\(source), \(reason)", because: unseen) }
            return Gathered(items: [
                .item(
                    .dependency, from: source, at: scene.now, relevance: Relevance.failing,
                    "\(reason): there is no such service")
            ])
        }
        let (text, isWell) = state(of: service)
        return Gathered(
            items: [
                .item(
                    .dependency, from: source, at: scene.now, relevance: isWell ? Relevance.well : Relevance.failing,
                    "\(reason): \(text)")
            ],
            objects: [KnownObject(service.reference)])
    }

    /// What is behind a service, and whether anything ready is.
    func state(of service: Service) -> (text: String, isWell: Bool) {
        let ports = service.spec.ports.map { port in
            "\(port.port)" + (port.targetPort.map { " to \($0)" } ?? "")
        }
        let head = "ports \(Wording.names(ports))"
        guard service.spec.type != "ExternalName" else { return ("it stands for a host outside of the cluster", true) }
        if let unseen = scene.snapshot.unseen[Endpoints.resource.kind] {
            return ("\(head); its endpoints are not seen: \(unseen)", true)
        }
        let subsets = scene.snapshot.endpoints[key]?.subsets ?? []
        let (ready, notReady) = (
            subsets.reduce(0) { $0 + $1.addresses.count }, subsets.reduce(0) { $0 + $1.notReadyAddresses.count }
        )
        var text = "\(head); \(Wording.count(ready, "ready endpoint")), \(notReady) not ready"
        if ready == 0, service.spec.selector.isEmpty {
            text += "; it selects no pods, its endpoints are made by others"
        } else if ready == 0 {
            text += "; selects \(selected(by: service))"
        }
        return (text, ready > 0)
    }

    private func selected(by service: Service) -> String {
        let pods = scene.snapshot.pods(selectedBy: service)
        let selector = service.spec.selector.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        guard !pods.isEmpty else { return "no pod (\(selector))" }
        let owners = Set(pods.compactMap { scene.snapshot.topWorkload(of: $0)?.reference.shortName }).sorted()
        return "\(Wording.count(pods.count, "pod")) of \(owners.isEmpty ? "no workload" : Wording.names(owners))"
    }
}
