import Foundation
import Incidents
import KubernetesModel

extension Examination {
    /// Looks at a service. Whether its pods are ready is the business of their workload; a service is at fault where it
    /// selects nothing that exists, or names a port that its pods do not have.
    mutating func examine(_ service: Service) {
        if service.metadata.deletionTimestamp != nil { return examineDeletion(of: service) }
        guard !service.spec.selector.isEmpty, service.spec.type != "ExternalName", snapshot.unseen["Pod"] == nil else {
            return
        }
        examineWarnings(about: service.metadata, service.reference)
        guard snapshot.selectsAnyPod(service) else { return examineSelector(of: service) }
        examinePorts(of: service)
    }

    private mutating func examineSelector(of service: Service) {
        // A workload that is scaled to zero, or whose pods are on their way, has the labels in its template.
        let workloads = snapshot.workloads(in: service.metadata.namespace ?? "")
        guard !workloads.contains(where: { $0.podLabels.contains(service.spec.selector) }),
            hasLasted(settings.endpointsGrace, since: service.metadata.creationTimestamp)
        else { return }
        add(
            Signal(
                kind: .noEndpoints, object: service.reference, reason: "SelectorMatchesNothing",
                message: "no pod and no workload has the labels \(service.spec.selector)",
                firstSeen: service.metadata.creationTimestamp ?? now, lastSeen: now))
    }

    private mutating func examinePorts(of service: Service) {
        let names = service.spec.ports.compactMap(\.targetPortName)
        guard !names.isEmpty else { return }
        let ready = snapshot.pods(selectedBy: service).filter { $0.isReady && $0.metadata.deletionTimestamp == nil }
        guard !ready.isEmpty else { return }
        for name in names {
            guard !ready.contains(where: { $0.allContainers.contains { $0.ports.contains { $0.name == name } } }),
                hasLasted(settings.endpointsGrace, since: service.metadata.creationTimestamp)
            else { continue }
            add(
                Signal(
                    kind: .noEndpoints, object: service.reference, reason: "TargetPortNotFound",
                    message: "no container of the selected pods has a port named '\(name)'",
                    firstSeen: service.metadata.creationTimestamp ?? now, lastSeen: now))
        }
    }
}

extension Service.Port {
    /// The target port's name, where it is not a number.
    fileprivate var targetPortName: String? {
        guard case .string(let name) = targetPort else { return nil }
        return name
    }
}
