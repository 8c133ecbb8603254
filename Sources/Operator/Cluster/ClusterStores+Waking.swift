import ControllerRuntime
import Incidents
package import KubernetesModel

/// What a change gives to do.
package enum Wake: Hashable, Sendable {
    case target(ObjectReference, isInitial: Bool)
    case incident(NamespacedName)
    case request(NamespacedName)
}

extension ClusterStores {
    /// Tells of each change what is to be looked at because of it.
    package func onWake(_ handler: @escaping @Sendable (Wake) -> Void) {
        onChange { reference, isInitial in handler(.target(reference, isInitial: isInitial)) }
        incidents.onChange { change in
            if !change.isDeletion { handler(.incident(change.key)) }
        }
        requests.onChange { change in
            guard let request = change.new else { return }
            handler(.request(change.key))
            handler(.incident(NamespacedName(namespace: request.metadata.namespace, name: request.spec.incident)))
        }
        policies.onChange { _ in
            for incident in incidents.snapshot().objects where !incident.phase.isClosed {
                handler(.incident(incident.key))
            }
        }
    }
}
