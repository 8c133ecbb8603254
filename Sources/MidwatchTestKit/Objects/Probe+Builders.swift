public import KubernetesModel

extension Probe {
    /// A probe by HTTP.
    public static func http(path: String, port: Int, delay: Int? = nil) -> Probe {
        var get = HTTPGet()
        get.path = path
        get.port = .int(port)
        var probe = Probe()
        probe.httpGet = get
        probe.initialDelaySeconds = delay
        return probe
    }
}
