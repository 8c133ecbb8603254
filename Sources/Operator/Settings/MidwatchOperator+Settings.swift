import Foundation
import Healing
package import KubernetesClient

extension MidwatchOperator.Configuration {
    /// What settings mean for an operator on a cluster.
    package init(_ settings: Settings, kubernetes: KubernetesConfiguration) {
        self.init()
        namespace = settings.namespace
        healing.namespace = settings.namespace
        address = (settings.http.address, settings.http.port)
        electsLeader = settings.leaderElection.enabled
        if let own = settings.leaderElection.namespace ?? kubernetes.ownNamespace { healing.ownNamespace = own }
        actuatorUser = settings.actuator.serviceAccount.map { account in
            "system:serviceaccount:\(healing.ownNamespace):\(account)"
        }
        healing.flow.quietWindow = TimeInterval(settings.healing.quietWindow.components.seconds)
        healing.flow.maxActions = settings.healing.maxActions
        models = settings.models
        prometheus = settings.prometheus
    }
}

extension KubernetesConfiguration {
    /// The namespace of the pod that this runs in. Outside of a cluster there is none: the namespace of a context is
    /// where somebody works.
    fileprivate var ownNamespace: String? { contextName == "in-cluster" ? namespace : nil }
}
