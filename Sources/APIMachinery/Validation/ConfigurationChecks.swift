internal import KubernetesModel

// Kubernetes' pkg/apis/core/validation: configuration, quotas, events, leases, priorities.
extension FieldErrors {
    private static let maximumSize = 1024 * 1024

    mutating func checkConfigMap(_ object: JSONValue) {
        var size = 0
        for (key, value) in object.entries("data") {
            invalid(FieldPath("data")[key], .string(key), NameRules.configKey(key))
            if object["binaryData"]?[key] != nil {
                self += .invalid(FieldPath("data")[key], .string(key), "duplicate of key present in binaryData")
            }
            size += (value.stringValue ?? "").utf8.count
        }
        for (key, value) in object.entries("binaryData") {
            invalid(FieldPath("binaryData")[key], .string(key), NameRules.configKey(key))
            size += (value.stringValue ?? "").utf8.count / 4 * 3
        }
        if size > Self.maximumSize { self += .tooLong("", maximum: Self.maximumSize) }
    }

    private static let secretKeys = [
        "kubernetes.io/dockercfg": [".dockercfg"], "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
        "kubernetes.io/ssh-auth": ["ssh-privatekey"], "kubernetes.io/tls": ["tls.crt", "tls.key"],
    ]

    mutating func checkSecret(_ object: JSONValue) {
        var size = 0
        for (key, value) in object.entries("data") {
            invalid(FieldPath("data")[key], .string(key), NameRules.configKey(key))
            size += (value.stringValue ?? "").utf8.count / 4 * 3
        }
        if size > Self.maximumSize { self += .tooLong("data", maximum: Self.maximumSize) }
        let type = object.text("type")
        for key in Self.secretKeys[type] ?? [] where object["data"]?[key] == nil {
            self += .required(FieldPath("data")[key])
        }
        let annotation = "kubernetes.io/service-account.name"
        if type == "kubernetes.io/service-account-token",
            (object["metadata"]?["annotations"] ?? [:]).text(annotation).isEmpty
        {
            self += .required(FieldPath("metadata.annotations")[annotation])
        }
        if type == "kubernetes.io/basic-auth", object["data"]?["username"] == nil, object["data"]?["password"] == nil {
            self += .required("data[username]")
            self += .required("data[password]")
        }
    }

    // MARK: Quotas

    private static let quotaResources: Set<String> = [
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
        "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
        "resourcequotas",
        "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports",
        "services.loadbalancers",
    ]
    private static let scopes = ["Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass"]

    mutating func checkQuota(_ spec: JSONValue) {
        for (name, amount) in spec.entries("hard") {
            let path = FieldPath("spec.hard")[name]
            invalid(path, .string(name), NameRules.qualifiedName(name))
            let isCounted = name.hasPrefix("count/") || name.contains("/") || name.hasPrefix("hugepages-")
            if !isCounted, !Self.quotaResources.contains(name) {
                self += .invalid(path, .string(name), "must be a standard resource for quota")
            }
            checkAmount(amount, path)
        }
        let scopes = spec.list("scopes").compactMap(\.stringValue)
        guard !scopes.isEmpty else { return }
        let text = "[]core.ResourceQuotaScope{\(scopes.map(GoText.quoted).joined(separator: ", "))}"
        let isUnfit = (spec["hard"]?.objectValue ?? [:]).keys.contains { $0 != "pods" }
        for scope in scopes {
            if !Self.scopes.contains(scope) {
                self += .invalid("spec.scopes", go: text, "unsupported scope")
            } else if scope == "BestEffort", isUnfit {
                self += .invalid("spec.scopes", go: text, "unsupported scope applied to resource")
            }
        }
        for pair in [["BestEffort", "NotBestEffort"], ["Terminating", "NotTerminating"]]
        where pair.allSatisfy(scopes.contains) {
            self += .invalid("spec.scopes", go: text, "conflicting scopes")
        }
    }

    mutating func checkLimitRange(_ spec: JSONValue) {
        for (index, item) in spec.list("limits").enumerated() {
            let path = FieldPath("spec.limits")[index]
            let order = ["min", "defaultRequest", "default", "max"]
            for (position, low) in order.enumerated() {
                for high in order[(position + 1)...] {
                    for (name, amount) in item.entries(low) {
                        guard let bound = item[high]?[name], let less = amount.quantity, let more = bound.quantity,
                            less > more
                        else { continue }
                        let words = [
                            "min": "min", "max": "max", "default": "default", "defaultRequest": "default request",
                        ]
                        self += .invalid(
                            (path + low)[name], amount,
                            "\(words[low] ?? low) value \(amount.stringValue ?? "") is greater than "
                                + "\(words[high] ?? high) value \(bound.stringValue ?? "")")
                    }
                }
            }
        }
    }

