public import Foundation
public import Incidents
import KubernetesModel

/// Carries actions out: reads live, works the action out, writes once, and finds out what came of a write whose answer
/// was lost.
///
/// Every write marks its target with the request's name, so that a second attempt, after a crash at any point, sees
/// whether there was a first one.
public struct ActionExecutor: Sendable {
    let reader: any ClusterReader
    let actuator: any ClusterActuator
    let now: @Sendable () -> Date

    /// - Parameters:
    ///   - reader: Live reads.
    ///   - actuator: The only way to write.
    ///   - now: The time.
    public init(
        reader: any ClusterReader, actuator: any ClusterActuator, now: @escaping @Sendable () -> Date
    ) {
        self.reader = reader
        self.actuator = actuator
        self.now = now
    }

    /// Works an action out on the live cluster; nothing is written.
    ///
    /// - Throws: ``RemediationError`` where it cannot or must not be done, ``ActuatorError`` where the cluster cannot be
    ///   read.
    public func prepare(_ action: Action, requestName: String) async throws -> PreparedAction {
        guard let live = try await object(action.target) else {
            throw RemediationError(.targetGone, "\(action.target.shortName) is not there any more")
        }
        return try await ActionCatalogue.prepare(
            action, live: live, related: related(to: action, live: live), requestName: requestName, now: now())
    }

    /// Asks the API server what a prepared action would change; nothing is written.
    ///
    /// - Returns: One line a field, bounded.
    /// - Throws: ``ActuatorError`` where the API server refuses it.
    public func dryRun(_ prepared: PreparedAction) async throws -> String {
        switch prepared.operation {
        case .nothing: return "nothing in the cluster is changed"
        case .evict(let pod):
            try await actuator.evict(pod, dryRun: true)
            return "\(pod.shortName) is evicted, and its controller makes a new one"
        case .create(let object, let resource, let namespace):
            try await actuator.create(object, as: resource, in: namespace, dryRun: true)
            return "\(resource.kind.lowercased())/\(object.name) is created"
        case .patch(let target, let operations):
            guard let before = try await self.object(target) else {
                throw ActuatorError(.targetGone, "\(target.shortName) is not there any more")
            }
            let after = try await actuator.patch(target, with: operations, dryRun: true)
            return ObjectDifference(from: before, to: after).text
        }
    }

    /// Carries a request out: once, however often this is called.
    ///
    /// - Throws: ``ActuatorError``: with `unknownOutcome` call again, which finds out; else nothing was changed.
    public func execute(_ request: ActionRequest) async throws -> ExecutionResult {
        try requireIntact(request)
        guard request.spec.action.kind != .escalate else { return .done(message: "nothing in the cluster is changed") }
        let attempt = Attempt(
            action: request.spec.action, uid: request.spec.preconditions.uid, mark: request.metadata.name,
            // A request that was undone had been carried out.
            laterMarks: [request.undoMark])
        return try await carryOut(attempt) { target throws(ActuatorError) in
            try requireGeneration(request.spec.preconditions.generation, of: target)
            return try prepared(request.spec.action, on: target, as: request.metadata.name, purpose: .repair)
        }
    }

    /// Takes a request's change back: once, however often this is called, and only while the target still carries it.
    ///
    /// - Throws: ``ActuatorError``: with `unknownOutcome` call again, which finds out; else nothing was changed.
    public func undo(_ request: ActionRequest) async throws -> ExecutionResult {
        try requireIntact(request)
        guard let undo = request.spec.undo else {
            return .notNeeded(why: "\(request.spec.action.kind.rawValue) leaves nothing that could be taken back")
        }
        guard let live = try await object(undo.target), live.uid == request.spec.preconditions.uid else {
            return .notNeeded(why: "\(undo.target.shortName) is not there any more")
        }
        let mark = live[path: "metadata", "annotations"]?[MidwatchGroup.lastActionAnnotation]?.stringValue
        guard mark == request.metadata.name || mark == request.undoMark else {
            return .notNeeded(why: "\(undo.target.shortName) does not carry the change of \(request.metadata.name)")
        }
        if mark == request.metadata.name {
            let target = try await target(of: undo, live: live)
            guard try isInForce(request.spec.action, undo: undo, on: target) else {
                return .notNeeded(why: "\(undo.target.shortName) has been changed by someone else since")
            }
        }
        let attempt = Attempt(action: undo, uid: live.uid, mark: request.undoMark, laterMarks: [])
        return try await carryOut(attempt) { target throws(ActuatorError) in
            try requireGeneration(live.generation, of: target)
            return try prepared(undo, on: target, as: request.undoMark, purpose: .undo)
        }
    }

    private func requireIntact(_ request: ActionRequest) throws(ActuatorError) {
        guard request.isIntact else {
            throw ActuatorError(
                .refused, "\(request.metadata.name) is not what was decided on: its action does not fit its hash")
        }
    }

    private func requireGeneration(_ generation: Int?, of target: Target) throws(ActuatorError) {
        guard generation == nil || generation == target.generation else {
            throw ActuatorError(
                .preconditionFailed,
                "\(target.reference.shortName) has changed since the action was proposed: it was generation "
                    + "\(generation ?? 0) and is \(target.generation ?? 0)")
        }
    }

    private func prepared(
        _ action: Action, on target: Target, as mark: String, purpose: ActionCatalogue.Purpose
    ) throws(ActuatorError) -> PreparedAction {
        do {
            return try ActionCatalogue.prepare(action, on: target, as: mark, purpose: purpose)
        } catch {
            throw ActuatorError(error)
        }
    }

    /// Whether a target still has what an action set.
    private func isInForce(_ action: Action, undo: Action, on target: Target) throws(ActuatorError) -> Bool {
        switch action.change {
        case .scaleWorkload(let replicas): return target.live[path: "spec", "replicas"]?.intValue == replicas
        case .setResources(let change): return SetResources(change: change).isInForce(in: target.live)
        case .rollbackWorkload(let revision):
            guard case .rollbackWorkload(let before) = undo.change else { return false }
            do {
                // A revision that is brought back gets the number after the newest, which was the one before it; until
                // its controller has done that, it has its old number. Any other one is someone's later template.
                let current = try LiveWorkload(target).current?.number
                return current == revision || current == before + 1
            } catch {
                throw ActuatorError(error)
            }
        case .restartPod, .rolloutRestart, .retryJob, .escalate: return false
        }
    }
}

extension ActionRequest {
    /// What the target is marked with once the request is undone.
    var undoMark: String { "\(metadata.name)-undo" }
}

extension JSONValue {
    var uid: UID { UID(self[path: "metadata", "uid"]?.stringValue ?? "") }
    var generation: Int? { self[path: "metadata", "generation"]?.intValue }
}

extension ActuatorError {
    init(_ error: RemediationError) { self.init(error.code == .targetGone ? .targetGone : .refused, error.message) }
}
