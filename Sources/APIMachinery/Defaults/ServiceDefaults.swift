internal import KubernetesModel

/// The defaults of services and of network policies.
enum ServiceDefaults {
    static func apply(to spec: inout JSONValue) {
        spec.setDefault("sessionAffinity", "None")
        if spec["sessionAffinity"] == "None" { spec["sessionAffinityConfig"] = nil }
        if spec["sessionAffinity"] == "ClientIP" {
            spec.change("sessionAffinityConfig") { $0.change("clientIP") { $0.setDefault("timeoutSeconds", 10800) } }
        }
        spec.setDefault("type", "ClusterIP")
        spec.changeEach("ports") { port in
            port.setDefault("protocol", "TCP")
            if let number = port["port"], port["targetPort"] == 0 || port["targetPort"] == "" {
                port["targetPort"] = number
            }
        }
        if spec["type"] == "NodePort" || spec["type"] == "LoadBalancer" {
            spec.setDefault("externalTrafficPolicy", "Cluster")
        }
    }

    static func apply(toPolicy spec: inout JSONValue) {
        for rules in ["ingress", "egress"] {
            spec.changeEach(rules) { $0.changeEach("ports") { $0.setDefault("protocol", "TCP") } }
        }
        let hasEgress = !(spec["egress"]?.arrayValue ?? []).isEmpty
        if (spec["policyTypes"]?.arrayValue ?? []).isEmpty {
            spec["policyTypes"] = hasEgress ? ["Ingress", "Egress"] : ["Ingress"]
        }
    }
}
