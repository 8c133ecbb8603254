public import Foundation
public import KubernetesModel

extension Service {
    /// A service with one port.
    public static func make(
        _ name: String = "web", selector: StringMap = ["app": "web"], targetPort: IntOrString = .int(8080),
        age: TimeInterval = 86_400
    ) -> Service {
        var port = Port()
        port.port = 80
        port.targetPort = targetPort
        var service = Service()
        service.metadata = ObjectMeta(name: name, namespace: "shop")
        service.metadata.uid = UID("uid-service-\(name)")
        service.metadata.creationTimestamp = .ago(age)
        service.spec.type = "ClusterIP"
        service.spec.selector = selector
        service.spec.ports = [port]
        return service
    }
}
