internal import KubernetesModel

// Kubernetes' pkg/apis/core/validation (services, endpoints) and pkg/apis/networking/validation.
extension FieldErrors {
    mutating func checkService(_ spec: JSONValue) {
        let (type, ports) = (spec.text("type"), spec.list("ports"))
        let isHeadless = spec["clusterIP"] == "None"
        if ports.isEmpty, !isHeadless, type != "ExternalName" { self += .required("spec.ports") }
        if type == "ExternalName" {
            let name = spec.text("externalName")
            if name.isEmpty {
                self += .required("spec.externalName")
            } else {
                let rooted = name.hasSuffix(".") ? String(name.dropLast()) : name
                invalid("spec.externalName", .string(name), NameRules.subdomain(rooted))
            }
        }
        checkServicePorts(ports)
        checkLabels(spec, "selector", "spec.selector")
        checkSupported(spec, "sessionAffinity", "spec", ["ClientIP", "None"])
        checkSupported(spec, "type", "spec", ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"])
        for (index, address) in spec.list("externalIPs").enumerated() {
            checkAddress(address.stringValue ?? "", FieldPath("spec.externalIPs")[index])
        }
        if let policy = spec["externalTrafficPolicy"]?.stringValue, !["Cluster", "Local"].contains(policy) {
            self += .invalid(
                "spec.externalTrafficPolicy", .string(policy), "ExternalTrafficPolicy must be empty, Cluster or Local")
        }
    }

    private mutating func checkServicePorts(_ ports: [JSONValue]) {
        var names: Set<String> = []
        var seen: Set<JSONValue> = []
        for (index, port) in ports.enumerated() {
            let (path, name) = (FieldPath("spec.ports")[index], port.text("name"))
            if name.isEmpty {
                if ports.count > 1 { self += .required(path + "name") }
            } else {
                invalid(path + "name", .string(name), NameRules.label(name))
                if !names.insert(name).inserted { self += .duplicate(path + "name", .string(name)) }
            }
            let number = port["port"]?.intValue ?? 0
            invalid(path + "port", .integer(number), NameRules.port(number))
            checkSupported(port, "protocol", path, ["SCTP", "TCP", "UDP"])
            checkPort(port["targetPort"], path + "targetPort")
        }
        for (index, port) in ports.enumerated() {
            let identity: JSONValue = ["port": port["port"] ?? 0, "protocol": port["protocol"] ?? ""]
            if !seen.insert(identity).inserted {
                self += .init(
                    .duplicate, FieldPath("spec.ports")[index].description,
                    "Duplicate value: core.ServicePort{Name:\"\", Protocol:\(GoText.quoted(port.text("protocol"))), "
                        + "AppProtocol:(*string)(nil), Port:\(port["port"]?.intValue ?? 0), "
                        + "TargetPort:\(GoText.intOrString(0)), NodePort:0}")
            }
        }
    }

    private mutating func checkAddress(_ text: String, _ path: FieldPath) {
        if IPAddress(text) == nil {
            self += .invalid(path, .string(text), "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")
        }
    }

    mutating func checkEndpoints(_ object: JSONValue) {
        for (index, subset) in object.list("subsets").enumerated() {
            let path = FieldPath("subsets")[index]
            if subset.list("addresses").isEmpty, subset.list("notReadyAddresses").isEmpty {
                self += .required(path, "must specify `addresses` or `notReadyAddresses`")
            }
            for name in ["addresses", "notReadyAddresses"] {
                for (index, address) in subset.list(name).enumerated() {
                    let (text, place) = (address.text("ip"), (path + name)[index] + "ip")
                    checkAddress(text, place)
                    if IPAddress(text) == nil { self += .invalid(place, .string(text), "must be a valid IP address") }
                }
            }
            for (index, port) in subset.list("ports").enumerated() {
                let place = (path + "ports")[index]
                if port.text("name").isEmpty {
                    if subset.list("ports").count > 1 { self += .required(place + "name") }
                } else {
                    invalid(place + "name", .string(port.text("name")), NameRules.label(port.text("name")))
                }
                let number = port["port"]?.intValue ?? 0
                invalid(place + "port", .integer(number), NameRules.port(number))
                checkSupported(port, "protocol", place, ["SCTP", "TCP", "UDP"])
            }
        }
    }

    mutating func checkIngress(_ spec: JSONValue) {
        let rules = spec.list("rules")
        if let backend = spec["defaultBackend"] { checkBackend(backend, "spec.defaultBackend") }
        if rules.isEmpty, spec["defaultBackend"] == nil {
            self += .invalid(
                "spec", go: "[]networking.IngressRule(nil)", "either `defaultBackend` or `rules` must be specified")
        }
        for (index, rule) in rules.enumerated() {
            let path = FieldPath("spec.rules")[index]
            let host = rule.text("host")
            if !host.isEmpty {
                if IPAddress(host) != nil {
                    self += .invalid(path + "host", .string(host), "must be a DNS name, not an IP address")
                } else {
                    let name = host.hasPrefix("*.") ? String(host.dropFirst(2)) : host
                    invalid(path + "host", .string(host), NameRules.subdomain(name))
                }
            }
            guard let http = rule["http"] else { continue }
            if http.list("paths").isEmpty { self += .required(path + "http" + "paths") }
            for (index, entry) in http.list("paths").enumerated() { checkPath(entry, (path + "http" + "paths")[index]) }
        }
        if !spec.text("ingressClassName").isEmpty {
            invalid(
                "spec.ingressClassName", spec["ingressClassName"] ?? "",
                NameRules.subdomain(spec.text("ingressClassName")))
        }
    }

    private mutating func checkPath(_ entry: JSONValue, _ path: FieldPath) {
        let text = entry.text("path")
        switch entry.text("pathType") {
        case "": self += .required(path + "pathType", "pathType must be specified")
        case "Exact", "Prefix":
            if !text.hasPrefix("/") {
                self += .invalid(path + "path", .string(text), "must be an absolute path")
            }
        case "ImplementationSpecific":
            if !text.isEmpty, !text.hasPrefix("/") {
                self += .invalid(path + "path", .string(text), "must be an absolute path")
            }
        case let type:
            self += .notSupported(
                path + "pathType", .string(type), ["Exact", "ImplementationSpecific", "Prefix"])
        }
        checkBackend(entry["backend"] ?? [:], path + "backend")
    }

    private mutating func checkBackend(_ backend: JSONValue, _ path: FieldPath) {
        let (service, resource) = (backend["service"], backend["resource"])
        if service != nil, resource != nil {
            self += .invalid(path, "", "cannot set both resource and service backends")
        } else if let service {
            let name = service.text("name")
            if name.isEmpty {
                self += .required(path + "service" + "name")
            } else {
                invalid(path + "service" + "name", .string(name), NameRules.service(name))
            }
            let port = service["port"] ?? [:]
            switch (port.text("name"), port["number"]?.intValue ?? 0) {
            case ("", 0): self += .required(path, "port name or number is required")
            case (let name, 0):
                invalid(path + "service" + "port" + "name", .string(name), NameRules.portName(name))
            case ("", let number):
                invalid(path + "service" + "port" + "number", .integer(number), NameRules.port(number))
            default: self += .invalid(path, "", "cannot set both port name & port number")
            }
        } else if resource == nil {
            self += .invalid(path, "", "resource or service backend is required")
        }
    }
}
