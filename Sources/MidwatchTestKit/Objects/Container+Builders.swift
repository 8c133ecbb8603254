public import KubernetesModel

extension Container {
    /// A container with the settings that rules read.
    public static func make(
        _ name: String = "web", image: String = "registry.example/web:1", memoryLimit: Quantity? = nil,
        memoryRequest: Quantity? = nil, cpuRequest: Quantity? = nil
    ) -> Container {
        var container = Container()
        container.name = name
        container.image = image
        container.resources.limits.memory = memoryLimit
        container.resources.requests = ResourceAmounts(cpu: cpuRequest, memory: memoryRequest)
        return container
    }

    /// With a readiness probe by HTTP.
    public func readiness(path: String = "/ready", port: Int = 8080, delay: Int? = nil) -> Container {
        var container = self
        container.readinessProbe = .http(path: path, port: port, delay: delay)
        return container
    }

    /// With a liveness probe by HTTP.
    public func liveness(path: String = "/live", port: Int = 8080) -> Container {
        var container = self
        container.livenessProbe = .http(path: path, port: port)
        return container
    }

    /// With a variable whose value is a key of a ConfigMap.
    public func variable(
        _ name: String, fromKey key: String, of configMap: String, optional: Bool = false
    ) -> Container {
        var variable = EnvironmentVariable()
        variable.name = name
        var source = EnvironmentVariable.Source()
        source.configMapKeyRef = KeyReference(name: configMap, key: key, optional: optional)
        variable.valueFrom = source
        var container = self
        container.env.append(variable)
        return container
    }

    /// With a port.
    public func port(_ number: Int, named name: String? = nil) -> Container {
        var port = ContainerPort()
        port.containerPort = number
        port.name = name
        var container = self
        container.ports.append(port)
        return container
    }
}
