internal import Synchronization

/// What a node may run short of.
package enum NodePressure: String, Sendable, CaseIterable {
    case memory = "MemoryPressure"
    case disk = "DiskPressure"
}

/// The machines behind the nodes, whatever the cluster knows of them: the player of a scenario breaks them, the kubelets
/// run on them.
package final class NodeFleet: Sendable {
    private struct Machine {
        let plan: NodePlan
        var isUp = true
        /// How often it was started.
        var boots = 1
        var pressure: Set<NodePressure> = []
        /// What people want of its node, until it is written there: whether it takes no pods.
        var cordon: Bool?
        /// The revision of its last change.
        var revision = 1
    }

    private struct State {
        var machines: [String: Machine]
        var revision = 1

        mutating func change(_ node: String, _ body: (inout Machine) -> Void) {
            guard var machine = machines[node] else { return }
            body(&machine)
            revision += 1
            machine.revision = revision
            machines[node] = machine
        }
    }

    /// The machines as they were planned, in their order.
    package let plans: [NodePlan]
    private let state: Mutex<State>

    package init(_ plans: [NodePlan]) {
        self.plans = plans
        state = Mutex(
            State(
                machines: Dictionary(plans.map { ($0.name, Machine(plan: $0)) }, uniquingKeysWith: { _, last in last }))
        )
    }

    /// The plan of a node; nil: no machine of the Lab's is behind it.
    package func plan(of node: String) -> NodePlan? { state.withLock { $0.machines[node]?.plan } }

    /// Whether a node's machine runs. Nothing runs, and nobody writes, where it does not.
    package func isUp(_ node: String) -> Bool { state.withLock { $0.machines[node]?.isUp ?? false } }

    /// How often a node's machine was started: what ran before a start is gone.
    package func boots(of node: String) -> Int { state.withLock { $0.machines[node]?.boots ?? 0 } }

    /// What a node runs short of.
    package func pressure(on node: String) -> Set<NodePressure> {
        state.withLock { $0.machines[node]?.pressure ?? [] }
    }

    /// Lets something happen to a node. It is carried out when the cluster settles next.
    package func apply(_ event: Scenario.NodeEvent, to node: String) {
        state.withLock { state in
            state.change(node) { machine in
                switch event {
                case .fails: machine.isUp = false
                case .returns:
                    if !machine.isUp { machine.boots += 1 }
                    machine.isUp = true
                case .memoryPressure: machine.pressure.insert(.memory)
                case .diskPressure: machine.pressure.insert(.disk)
                case .relief: machine.pressure = []
                case .cordon: machine.cordon = true
                case .uncordon: machine.cordon = false
                }
            }
        }
    }

    /// Says whether a node is short of something, as its kubelet measures it.
    package func set(_ pressure: NodePressure, _ isPresent: Bool, on node: String) {
        state.withLock { state in
            guard let machine = state.machines[node], machine.pressure.contains(pressure) != isPresent else { return }
            state.change(node) { machine in
                if isPresent { machine.pressure.insert(pressure) } else { machine.pressure.remove(pressure) }
            }
        }
    }

    /// The nodes to which something happened after a revision, and the revision up to which this is known. A part of the
    /// cluster asks in ``ClusterPart/signals()``, from revision 0 on.
    package func changes(after revision: Int) -> (nodes: [String], revision: Int) {
        state.withLock { state in
            let changed = state.machines.filter { $0.value.revision > revision }.keys.sorted()
            return (changed, state.revision)
        }
    }

    /// What people want of a node, once.
    func takeCordon(of node: String) -> Bool? {
        state.withLock { state in
            defer { state.machines[node]?.cordon = nil }
            return state.machines[node]?.cordon
        }
    }
}
