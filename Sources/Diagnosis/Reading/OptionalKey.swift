import Detection
import Incidents
package import KubernetesModel

/// A key of a ConfigMap that a container starts without, and that the ConfigMap does not have.
struct OptionalKey: Hashable, Sendable {
    let configMap: String
    let key: String
    /// The variable that is not set for it.
    let variable: String
}

extension Container {
    /// The variables that come from keys of ConfigMaps without which the container starts.
    fileprivate var optionalKeys: [OptionalKey] {
        env.compactMap { variable in
            guard let reference = variable.valueFrom?.configMapKeyRef, reference.optional else { return nil }
            return OptionalKey(configMap: reference.name, key: reference.key, variable: variable.name)
        }
    }

    /// The optional keys that their ConfigMaps do not have; a ConfigMap that was not read proves nothing.
    func missingKeys(in snapshot: ClusterSnapshot, namespace: String?) -> [OptionalKey] {
        optionalKeys.filter { key in
            let configMap = snapshot.object(\.configMaps, named: key.configMap, in: namespace)
            return configMap.map { !$0.keys.contains(key.key) } ?? false
        }
    }
}

extension Pod {
    /// The ConfigMaps that have to be read before the rules can say whether a container crashes for want of a key: the
    /// kubelet says nothing of a key that is optional.
    package var configMapsOfCrashingContainers: Set<NamespacedName> {
        let crashing = Set(allStatuses.filter { $0.restartCount > 0 }.map(\.name))
        let keys = allContainers.filter { crashing.contains($0.name) }.flatMap(\.optionalKeys)
        return Set(keys.map { NamespacedName(namespace: metadata.namespace, name: $0.configMap) })
    }
}
