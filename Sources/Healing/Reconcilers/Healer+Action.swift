import Detection
package import Foundation
import Guardrails
import Incidents
package import KubernetesModel
import Logging
import Remediation
import Tracing

extension Healer {
    /// Takes a request as far as it goes now: carries it out, verifies it, or takes it back.
    ///
    /// - Returns: when to look again although nothing changes.
    package func reconcile(request key: NamespacedName) async throws -> Date? {
        guard let request = ports.requests[key], !request.isFinished else { return nil }
        switch request.status.execution?.state ?? .pending {
        case .pending: return try await begin(request)
        case .executing: return try await carryOut(request)
        case .succeeded: return try await verify(request)
        case .undoing: return try await takeBack(request)
        case .failed, .undone: return nil
        }
    }

    /// Writes the intent, if everything still speaks for the action, and then acts.
    private func begin(_ request: ActionRequest) async throws -> Date? {
        guard let decision = request.status.decision, decision.state.allowsExecution else { return nil }
        guard request.isIntact else {
            try await deny(request, by: "guardrail/hash", because: "the request is not the one that was allowed")
            return nil
        }
        let now = ports.now()
        guard now < request.spec.expiresAt else {
            try await expire(request, by: "guardrail/expired", because: "it was not carried out in time")
            return nil
        }
        guard let live = try await ports.reader.object(request.spec.action.target) else {
            try await expire(request, by: IncidentFlow.targetChanged, because: "the target is gone")
            return nil
        }
        let incident = ports.incidents[
            NamespacedName(namespace: request.metadata.namespace, name: request.spec.incident)]
        guard let diagnosis = incident?.status.diagnosis else { return now.addingTimeInterval(5) }
        switch Guardrails.recheck(
            decision, of: proposal(of: request, diagnosis: diagnosis), facts: facts(of: request, live: live),
            policies: ports.policies(), activity: activity(), now: now, ownNamespace: settings.ownNamespace)
        {
        case .proceed: break
        case .hold(let until, _): return until
        case .deny(let by, let reasons):
            try await deny(request, by: by, because: reasons.joined(separator: "; "))
            return nil
        }
        try await backlog.recordNow(
            entry(
                .intended, of: request, "will \(request.spec.action.summary)", detail: request.spec, actor: decision.by)
        )
        let intended = try await write(request) {
            $0.execution = ActionRequest.Execution(state: .executing, startedAt: now)
        }
        try ports.checkpoint(.intentWritten)
        return try await carryOut(intended)
    }

    /// Acts, or finds that it has acted before a crash, and writes what came of it.
    private func carryOut(_ request: ActionRequest) async throws -> Date? {
        try requireLeadership()
        let execution: ActionRequest.Execution
        let startedAt = request.status.execution?.startedAt
        do {
            let result = try await tracing(SpanName.action, of: request) { span in
                if let decision = request.status.decision { span.attributes.describe(decision) }
                return try await executor.execute(request)
            }
            try ports.checkpoint(.executed)
            execution = ActionRequest.Execution(
                state: .succeeded, startedAt: startedAt, finishedAt: ports.now(), message: result.message)
        } catch let error as ActuatorError where error.isWorthRetrying && !isOverdue(startedAt) {
            // The queue backs off; the intent stands.
            throw error
        } catch let error as ActuatorError {
            execution = ActionRequest.Execution(
                state: .failed, startedAt: startedAt, finishedAt: ports.now(), message: error.message)
        } catch let error as RemediationError {
            execution = ActionRequest.Execution(
                state: .failed, startedAt: startedAt, finishedAt: ports.now(), message: "\(error)")
        }
        try await record(
            .executed, of: request, "\(request.spec.action.summary): \(execution.state.rawValue)", detail: execution)
        let recorded = try await write(request) {
            $0.execution = execution
            if execution.state == .succeeded { $0.verification = ActionRequest.Verification(state: .pending) }
        }
        logger.notice(
            "action carried out",
            metadata: metadata(of: recorded).merging(["state": "\(execution.state.rawValue)"]) { $1 })
        try ports.checkpoint(.executionRecorded)
        return execution.state == .succeeded ? ports.now().addingTimeInterval(1) : nil
    }

