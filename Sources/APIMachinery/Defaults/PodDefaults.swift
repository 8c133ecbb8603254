internal import KubernetesModel

/// The defaults of pods and of pods' templates: pkg/apis/core/v1/defaults.go.
enum PodDefaults {
    static func apply(toPod pod: inout JSONValue) {
        pod.change("spec") { spec in
            apply(toSpec: &spec)
            spec.setDefault("enableServiceLinks", true)
            for list in ["containers", "initContainers"] {
                spec.changeEach(list) { $0.change("resources", requestLimits) }
            }
        }
        pod.change("status", alignAddresses)
    }

    /// The older field is the first of the newer one.
    private static func alignAddresses(_ status: inout JSONValue) {
        if let address = status["podIP"], status.list("podIPs").first?["ip"] != address {
            status["podIPs"] = [["ip": address]]
        } else if status["podIP"] == nil, let first = status.list("podIPs").first?["ip"] {
            status["podIP"] = first
        }
    }

    static func apply(toTemplate template: inout JSONValue) { template.change("spec", apply(toSpec:)) }

    private static func apply(toSpec spec: inout JSONValue) {
        spec.setDefault("restartPolicy", "Always")
        spec.setDefault("dnsPolicy", "ClusterFirst")
        spec.setDefault("terminationGracePeriodSeconds", 30)
        spec.setDefault("schedulerName", "default-scheduler")
        spec.setDefault("securityContext", [:])
        let usesHostNetwork = spec["hostNetwork"] == true
        // The field's older name has the same value.
        if let account = spec["serviceAccountName"] ?? spec["serviceAccount"] {
            spec["serviceAccountName"] = account
            spec["serviceAccount"] = account
        }
        for list in ["containers", "initContainers", "ephemeralContainers"] {
            spec.changeEach(list) { apply(toContainer: &$0, usesHostNetwork: usesHostNetwork) }
        }
        spec.changeEach("volumes", VolumeDefaults.apply(toPodVolume:))
    }

    private static func apply(toContainer container: inout JSONValue, usesHostNetwork: Bool) {
        if container["imagePullPolicy"] == nil {
            container["imagePullPolicy"] =
                hasLatestTag(container["image"]?.stringValue ?? "") ? "Always" : "IfNotPresent"
        }
        container.setDefault("terminationMessagePath", "/dev/termination-log")
        container.setDefault("terminationMessagePolicy", "File")
        container.changeEach("ports") { port in
            port.setDefault("protocol", "TCP")
            if usesHostNetwork, let number = port["containerPort"] { port.setDefault("hostPort", number) }
        }
        container.changeEach("env") { variable in
            if variable["valueFrom"]?["fieldRef"] != nil {
                variable.change("valueFrom") { $0.change("fieldRef") { $0.setDefault("apiVersion", "v1") } }
            }
        }
        for name in ["livenessProbe", "readinessProbe", "startupProbe"] where container[name] != nil {
            container.change(name) { probe in
                probe.setDefault("timeoutSeconds", 1)
                probe.setDefault("periodSeconds", 10)
                probe.setDefault("successThreshold", 1)
                probe.setDefault("failureThreshold", 3)
                apply(toHandler: &probe)
            }
        }
        guard container["lifecycle"] != nil else { return }
        container.change("lifecycle") { lifecycle in
            for name in ["postStart", "preStop"] where lifecycle[name] != nil {
                lifecycle.change(name, apply(toHandler:))
            }
        }
    }

    private static func apply(toHandler handler: inout JSONValue) {
        if handler["httpGet"] != nil {
            handler.change("httpGet") { get in
                get.setDefault("path", "/")
                get.setDefault("scheme", "HTTP")
            }
        }
        if handler["grpc"] != nil { handler.change("grpc") { $0.setDefault("service", "") } }
    }

    /// What is limited is requested as much.
    private static func requestLimits(_ resources: inout JSONValue) {
        for (resource, limit) in resources["limits"]?.objectValue ?? [:] where resources["requests"]?[resource] == nil {
            resources[path: "requests", resource] = limit
        }
    }

    /// Whether an image's name says the tag `latest`, or no tag and no digest.
    static func hasLatestTag(_ image: String) -> Bool {
        guard !image.contains("@") else { return false }
        let name = image.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count < 2 || parts.last == "latest"
    }
}
