internal import KubernetesModel

// Kubernetes' pkg/apis/core/validation/validation.go: containers and their volumes.
extension FieldErrors {
    private static let protocols = ["SCTP", "TCP", "UDP"]

    mutating func checkContainer(
        _ container: JSONValue, _ path: FieldPath, volumes: Set<String>, names: inout Set<String>
    ) {
        let name = container.text("name")
        if name.isEmpty {
            self += .required(path + "name")
        } else {
            invalid(path + "name", .string(name), NameRules.label(name))
        }
        if !name.isEmpty, !names.insert(name).inserted { self += .duplicate(path + "name", .string(name)) }
        let image = container.text("image")
        if image.isEmpty {
            self += .required(path + "image")
        } else if image != image.trimmed {
            self += .invalid(path + "image", .string(image), "must not have leading or trailing whitespace")
        }
        for hook in ["postStart", "preStop"] {
            if let handler = container["lifecycle"]?[hook] { checkHandler(handler, path + "lifecycle" + hook) }
        }
        checkProbe(container["livenessProbe"], path + "livenessProbe", mustSucceedOnce: true)
        let policy = container.text("terminationMessagePolicy")
        if policy.isEmpty {
            self += .required(path + "terminationMessagePolicy", "must be 'File' or 'FallbackToLogsOnError'")
        } else if !["File", "FallbackToLogsOnError"].contains(policy) {
            self += .invalid(
                path + "terminationMessagePolicy", .string(policy), "must be 'File' or 'FallbackToLogsOnError'")
        }
        checkProbe(container["readinessProbe"], path + "readinessProbe")
        checkProbe(container["startupProbe"], path + "startupProbe", mustSucceedOnce: true)
        checkPorts(container, path + "ports")
        checkEnvironment(container, path)
        checkMounts(container, path + "volumeMounts", volumes)
        checkSupported(container, "imagePullPolicy", path, ["Always", "IfNotPresent", "Never"])
        checkResources(container["resources"] ?? [:], path + "resources")
    }

