import Foundation
import Incidents
import KubernetesModel

extension ActionExecutor {
    /// One change that is to be made once.
    struct Attempt {
        let action: Action
        /// The uid that the target must have.
        let uid: UID
        /// What the target is marked with in the same write.
        let mark: String
        /// Marks that come only after this one.
        let laterMarks: [String]
    }

    /// How far an attempt has come, as the cluster shows it.
    private enum Progress {
        case isMade(message: String)
        case isOpen(live: JSONValue)
    }

    /// How often a write whose answer was lost, and which is not seen, is made again. Its preconditions hold for one of
    /// the writes only, so the late arrival of an earlier one does no harm.
    private static let maxWrites = 2

    /// Makes a change, unless it is made already.
    func carryOut(
        _ attempt: Attempt, prepare: (Target) throws(ActuatorError) -> PreparedAction
    ) async throws -> ExecutionResult {
        var writes = 0
        while true {
            let live: JSONValue
            switch try await progress(of: attempt, isWritten: writes > 0) {
            case .isMade(let message):
                return writes > 0 ? .done(message: message) : .alreadyDone(message: message)
            case .isOpen(let value): live = value
            }
            let prepared = try prepare(try await target(of: attempt.action, live: live))
            do {
                writes += 1
                try await perform(prepared.operation)
                return .done(message: "\(attempt.action.summary): done")
            } catch let error as ActuatorError {
                switch error.code {
                // Each of these may be the echo of an earlier write of this very attempt.
                case .preconditionFailed, .alreadyExists, .targetGone:
                    if case .isMade(let message) = try await progress(of: attempt, isWritten: true) {
                        return .done(message: message)
                    }
                    throw error
                case .unknownOutcome where writes < Self.maxWrites: continue
                case .unknownOutcome, .disruptionBudget, .forbidden, .refused, .unavailable: throw error
                }
            }
        }
    }

    private func perform(_ operation: PreparedAction.Operation) async throws {
        switch operation {
        case .patch(let target, let operations): try await actuator.patch(target, with: operations, dryRun: false)
        case .evict(let pod): try await actuator.evict(pod, dryRun: false)
        case .create(let object, let resource, let namespace):
            try await actuator.create(object, as: resource, in: namespace, dryRun: false)
        case .nothing: break
        }
    }

    /// - Parameter isWritten: Whether a write was sent already: what cannot be read then is an unknown outcome.
    private func progress(of attempt: Attempt, isWritten: Bool) async throws -> Progress {
        do {
            return try await progress(of: attempt)
        } catch let error as ActuatorError where isWritten && error.code == .unavailable {
            throw ActuatorError(
                .unknownOutcome, "whether \(attempt.action.summary) was done is not known: \(error.message)")
        }
    }

    private func progress(of attempt: Attempt) async throws -> Progress {
        let (action, name) = (attempt.action, attempt.action.target.shortName)
        if action.kind == .retryJob, let retry = try await retry(of: attempt) {
            return .isMade(message: "job/\(retry.name) runs \(name) again")
        }
        let live = try await object(action.target)
        if action.kind == .restartPod {
            guard let live, live.uid == attempt.uid, live[path: "metadata", "deletionTimestamp"] == nil else {
                return .isMade(message: "\(name) is gone, or on its way")
            }
            return .isOpen(live: live)
        }
        guard let live, live.uid == attempt.uid else {
            throw ActuatorError(.targetGone, "\(name) is not there any more, or is another object of that name")
        }
        let mark = live[path: "metadata", "annotations"]?[MidwatchGroup.lastActionAnnotation]?.stringValue
        if let mark, ([attempt.mark] + attempt.laterMarks).contains(mark) {
            return .isMade(message: "\(action.summary): \(name) carries the change")
        }
        return .isOpen(live: live)
    }

    /// The job that runs a failed one again, if this attempt made it.
    private func retry(of attempt: Attempt) async throws -> JSONValue? {
        var reference = attempt.action.target
        reference.name = RetryJob.name(ofRetryOf: reference.name, uid: attempt.uid)
        reference.uid = ""
        guard let job = try await object(reference) else { return nil }
        let annotations = job[path: "metadata", "annotations"]
        guard annotations?[MidwatchGroup.lastActionAnnotation]?.stringValue == attempt.mark else {
            throw ActuatorError(
                .alreadyExists, "\(attempt.action.target.shortName) was run again already, as \(reference.shortName)")
        }
        return job
    }
}