    /// How long an action is tried again while the cluster does not take it.
    private static let executionTime: TimeInterval = 120

    private func isOverdue(_ startedAt: Date?) -> Bool {
        startedAt.map { ports.now().timeIntervalSince($0) > Self.executionTime } ?? false
    }

    /// Looks whether the action has helped; where it has not, the undo is written as the next intent.
    private func verify(_ request: ActionRequest) async throws -> Date? {
        let cluster = ports.cluster()
        let now = ports.now()
        let key = NamespacedName(namespace: request.metadata.namespace, name: request.spec.incident)
        guard let incident = ports.incidents[key] else { return now.addingTimeInterval(settings.verification.pause) }
        let signals = detector.assess(incident.spec.target, in: cluster, now: now).signals
        switch Verifier.verify(
            request, of: incident, in: cluster, signals: signals, now: now, settings: settings.verification)
        {
        case .waiting(let wellSince, let recheckAt):
            if wellSince != request.status.verification?.wellSince {
                try await write(request) { $0.verification?.wellSince = wellSince }
            }
            return recheckAt
        case .passed(let reason):
            try await conclude(request, .passed, reason)
            return nil
        case .failed(let reason):
            try await conclude(request, .failed, reason)
            return request.spec.undo == nil ? nil : now
        }
    }

    private func conclude(
        _ request: ActionRequest, _ state: ActionRequest.Verification.State, _ reason: String
    ) async throws {
        let verification = ActionRequest.Verification(
            state: state, reason: reason, wellSince: request.status.verification?.wellSince,
            at: ports.now())
        try await record(
            .verified, of: request, "\(request.spec.action.summary): verification \(state.rawValue)",
            detail: verification)
        let isUndone = state == .failed && request.spec.undo != nil
        let concluded = try await write(request) {
            $0.verification = verification
            if isUndone { $0.execution?.state = .undoing }
        }
        await tracing(SpanName.verification, of: concluded) { span in
            span.attributes["midwatch.verification.state"] = state.rawValue
            span.attributes["midwatch.verification.reason"] = reason
            span.addEvent(
                SpanEvent(
                    name: "gen_ai.evaluation.result",
                    attributes: [
                        "gen_ai.evaluation.name": "verification", "gen_ai.evaluation.score.label": "\(state.rawValue)",
                    ]))
        }
        logger.notice(
            "action verified", metadata: metadata(of: concluded).merging(["state": "\(state.rawValue)"]) { $1 })
        try ports.checkpoint(isUndone ? .undoIntentWritten : .verified)
    }

    /// Takes an action back that did not help, or finds that it has done so before a crash.
    private func takeBack(_ request: ActionRequest) async throws -> Date? {
        try requireLeadership()
        var execution = request.status.execution ?? ActionRequest.Execution(state: .undoing)
        do {
            let result = try await tracing(SpanName.undo, of: request) { _ in try await executor.undo(request) }
            execution.state = .undone
            execution.message = result.message
        } catch let error as ActuatorError where error.isWorthRetrying && !isOverdue(execution.finishedAt) {
            throw error
        } catch {
            execution.state = .failed
            execution.message = "it did not help, and could not be undone: \(error)"
        }
        try ports.checkpoint(.undone)
        try await record(
            .undone, of: request, "\(request.spec.action.summary): \(execution.state.rawValue)", detail: execution)
        try await write(request) { $0.execution = execution }
        return nil
    }

    private func deny(_ request: ActionRequest, by: String, because reason: String) async throws {
        try await record(
            .decided, of: request, "\(request.spec.action.summary): denied", detail: reason, actor: by,
            discriminator: "denied/\(by)")
        try await write(request) {
            $0.decision = Decision(state: .denied, by: by, at: ports.now(), reasons: [reason])
        }
    }
}

extension ActuatorError {
    /// Whether the same attempt may succeed later.
    fileprivate var isWorthRetrying: Bool {
        switch code {
        case .unavailable, .unknownOutcome, .disruptionBudget: true
        case .targetGone, .preconditionFailed, .alreadyExists, .forbidden, .refused: false
        }
    }
}
