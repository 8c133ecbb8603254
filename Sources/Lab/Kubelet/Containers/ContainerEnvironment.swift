internal import KubernetesModel

/// A container's environment, out of its pod, its ConfigMaps and its Secrets: pkg/kubelet/kubelet_pods.go.
struct ContainerEnvironment {
    enum Value: Hashable {
        case text(String)
        /// Of a Secret nothing but its keys is looked at.
        case secret
    }

    /// Why the container cannot be created.
    struct Problem: Error, Hashable {
        let message: String
    }

    let pod: PodSpec
    let address: String
    /// Finds an object of the pod's namespace.
    let object: (ResourceName, String) -> JSONValue?

    func values(of container: ContainerSpec) throws(Problem) -> [String: Value] {
        var values: [String: Value] = [:]
        for source in container.environmentFrom.arrayValue ?? [] {
            let prefix = source["prefix"]?.stringValue ?? ""
            if let reference = source["configMapRef"] {
                for (key, value) in try data(reference, .configMaps) ?? [:] {
                    values[prefix + key] = .text(value.stringValue ?? "")
                }
            } else if let reference = source["secretRef"] {
                for key in (try data(reference, .secrets) ?? [:]).keys { values[prefix + key] = .secret }
            }
        }
        for variable in container.environment.arrayValue ?? [] {
            let name = variable["name"]?.stringValue ?? ""
            if let source = variable["valueFrom"] {
                if let value = try value(source) { values[name] = value }
            } else {
                values[name] = .text(Self.expanded(variable["value"]?.stringValue ?? "", values))
            }
        }
        return values
    }

    private func value(_ source: JSONValue) throws(Problem) -> Value? {
        if let reference = source["configMapKeyRef"] {
            return try keyed(reference, .configMaps, "ConfigMap").map { .text($0.stringValue ?? "") }
        }
        if let reference = source["secretKeyRef"] {
            return try keyed(reference, .secrets, "Secret").map { _ in .secret }
        }
        if let field = source["fieldRef"]?["fieldPath"]?.stringValue { return .text(self.field(field)) }
        return .text("0")
    }

    private func keyed(_ reference: JSONValue, _ kind: ResourceName, _ name: String) throws(Problem) -> JSONValue? {
        guard let data = try data(reference, kind) else { return nil }
        let key = reference["key"]?.stringValue ?? ""
        if let value = data[key] { return value }
        if reference["optional"]?.boolValue == true { return nil }
        throw Problem(
            message: "couldn't find key \(key) in \(name) \(pod.namespace)/\(reference["name"]?.stringValue ?? "")")
    }

    /// What a ConfigMap or Secret holds; nil: it is missing, and may be.
    private func data(_ reference: JSONValue, _ kind: ResourceName) throws(Problem) -> [String: JSONValue]? {
        let name = reference["name"]?.stringValue ?? ""
        if let object = object(kind, name) { return object["data"]?.objectValue ?? [:] }
        if reference["optional"]?.boolValue == true { return nil }
        throw Problem(message: "\(kind.plural.dropLast()) \"\(name)\" not found")
    }

    private func field(_ path: String) -> String {
        switch path {
        case "metadata.name": pod.name
        case "metadata.namespace": pod.namespace
        case "metadata.uid": pod.uid
        case "spec.nodeName": pod.node
        case "status.podIP": address
        default: ""
        }
    }

    /// A value with `$(NAME)` replaced by what was set before; `$$` is a dollar.
    private static func expanded(_ text: String, _ values: [String: Value]) -> String {
        guard text.contains("$") else { return text }
        var (result, rest) = ("", Substring(text))
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            if rest.first == "$" {
                result += "$"
                rest = rest.dropFirst()
            } else if rest.first == "(", let end = rest.firstIndex(of: ")") {
                let name = String(rest[rest.index(after: rest.startIndex)..<end])
                if case .text(let value)? = values[name] { result += value } else { result += "$(\(name))" }
                rest = rest[rest.index(after: end)...]
            } else {
                result += "$"
            }
        }
        return result + rest
    }
}
