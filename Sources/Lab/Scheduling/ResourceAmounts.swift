internal import KubernetesModel

/// Amounts of resources by name: thousandths of a core for `cpu`, whole units for all others.
struct ResourceAmounts: Hashable, Sendable {
    private(set) var amounts: [String: Int64] = [:]

    init() {}

    /// Reads a list of quantities, as in `resources.requests` or `status.allocatable`.
    init(_ list: JSONValue?) {
        for (name, value) in list?.objectValue ?? [:] {
            let quantity = value.stringValue.map { Quantity($0) } ?? value.intValue.map { Quantity("\($0)") }
            amounts[name] = name == "cpu" ? quantity?.milliCores : quantity?.bytes
        }
    }

    subscript(name: String) -> Int64 {
        get { amounts[name] ?? 0 }
        set { amounts[name] = newValue }
    }

    static func + (left: ResourceAmounts, right: ResourceAmounts) -> ResourceAmounts {
        var sum = left
        for (name, amount) in right.amounts { sum[name] = sum[name].addingClamped(amount) }
        return sum
    }

    static func += (left: inout ResourceAmounts, right: ResourceAmounts) { left = left + right }

    /// What requests count as where nodes are compared, for who asks for nothing takes something too:
    /// pkg/scheduler/util/pod_resources.go.
    var counted: ResourceAmounts {
        var counted = ResourceAmounts()
        counted["cpu"] = self["cpu"] == 0 ? 100 : self["cpu"]
        counted["memory"] = self["memory"] == 0 ? 200 << 20 : self["memory"]
        return counted
    }

    /// Of each resource the larger amount.
    func union(_ other: ResourceAmounts) -> ResourceAmounts {
        var union = self
        for (name, amount) in other.amounts { union[name] = max(union[name], amount) }
        return union
    }
}

extension ResourceAmounts {
    /// What a pod requests of its node: what its containers take together, or one of its init containers alone, whichever
    /// is more; sidecars run beside both. From component-helpers' resource/helpers.go.
    static func requests(of pod: JSONValue) -> ResourceAmounts {
        let spec = pod["spec"]
        var running = ResourceAmounts()
        for container in spec?["containers"]?.arrayValue ?? [] {
            running += ResourceAmounts(container["resources"]?["requests"])
        }
        var (sidecars, starting) = (ResourceAmounts(), ResourceAmounts())
        for container in spec?["initContainers"]?.arrayValue ?? [] {
            let own = ResourceAmounts(container["resources"]?["requests"])
            if container["restartPolicy"]?.stringValue == "Always" {
                running += own
                sidecars += own
                starting = starting.union(sidecars)
            } else {
                starting = starting.union(sidecars + own)
            }
        }
        return running.union(starting) + ResourceAmounts(spec?["overhead"])
    }
}

extension Int64 {
    /// The sum, or the limit of the type where there is no room for it.
    func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflows) = addingReportingOverflow(other)
        return overflows ? (other > 0 ? .max : .min) : sum
    }

    /// The difference, or the limit of the type where there is no room for it.
    func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, overflows) = subtractingReportingOverflow(other)
        return overflows ? (other > 0 ? .min : .max) : difference
    }
}
