internal import KubernetesModel

/// The Node object of a plan, as its kubelet registers it.
struct NodeObject {
    let plan: NodePlan
    /// Of all plans, from 0 on: where its addresses come from.
    let index: Int
    /// How often its machine was started.
    let boots: Int

    /// Without conditions, which come with the first status.
    var registration: JSONValue {
        var labels: [String: JSONValue] = [
            "kubernetes.io/hostname": .string(plan.name), "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
            "beta.kubernetes.io/os": "linux", "beta.kubernetes.io/arch": "amd64",
        ]
        for (label, value) in plan.labels { labels[label] = .string(value) }
        let range = JSONValue.string("\(Self.podNetwork(index)).0/24")
        var spec: JSONValue = ["podCIDR": range, "podCIDRs": [range], "providerID": .string("lab://\(plan.name)")]
        if !plan.taints.isEmpty { spec["taints"] = .array(plan.taints) }
        return [
            "apiVersion": "v1", "kind": "Node",
            "metadata": ["name": .string(plan.name), "labels": .object(labels)], "spec": spec,
            "status": [
                "capacity": capacity, "allocatable": allocatable, "addresses": addresses, "nodeInfo": nodeInfo,
                "daemonEndpoints": ["kubeletEndpoint": ["Port": 10250]],
            ],
        ]
    }

    /// The first three numbers of the addresses of a node's pods.
    static func podNetwork(_ index: Int) -> String { "10.\(244 + index / 256 % 8).\(index % 256)" }

    /// A node's own address.
    static func address(_ index: Int) -> String { "10.0.\((index + 10) / 256 % 256).\((index + 10) % 256)" }

    private var capacity: JSONValue {
        [
            "cpu": .string(plan.cpu.text), "memory": .string(plan.memory.text), "pods": .string("\(plan.pods)"),
            "ephemeral-storage": .string(plan.disk.text), "hugepages-1Gi": "0", "hugepages-2Mi": "0",
        ]
    }

    /// A kubelet keeps the memory and the storage of its hard eviction thresholds back:
    /// pkg/kubelet/apis/config/v1beta1/defaults_linux.go.
    private var allocatable: JSONValue {
        var amounts = capacity
        if let memory = plan.memory.bytes, memory > Self.memoryThreshold {
            amounts["memory"] = .string(Quantity(bytes: memory - Self.memoryThreshold).text)
        }
        if let disk = plan.disk.bytes {
            amounts["ephemeral-storage"] = .string("\(disk - disk / 10)")
        }
        return amounts
    }

    /// `memory.available<100Mi`.
    static let memoryThreshold: Int64 = 100 << 20

    private var addresses: JSONValue {
        [
            ["type": "InternalIP", "address": .string(Self.address(index))],
            ["type": "Hostname", "address": .string(plan.name)],
        ]
    }

    private var nodeInfo: JSONValue {
        let identity = StableIdentity(plan.name)
        return [
            "machineID": .string(identity.hexadecimal("machine")), "systemUUID": .string(identity.uuid("system")),
            "bootID": .string(bootID), "kernelVersion": "6.8.0", "osImage": "Midwatch Lab",
            "containerRuntimeVersion": "containerd://1.7.24", "kubeletVersion": "v1.32.0",
            "kubeProxyVersion": "v1.32.0", "operatingSystem": "linux", "architecture": "amd64",
        ]
    }

    var bootID: String { StableIdentity(plan.name).uuid("boot \(boots)") }
}

/// Identifiers that are the same in every run: FNV-1a of a name.
struct StableIdentity {
    private let name: String

    init(_ name: String) { self.name = name }

    /// 32 hexadecimal digits.
    func hexadecimal(_ purpose: String) -> String { digits("\(name)/\(purpose)/a") + digits("\(name)/\(purpose)/b") }

    func uuid(_ purpose: String) -> String {
        let digits = Array(hexadecimal(purpose))
        let bounds = [0, 8, 12, 16, 20, 32]
        return zip(bounds, bounds.dropFirst()).map { String(digits[$0..<$1]) }.joined(separator: "-")
    }

    private func digits(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
