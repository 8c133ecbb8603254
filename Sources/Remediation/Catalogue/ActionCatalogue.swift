public import Foundation
public import Incidents
public import KubernetesModel

/// The closed set of actions: how each is worked out, when it is indicated, and when it must not be done.
public enum ActionCatalogue {
    /// Works an action out on the live cluster. Pure: the same objects always give the same write.
    ///
    /// - Parameters:
    ///   - action: What is to be done.
    ///   - live: The whole target as it is now.
    ///   - related: The live objects around it.
    ///   - requestName: The ActionRequest's name, which the target is marked with in the same write.
    ///   - now: The time.
    /// - Throws: ``RemediationError`` where the action cannot or must not be done.
    public static func prepare(
        _ action: Action, live: JSONValue, related: RelatedObjects, requestName: String, now: Date
    ) throws(RemediationError) -> PreparedAction {
        try prepare(
            action, on: Target(live: live, reference: action.target, related: related, now: now), as: requestName,
            purpose: .repair)
    }

    /// What an action is done for.
    enum Purpose {
        case repair
        /// To take an earlier action back: what speaks against it as a repair does not count.
        case undo
    }

    static func prepare(
        _ action: Action, on target: Target, as requestName: String, purpose: Purpose
    ) throws(RemediationError) -> PreparedAction {
        switch action.change {
        case .restartPod: try RestartPod.prepare(action, on: target)
        case .rolloutRestart: try RolloutRestart.prepare(action, on: target, as: requestName)
        case .rollbackWorkload(let revision):
            try RollbackWorkload(revision: revision).prepare(action, on: target, as: requestName, purpose: purpose)
        case .scaleWorkload(let replicas):
            try ScaleWorkload(replicas: replicas).prepare(action, on: target, as: requestName)
        case .setResources(let change):
            try SetResources(change: change).prepare(action, on: target, as: requestName, purpose: purpose)
        case .retryJob: try RetryJob.prepare(action, on: target, as: requestName)
        case .escalate:
            PreparedAction(
                action: action, preconditions: target.preconditions,
                blastRadius: ActionRequest.BlastRadius(pods: 0, percent: 0), operation: .nothing)
        }
    }
}
