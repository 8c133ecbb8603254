import Incidents
import KubernetesModel

/// The ConfigMaps and Secrets that pods refer to, and where.
struct ConfigurationReferences {
    /// One that is referred to.
    struct Reference: Hashable {
        /// Where from, the first place that was found: `env DB_URL`, `volume config`.
        var place: String
        /// Whether the pods start without it.
        var isOptional: Bool
    }

    private(set) var configMaps: [String: Reference] = [:]
    private(set) var secrets: [String: Reference] = [:]

    init(_ spec: PodSpec) {
        for container in spec.initContainers + spec.containers {
            for source in container.envFrom {
                add(source.configMapRef?.name, "all variables", source.configMapRef?.optional, to: \.configMaps)
                add(source.secretRef?.name, "all variables", source.secretRef?.optional, to: \.secrets)
            }
            for variable in container.env {
                let place = "env \(variable.name)"
                let (map, secret) = (variable.valueFrom?.configMapKeyRef, variable.valueFrom?.secretKeyRef)
                add(map?.name, place, map?.optional, to: \.configMaps)
                add(secret?.name, place, secret?.optional, to: \.secrets)
            }
        }
        for volume in spec.volumes {
            let place = "volume \(volume.name)"
            add(volume.configMap?.name, place, volume.configMap?.optional, to: \.configMaps)
            add(volume.secret?.secretName, place, volume.secret?.optional, to: \.secrets)
        }
        for secret in spec.imagePullSecrets { add(secret.name, "pulls of images", true, to: \.secrets) }
    }

    private mutating func add(
        _ name: String?, _ place: String, _ isOptional: Bool?,
        to path: WritableKeyPath<ConfigurationReferences, [String: Reference]>
    ) {
        guard let name, !name.isEmpty else { return }
        let known = self[keyPath: path][name]
        // What one place cannot do without is not optional.
        let optional = (known?.isOptional ?? true) && (isOptional ?? false)
        self[keyPath: path][name] = Reference(place: known?.place ?? place, isOptional: optional)
    }
}
