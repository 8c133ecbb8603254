internal import KubernetesModel

/// What leads to pods.
enum NetworkTables {
    static let all: [String: [Column]] = [
        "services": [
            .objectName, Column("Type", text: { Cell.text($0["spec"]?["type"]) }),
            Column("Cluster-IP", text: { Cell.text($0["spec"]?["clusterIP"], or: "<none>") }),
            Column("External-IP", text: { externalIP($0) }), Column("Port(s)", text: { servicePorts($0) }), .age,
            Column("Selector", isWide: true, text: { Cell.labels($0["spec"]?["selector"]) }),
        ],
        "endpoints": [.objectName, Column("Endpoints", text: { endpoints($0) }), .age],
        "endpointslices.discovery.k8s.io": [
            .objectName, Column("AddressType", text: { Cell.text($0["addressType"]) }),
            Column("Ports", text: { slicePorts($0) }), Column("Endpoints", text: { sliceEndpoints($0) }), .age,
        ],
        "ingresses.networking.k8s.io": [
            .objectName, Column("Class", text: { Cell.text($0["spec"]?["ingressClassName"], or: "<none>") }),
            Column("Hosts", text: { hosts($0) }), Column("Address", text: { addresses($0).joined(separator: ",") }),
            Column("Ports", text: { $0["spec"]?["tls"] == nil ? "80" : "80, 443" }), .age,
        ],
        "ingressclasses.networking.k8s.io": [
            .objectName, Column("Controller", text: { Cell.text($0["spec"]?["controller"]) }),
            Column("Parameters", text: { parameters($0["spec"]?["parameters"]) }), .age,
        ],
        "networkpolicies.networking.k8s.io": [
            .objectName, Column("Pod-Selector", text: { Cell.selector($0["spec"]?["podSelector"]) }), .age,
        ],
    ]

    private static func addresses(_ object: JSONValue) -> [String] {
        (object["status"]?["loadBalancer"]?["ingress"]?.arrayValue ?? []).map {
            Cell.text($0["ip"], or: Cell.text($0["hostname"]))
        }
    }

    private static func externalIP(_ service: JSONValue) -> String {
        let external = (service["spec"]?["externalIPs"]?.arrayValue ?? []).compactMap(\.stringValue)
        switch service["spec"]?["type"]?.stringValue {
        case "ExternalName": return Cell.text(service["spec"]?["externalName"], or: "<none>")
        case "LoadBalancer": return Cell.list(addresses(service) + external, or: "<pending>")
        default: return Cell.list(external, or: "<none>")
        }
    }

    private static func servicePorts(_ service: JSONValue) -> String {
        let ports = (service["spec"]?["ports"]?.arrayValue ?? []).map { port in
            let nodePort = port["nodePort"]?.intValue.map { ":\($0)" } ?? ""
            return "\(Cell.text(port["port"]))\(nodePort)/\(Cell.text(port["protocol"]))"
        }
        return Cell.list(ports, or: "<none>")
    }

    private static func endpoints(_ object: JSONValue) -> String {
        shortened(
            (object["subsets"]?.arrayValue ?? []).flatMap { subset -> [String] in
                let addresses = (subset["addresses"]?.arrayValue ?? []).map { Cell.text($0["ip"]) }
                let ports = subset["ports"]?.arrayValue ?? []
                guard !ports.isEmpty else { return addresses }
                return ports.flatMap { port in addresses.map { "\($0):\(Cell.text(port["port"]))" } }
            }, none: "<none>")
    }

    private static func slicePorts(_ slice: JSONValue) -> String {
        let ports = (slice["ports"]?.arrayValue ?? []).map { Cell.text($0["port"], or: Cell.text($0["name"], or: "*")) }
        return shortened(ports, none: "<unset>")
    }

    private static func sliceEndpoints(_ slice: JSONValue) -> String {
        shortened(
            (slice["endpoints"]?.arrayValue ?? []).flatMap {
                ($0["addresses"]?.arrayValue ?? []).compactMap(\.stringValue)
            },
            none: "<unset>")
    }

    private static func shortened(_ all: [String], none: String) -> String {
        guard all.count > 3 else { return Cell.list(all, or: none) }
        return "\(all.prefix(3).joined(separator: ",")) + \(all.count - 3) more..."
    }

    private static func hosts(_ ingress: JSONValue) -> String {
        let hosts = (ingress["spec"]?["rules"]?.arrayValue ?? []).map { Cell.text($0["host"]) }.filter { !$0.isEmpty }
        return shortened(hosts, none: "*")
    }

    private static func parameters(_ reference: JSONValue?) -> String {
        guard let reference else { return "<none>" }
        let group = Cell.text(reference["apiGroup"])
        return "\(Cell.text(reference["kind"]))\(group.isEmpty ? "" : ".\(group)")/\(Cell.text(reference["name"]))"
    }
}
