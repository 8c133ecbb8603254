import KubernetesModel

/// A container of a spec in a line: image, command, resources, probes, variables.
struct ContainerText {
    private let container: JSONValue

    init(_ container: JSONValue) { self.container = container }

    var text: String {
        let parts: [String?] = [
            container["image"]?.stringValue.map { "image \($0)" },
            container["imagePullPolicy"]?.stringValue.map { "pull \($0)" },
            CommandShape(container).text,
            amounts("requests"), amounts("limits"),
            probe("readinessProbe", "readiness"), probe("livenessProbe", "liveness"), probe("startupProbe", "startup"),
            ports, user, mounts, variables,
        ]
        return parts.compactMap(\.self).joined(separator: "; ")
    }

    private static let maxVariables = 24

    private func amounts(_ field: String) -> String? {
        let amounts = container[path: "resources", field]?.objectValue ?? [:]
        guard !amounts.isEmpty else { return "no \(field)" }
        return "\(field) "
            + amounts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.plainText)" }
            .joined(separator: ", ")
    }

    private func probe(_ field: String, _ name: String) -> String? {
        container[field].map { "\(name) \(ProbeText.text($0))" }
    }

    private var ports: String? {
        let ports = (container["ports"]?.arrayValue ?? []).compactMap { port in
            port["containerPort"]?.intValue.map { number in
                "\(number)" + (port["name"]?.stringValue.map { " (\($0))" } ?? "")
            }
        }
        return ports.isEmpty ? nil : "ports \(Wording.names(ports))"
    }

    private var user: String? {
        let context = container["securityContext"]?.objectValue ?? [:]
        let shown = ["privileged", "readOnlyRootFilesystem", "runAsNonRoot", "runAsUser"].compactMap { field in
            context[field].map { "\(field) \($0.plainText)" }
        }
        return shown.isEmpty ? nil : shown.joined(separator: ", ")
    }

    private var mounts: String? {
        let mounts = (container["volumeMounts"]?.arrayValue ?? []).compactMap { mount -> String? in
            guard let name = mount["name"]?.stringValue, let path = mount["mountPath"]?.stringValue,
                path != "/var/run/secrets/kubernetes.io/serviceaccount"
            else { return nil }
            return "\(name) at \(path)"
        }
        return mounts.isEmpty ? nil : "mounts \(Wording.names(mounts, atMost: 10))"
    }

    private var variables: String? {
        let single = (container["env"]?.arrayValue ?? []).map { VariableText($0).text }
        let whole = (container["envFrom"]?.arrayValue ?? []).compactMap { source -> String? in
            let prefix = source["prefix"]?.stringValue.map { "\($0)*" } ?? "all"
            let optional = { (reference: JSONValue) in reference["optional"]?.boolValue == true ? ", optional" : "" }
            if let map = source["configMapRef"] {
                return "\(prefix) from configmap \(map["name"]?.stringValue ?? "?")\(optional(map))"
            }
            return source["secretRef"].map {
                "\(prefix) from secret \($0["name"]?.stringValue ?? "?")\(optional($0))"
            }
        }
        let all = whole + single
        return all.isEmpty ? nil : "env \(Wording.names(all, atMost: Self.maxVariables))"
    }
}