    private mutating func checkProbe(_ probe: JSONValue?, _ path: FieldPath, mustSucceedOnce: Bool = false) {
        guard let probe else { return }
        checkHandler(probe, path)
        for name in ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"] {
            checkNonnegative(probe, name, path)
        }
        if mustSucceedOnce, let threshold = probe["successThreshold"]?.intValue, threshold != 1 {
            self += .invalid(path + "successThreshold", .integer(threshold), "must be 1")
        }
    }

    private mutating func checkHandler(_ handler: JSONValue, _ path: FieldPath) {
        var count = 0
        for name in ["exec", "httpGet", "tcpSocket", "grpc", "sleep"] {
            guard let action = handler[name] else { continue }
            count += 1
            guard count == 1 else {
                self += .forbidden(path + name, "may not specify more than 1 handler type")
                continue
            }
            switch name {
            case "exec":
                if action.list("command").isEmpty { self += .required(path + "exec" + "command") }
            case "httpGet":
                if action.text("path").isEmpty { self += .required(path + name + "path") }
                checkPort(action["port"], path + name + "port")
                checkSupported(action, "scheme", path + name, ["HTTP", "HTTPS"])
                for (index, header) in action.list("httpHeaders").enumerated() where header.text("name").isEmpty {
                    self += .required((path + name + "httpHeaders")[index] + "name")
                }
            case "tcpSocket", "grpc": checkPort(action["port"], path + name + "port")
            default: break
            }
        }
        if count == 0 { self += .required(path, "must specify a handler type") }
    }

    /// A port by its number or its name.
    mutating func checkPort(_ port: JSONValue?, _ path: FieldPath) {
        if let name = port?.stringValue {
            invalid(path, .string(name), NameRules.portName(name))
        } else {
            let number = port?.intValue ?? 0
            invalid(path, .integer(number), NameRules.port(number))
        }
    }

    private mutating func checkPorts(_ container: JSONValue, _ path: FieldPath) {
        var names: Set<String> = []
        for (index, port) in container.list("ports").enumerated() {
            let (place, name) = (path[index], port.text("name"))
            if !name.isEmpty {
                let problems = NameRules.portName(name)
                invalid(place + "name", .string(name), problems)
                if problems.isEmpty, !names.insert(name).inserted {
                    self += .duplicate(place + "name", .string(name))
                }
            }
            let number = port["containerPort"]?.intValue ?? 0
            if number == 0 {
                self += .required(place + "containerPort")
            } else {
                invalid(place + "containerPort", .integer(number), NameRules.port(number))
            }
            if let host = port["hostPort"]?.intValue, host != 0 {
                invalid(place + "hostPort", .integer(host), NameRules.port(host))
            }
            checkSupported(port, "protocol", place, Self.protocols)
        }
    }

    private mutating func checkEnvironment(_ container: JSONValue, _ path: FieldPath) {
        for (index, variable) in container.list("env").enumerated() {
            let (place, name) = ((path + "env")[index], variable.text("name"))
            if name.isEmpty {
                self += .required(place + "name")
            } else {
                invalid(place + "name", .string(name), NameRules.variable(name))
            }
            if let source = variable["valueFrom"] { checkSource(source, variable, place + "valueFrom") }
        }
        for (index, source) in container.list("envFrom").enumerated() {
            let place = (path + "envFrom")[index]
            if !source.text("prefix").isEmpty {
                invalid(place + "prefix", .string(source.text("prefix")), NameRules.variable(source.text("prefix")))
            }
            let given = ["configMapRef", "secretRef"].filter { source[$0] != nil }
            for name in given where (source[name] ?? [:]).text("name").isEmpty {
                self += .required(place + name + "name")
            }
            if given.isEmpty {
                self += .invalid(place, "", "must specify one of: `configMapRef` or `secretRef`")
            } else if given.count > 1 {
                self += .invalid(place, "", "may not have more than one field specified at a time")
            }
        }
    }

    private mutating func checkSource(_ source: JSONValue, _ variable: JSONValue, _ path: FieldPath) {
        var count = 0
        for name in ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"] {
            guard let reference = source[name] else { continue }
            count += 1
            switch name {
            case "fieldRef":
                if reference.text("apiVersion").isEmpty { self += .required(path + name + "apiVersion") }
                checkFieldPath(reference.text("fieldPath"), path + name + "fieldPath")
            case "resourceFieldRef":
                if reference.text("resource").isEmpty { self += .required(path + name + "resource") }
            default:
                if reference.text("name").isEmpty { self += .required(path + name + "name") }
                if reference.text("key").isEmpty {
                    self += .required(path + name + "key")
                } else {
                    invalid(path + name + "key", reference["key"] ?? "", NameRules.configKey(reference.text("key")))
                }
            }
        }
        if count == 0 {
            self += .invalid(
                path, "",
                "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`")
        } else if !variable.text("value").isEmpty {
            self += .invalid(path, "", "may not be specified when `value` is not empty")
        } else if count > 1 {
            self += .invalid(path, "", "may not have more than one field specified at a time")
        }
    }

    private static let fieldPaths = [
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
        "status.hostIP", "status.podIP", "status.podIPs",
    ]

    private mutating func checkFieldPath(_ text: String, _ path: FieldPath) {
        guard !text.isEmpty else {
            self += .required(path)
            return
        }
        let isEntry = ["metadata.labels['", "metadata.annotations['"].contains { text.hasPrefix($0) }
        let isKnown = Self.fieldPaths.contains(text) || text == "status.hostIPs"
        if !isKnown, !(isEntry && text.hasSuffix("']")) { self += .notSupported(path, .string(text), Self.fieldPaths) }
    }

    private mutating func checkMounts(_ container: JSONValue, _ path: FieldPath, _ volumes: Set<String>) {
        var places: Set<String> = []
        for (index, mount) in container.list("volumeMounts").enumerated() {
            let name = mount.text("name")
            if name.isEmpty {
                self += .required(path[index] + "name")
            } else if !volumes.contains(name) {
                self += .notFound(path[index] + "name", .string(name))
            }
            let place = mount.text("mountPath")
            if place.isEmpty { self += .required(path[index] + "mountPath") }
            if !places.insert(place).inserted {
                self += .invalid(path[index] + "mountPath", .string(place), "must be unique")
            }
            let inside = mount.text("subPath")
            if inside.hasPrefix("/") {
                self += .invalid(path[index] + "subPath", .string(inside), "must be a relative path")
            }
            if inside.split(separator: "/").contains("..") {
                self += .invalid(path[index] + "subPath", .string(inside), "must not contain '..'")
            }
        }
    }

    // MARK: Resources

    mutating func checkResources(_ resources: JSONValue, _ path: FieldPath) {
        for (name, limit) in resources.entries("limits") {
            checkResource(name, limit, (path + "limits")[name])
        }
        for (name, request) in resources.entries("requests") {
            checkResource(name, request, (path + "requests")[name])
            guard let limit = resources["limits"]?[name], let most = limit.quantity, let amount = request.quantity
            else { continue }
            if amount > most {
                self += .invalid(path + "requests", request, "must be less than or equal to \(name) limit")
            }
        }
    }

    private static let containerResources: Set<String> = ["cpu", "memory", "ephemeral-storage"]

    private mutating func checkResource(_ name: String, _ amount: JSONValue, _ path: FieldPath) {
        invalid(path, .string(name), NameRules.qualifiedName(name))
        let isStandard = Self.containerResources.contains(name) || name.hasPrefix("hugepages-")
        if !name.contains("/"), !isStandard, NameRules.qualifiedName(name).isEmpty {
            self += .invalid(path, .string(name), "must be a standard resource for containers")
        }
        checkAmount(amount, path)
        if name.contains("/"), let quantity = amount.quantity, quantity.nanos % QuantityAmount.unit != 0 {
            self += .invalid(path, amount, "must be an integer")
        }
    }

    mutating func checkAmount(_ amount: JSONValue, _ path: FieldPath) {
        guard let quantity = amount.quantity, quantity.nanos < 0 else { return }
        self += .invalid(path, amount, "must be greater than or equal to 0")
    }

    // MARK: Volumes

    private static let sources = [
        "emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret", "nfs", "iscsi",
        "glusterfs", "flocker", "persistentVolumeClaim", "rbd", "cinder", "cephfs", "quobyte", "downwardAPI", "fc",
        "flexVolume", "configMap", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume", "azureDisk",
        "storageos", "projected", "scaleIO", "csi", "ephemeral", "image",
    ]

    private static let requiredMembers = [
        "hostPath": ["path"], "secret": ["secretName"], "nfs": ["server", "path"],
        "persistentVolumeClaim": ["claimName"], "configMap": ["name"], "csi": ["driver"],
        "gcePersistentDisk": ["pdName"], "awsElasticBlockStore": ["volumeID"],
    ]

    /// The names of the volumes that have nothing wrong with them.
    mutating func checkVolumes(_ spec: JSONValue, _ path: FieldPath) -> Set<String> {
        var names: Set<String> = []
        for (index, volume) in spec.list("volumes").enumerated() {
            let (place, name) = (path[index], volume.text("name"))
            let isFine = found { errors in
                errors.checkVolumeSource(volume, place)
                if name.isEmpty {
                    errors += .required(place + "name")
                } else {
                    errors.invalid(place + "name", .string(name), NameRules.label(name))
                }
                if names.contains(name) { errors += .duplicate(place + "name", .string(name)) }
            }
            if isFine { names.insert(name) }
        }
        return names
    }

    private mutating func checkVolumeSource(_ volume: JSONValue, _ path: FieldPath) {
        var count = 0
        for name in Self.sources {
            guard let source = volume[name] else { continue }
            count += 1
            guard count == 1 else {
                self += .forbidden(path + name, "may not specify more than 1 volume type")
                continue
            }
            for member in Self.requiredMembers[name] ?? [] where source.text(member).isEmpty {
                self += .required(path + name + member)
            }
        }
        if count == 0 { self += .required(path, "must specify a volume type") }
    }
}

extension JSONValue {
    /// The amount that a quantity stands for; nil: it is none.
    var quantity: QuantityAmount? { stringValue.flatMap { Quantity($0).exactAmount } }
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
