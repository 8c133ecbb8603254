import Foundation
public import Incidents
public import KubernetesModel
import Synchronization

/// A cluster in memory that takes patches, evictions and new objects as an API server does, and at which one call can go
/// wrong.
public final class FakeCluster: ClusterReader, ClusterActuator {
    /// How one call goes wrong.
    public enum Fault: CaseIterable, Sendable {
        /// The process dies before the call reaches the cluster.
        case crashBefore
        /// The process dies before it sees the answer.
        case crashAfter
        /// The connection breaks before the call reaches the cluster.
        case lostRequest
        /// The connection breaks before the answer.
        case lostAnswer
        /// The connection breaks, and the call reaches the cluster later, at the end of the next one.
        case late
        /// The cluster is not to be had.
        case unavailable
    }

    /// The end of the process.
    public struct Crash: Error {
        public init() {}
    }

    private typealias Effect<Value> = @Sendable (inout [String: JSONValue], inout [String]) throws -> Value

    private struct State {
        var objects: [String: JSONValue] = [:]
        var calls = 0
        var changes: [String] = []
        var fault: (call: Int, fault: Fault)?
        var late: [Effect<Void>] = []
    }

    private let state = Mutex(State())

    public init(_ objects: [JSONValue]) {
        state.withLock { state in
            for object in objects { state.objects[Self.key(object.kind, object.name)] = object }
        }
    }

    /// What was changed, in order: once for each write that took effect.
    public var changes: [String] { state.withLock { $0.changes } }

    /// How many calls were made.
    public var calls: Int { state.withLock { $0.calls } }

    /// Lets a call, counted from 0 from now on, go wrong.
    public func fail(call: Int, with fault: Fault) {
        state.withLock {
            $0.calls = 0
            $0.fault = (call, fault)
        }
    }

    public subscript(kind: String, name: String) -> JSONValue? {
        get { state.withLock { $0.objects[Self.key(kind, name)] } }
        set { state.withLock { $0.objects[Self.key(kind, name)] = newValue } }
    }

    public func object(_ reference: ObjectReference) async throws -> JSONValue? {
        try call { objects, _ in objects[Self.key(reference.kind, reference.name)] }
    }

    public func objects(
        _ resource: APIResource, in namespace: String, matching selector: LabelSelector
    ) async throws -> [JSONValue] {
        try call { objects, _ in
            objects.values.filter { $0.kind == resource.kind && selector.matches($0.labels) }
                .sorted { $0.name < $1.name }
                .map { object in
                    // Objects in lists do not tell their kind.
                    var object = object
                    object["kind"] = nil
                    object["apiVersion"] = nil
                    return object
                }
        }
    }

    public func patch(
        _ reference: ObjectReference, with patch: [JSONPatchOperation], dryRun: Bool
    ) async throws -> JSONValue {
        try call { objects, changes in
            let key = Self.key(reference.kind, reference.name)
            guard let before = objects[key] else { throw ActuatorError(.targetGone, "\(key) is not there") }
            let after = try before.patched(with: patch)
            if !dryRun {
                objects[key] = after
                changes.append("patch \(key)")
            }
            return after
        }
    }

    public func evict(_ pod: ObjectReference, dryRun: Bool) async throws {
        try call { objects, changes in
            let key = Self.key(pod.kind, pod.name)
            guard let live = objects[key], live[path: "metadata", "uid"]?.stringValue == pod.uid.text else {
                throw ActuatorError(.targetGone, "\(key) is not there")
            }
            if !dryRun {
                objects[key] = nil
                changes.append("evict \(key)")
            }
        }
    }

    public func create(
        _ object: JSONValue, as resource: APIResource, in namespace: String, dryRun: Bool
    ) async throws -> JSONValue {
        try call { objects, changes in
            let key = Self.key(resource.kind, object.name)
            guard objects[key] == nil else { throw ActuatorError(.alreadyExists, "\(key) is there already") }
            if !dryRun {
                objects[key] = object
                changes.append("create \(key)")
            }
            return object
        }
    }

    private func call<Value: Sendable>(_ effect: @escaping Effect<Value>) throws -> Value {
        try state.withLock { state in
            let due = state.late
            state.late = []
            defer {
                state.calls += 1
                // A write that comes too late may be refused, and nobody hears of it.
                for write in due { try? write(&state.objects, &state.changes) }
            }
            guard let (call, fault) = state.fault, call == state.calls else {
                return try effect(&state.objects, &state.changes)
            }
            state.fault = nil
            switch fault {
            case .crashBefore: throw Crash()
            case .crashAfter:
                _ = try effect(&state.objects, &state.changes)
                throw Crash()
            case .lostRequest: break
            case .lostAnswer: _ = try effect(&state.objects, &state.changes)
            case .late: state.late = [{ _ = try effect(&$0, &$1) }]
            case .unavailable: throw ActuatorError(.unavailable, "the API server is down")
            }
            throw ActuatorError(.unknownOutcome, "the connection broke")
        }
    }

    private static func key(_ kind: String, _ name: String) -> String { "\(kind)/\(name)" }
}
