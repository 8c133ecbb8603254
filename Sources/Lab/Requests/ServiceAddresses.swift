internal import KubernetesModel

/// Gives services their addresses and node ports, as the API server's allocators do (pkg/registry/core/service).
struct ServiceAddresses {
    static let resource = ResourceName.services

    let server: APIServer

    /// Fills in what a service needs and has not.
    func allocate(_ service: inout JSONValue, keeping old: JSONValue? = nil) {
        let type = service["spec"]?["type"]?.stringValue ?? "ClusterIP"
        guard type != "ExternalName" else { return }
        let given = service["spec"]?["clusterIP"]?.stringValue ?? ""
        if given.isEmpty {
            let kept = old?["spec"]?["clusterIP"]?.stringValue ?? ""
            service[path: "spec", "clusterIP"] = .string(kept.isEmpty ? freeAddress() : kept)
        }
        if service["spec"]?["clusterIPs"]?[0] == nil, let address = service["spec"]?["clusterIP"] {
            service[path: "spec", "clusterIPs"] = [address]
        }
        guard ["NodePort", "LoadBalancer"].contains(type) else { return }
        var taken: Set<Int> = []
        let before = old?["spec"]?["ports"]?.arrayValue ?? []
        let ports = (service["spec"]?["ports"]?.arrayValue ?? []).map { port -> JSONValue in
            guard (port["nodePort"]?.intValue ?? 0) == 0 else { return port }
            var port = port
            let kept = before.first { $0["port"] == port["port"] && $0["protocol"] == port["protocol"] }
            let number = kept?["nodePort"]?.intValue ?? freePort(besides: taken)
            taken.insert(number)
            port["nodePort"] = .integer(number)
            return port
        }
        service[path: "spec", "ports"] = .array(ports)
    }

    private var services: [JSONValue] {
        guard let kind = server.kinds.kind(Self.resource) else { return [] }
        return server.store.objects(Self.resource).objects.objects().map { $0.value(kind, version: "v1") }
    }

    /// One of 10.96.0.0/16 that no service has; the first is the API server's own.
    private func freeAddress() -> String {
        let taken = Set(services.compactMap { $0["spec"]?["clusterIP"]?.stringValue })
        while true {
            let number = 2 + server.random(below: (1 << 16) - 3)
            let address = "10.96.\(number >> 8).\(number & 255)"
            if !taken.contains(address) { return address }
        }
    }

    private func freePort(besides others: Set<Int>) -> Int {
        let taken = Set(
            services.flatMap { ($0["spec"]?["ports"]?.arrayValue ?? []).compactMap { $0["nodePort"]?.intValue } }
        ).union(others)
        let range = 30_000...32_767
        let start = server.random(below: range.count)
        let free = (0..<range.count).lazy.map { range.lowerBound + (start + $0) % range.count }
            .first { !taken.contains($0) }
        return free ?? range.lowerBound
    }
}
