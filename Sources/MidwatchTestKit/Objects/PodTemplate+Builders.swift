public import KubernetesModel

extension PodTemplate {
    /// A template with the label `app` and one container, unless said otherwise.
    public static func make(_ containers: Container..., app: String = "web", initContainers: [Container] = [])
        -> PodTemplate
    {
        var template = PodTemplate()
        template.metadata.labels = ["app": app]
        template.spec.containers = containers.isEmpty ? [.make()] : containers
        template.spec.initContainers = initContainers
        return template
    }

    /// With a volume of a claim.
    public func mounting(claim: String) -> PodTemplate {
        var volume = Volume()
        volume.name = claim
        var source = Volume.ClaimSource()
        source.claimName = claim
        volume.persistentVolumeClaim = source
        return adding(volume)
    }

    /// With a volume of a ConfigMap.
    public func mounting(configMap: String) -> PodTemplate {
        var volume = Volume()
        volume.name = configMap
        var source = Volume.ConfigMapSource()
        source.name = configMap
        volume.configMap = source
        return adding(volume)
    }

    /// With a node selector.
    public func selecting(_ nodes: StringMap) -> PodTemplate {
        var template = self
        template.spec.nodeSelector = nodes
        return template
    }

    private func adding(_ volume: Volume) -> PodTemplate {
        var template = self
        template.spec.volumes.append(volume)
        return template
    }
}
