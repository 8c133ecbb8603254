import ControllerRuntime
import KubernetesModel
import Synchronization

/// A lease on an API server that a test can make fail.
final class FakeLeaseStore: LeaseStore {
    struct Conflict: Error {}
    struct Unreachable: Error {}

    private struct State {
        var lease: Lease?
        var version = 0
        var isReachable = true
    }

    private let state = Mutex(State())

    var lease: Lease? { state.withLock { $0.lease } }

    func setReachable(_ isReachable: Bool) { state.withLock { $0.isReachable = isReachable } }

    func get() async throws -> Lease? {
        try state.withLock { state in
            guard state.isReachable else { throw Unreachable() }
            return state.lease
        }
    }

    func create(_ spec: Lease.Spec) async throws -> Lease {
        try write(spec) { $0 == nil }
    }

    func update(_ spec: Lease.Spec, of version: ResourceVersion) async throws -> Lease {
        try write(spec) { $0?.metadata.resourceVersion == version }
    }

    private func write(_ spec: Lease.Spec, if isExpected: (Lease?) -> Bool) throws -> Lease {
        try state.withLock { state in
            guard state.isReachable else { throw Unreachable() }
            guard isExpected(state.lease) else { throw Conflict() }
            state.version += 1
            var lease = Lease()
            lease.metadata = ObjectMeta(name: "midwatch", namespace: "midwatch")
            lease.metadata.resourceVersion = ResourceVersion("\(state.version)")
            lease.spec = spec
            state.lease = lease
            return lease
        }
    }
}