    // MARK: Others

    mutating func checkEvent(_ object: JSONValue) {
        let namespace = (object["metadata"] ?? [:]).text("namespace")
        let involved = (object["involvedObject"] ?? [:]).text("namespace")
        if namespace != (involved.isEmpty ? "default" : involved) {
            self += .invalid("involvedObject.namespace", .string(involved), "does not match event.namespace")
        }
    }

    mutating func checkLease(_ spec: JSONValue) {
        if let duration = spec["leaseDurationSeconds"]?.intValue, duration <= 0 {
            self += .invalid("spec.leaseDurationSeconds", .integer(duration), "must be greater than 0")
        }
        if let transitions = spec["leaseTransitions"]?.intValue, transitions < 0 {
            self += .invalid("spec.leaseTransitions", .integer(transitions), "must to greater or equal than 0")
        }
    }

    mutating func checkPriority(_ object: JSONValue) {
        let name = (object["metadata"] ?? [:]).text("name")
        let system = ["system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000]
        if name.hasPrefix("system-") {
            if system[name] == nil {
                self += .forbidden(
                    "metadata.name",
                    "priority class names with 'system-' prefix are reserved for system use only")
            }
        } else if let value = object["value"]?.intValue, value > 1_000_000_000 {
            self += .forbidden("value", "maximum allowed value of a user defined priority is 1000000000")
        }
    }

    // MARK: Access

    private static let accessGroup = "rbac.authorization.k8s.io"

    mutating func checkAccess(_ object: JSONValue, _ kind: String) {
        guard kind.hasSuffix("Binding") else {
            for (index, rule) in object.list("rules").enumerated() {
                checkRule(rule, FieldPath("rules")[index], isNamespaced: kind == "Role")
            }
            return
        }
        let role = object["roleRef"] ?? [:]
        if role.text("apiGroup") != Self.accessGroup {
            self += .notSupported("roleRef.apiGroup", .string(role.text("apiGroup")), [Self.accessGroup])
        }
        let kinds = kind == "RoleBinding" ? ["Role", "ClusterRole"] : ["ClusterRole"]
        if !kinds.contains(role.text("kind")) {
            self += .notSupported("roleRef.kind", .string(role.text("kind")), kinds)
        }
        if role.text("name").isEmpty {
            self += .required("roleRef.name")
        } else {
            invalid("roleRef.name", .string(role.text("name")), NameRules.pathSegment(role.text("name")))
        }
        for (index, subject) in object.list("subjects").enumerated() {
            checkSubject(subject, FieldPath("subjects")[index], isNamespaced: kind == "RoleBinding")
        }
    }

    private mutating func checkRule(_ rule: JSONValue, _ path: FieldPath, isNamespaced: Bool) {
        if rule.list("verbs").isEmpty { self += .required(path + "verbs", "verbs must contain at least one value") }
        let urls = rule.list("nonResourceURLs").compactMap(\.stringValue)
        guard urls.isEmpty else {
            if isNamespaced {
                self += .invalid(
                    path + "nonResourceURLs", go: GoText.strings(urls),
                    "namespaced rules cannot apply to non-resource URLs")
            }
            if !["apiGroups", "resources", "resourceNames"].allSatisfy({ rule.list($0).isEmpty }) {
                self += .invalid(
                    path + "nonResourceURLs", go: GoText.strings(urls),
                    "rules cannot apply to both regular resources and non-resource URLs")
            }
            return
        }
        if rule.list("apiGroups").isEmpty {
            self += .required(path + "apiGroups", "resource rules must supply at least one api group")
        }
        if rule.list("resources").isEmpty {
            self += .required(path + "resources", "resource rules must supply at least one resource")
        }
    }

    private mutating func checkSubject(_ subject: JSONValue, _ path: FieldPath, isNamespaced: Bool) {
        if subject.text("name").isEmpty { self += .required(path + "name") }
        let group = subject.text("apiGroup")
        switch subject.text("kind") {
        case "ServiceAccount":
            if !subject.text("name").isEmpty {
                invalid(path + "name", subject["name"] ?? "", NameRules.subdomain(subject.text("name")))
            }
            if !group.isEmpty { self += .notSupported(path + "apiGroup", .string(group), [""]) }
            if !isNamespaced, subject.text("namespace").isEmpty { self += .required(path + "namespace") }
        case "User", "Group":
            if group != Self.accessGroup {
                self += .notSupported(path + "apiGroup", .string(group), [Self.accessGroup])
            }
        case let kind: self += .notSupported(path + "kind", .string(kind), ["ServiceAccount", "User", "Group"])
        }
    }
}
