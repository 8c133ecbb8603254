internal import Foundation
internal import KubernetesModel

/// Where a service's port is on a pod: pkg/api/v1/pod/util.go, FindPort.
enum ServicePorts {
    /// The ports of a service on a pod; one whose name no container has is left out.
    static func resolved(_ service: JSONValue, on pod: JSONValue) -> [JSONValue] {
        (service["spec"]?["ports"]?.arrayValue ?? []).compactMap { port in
            let transport = port["protocol"]?.stringValue ?? "TCP"
            guard let number = number(port["targetPort"] ?? port["port"] ?? 0, transport, on: pod) else { return nil }
            var resolved: JSONValue = ["port": .integer(number), "protocol": .string(transport)]
            if let name = port["name"]?.stringValue, !name.isEmpty { resolved["name"] = .string(name) }
            resolved["appProtocol"] = port["appProtocol"]
            return resolved
        }
    }

    private static func number(_ target: JSONValue, _ transport: String, on pod: JSONValue) -> Int? {
        if let number = target.intValue { return number }
        let containers = pod["spec"]?["containers"]?.arrayValue ?? []
        return containers.lazy.flatMap { $0["ports"]?.arrayValue ?? [] }.first {
            $0["name"] == target && $0["protocol"]?.stringValue ?? "TCP" == transport
        }?["containerPort"]?.intValue
    }
}
