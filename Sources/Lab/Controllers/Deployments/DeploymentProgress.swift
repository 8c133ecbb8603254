internal import Foundation
internal import KubernetesModel

/// How far a deployment is: pkg/controller/deployment/progress.go and sync.go, calculateStatus.
struct DeploymentProgress {
    let deployment: JSONValue
    let spec: DeploymentSpec
    let new: RevisionedSet?
    let old: [RevisionedSet]
    let now: Date

    private var all: [RevisionedSet] { old + (new.map { [$0] } ?? []) }

    /// The status of the counts as they are, with whether enough pods are available.
    func counted() -> JSONValue {
        var status: JSONValue = [:]
        let (actual, available) = (all.actual, all.available)
        status.setCount("observedGeneration", deployment.generation)
        status.setCount("replicas", actual)
        status.setCount("updatedReplicas", new?.actual ?? 0)
        status.setCount("readyReplicas", all.ready)
        status.setCount("availableReplicas", available)
        status.setCount("unavailableReplicas", max(0, actual - available))
        status["collisionCount"] = deployment["status"]?["collisionCount"]
        status["conditions"] = deployment["status"]?["conditions"]
        if available >= spec.replicas - spec.unavailable {
            DeploymentCondition.set(
                "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.", in: &status,
                at: now)
        } else {
            DeploymentCondition.set(
                "Available", "False", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.",
                in: &status, at: now)
        }
        return status
    }

    /// The status of a deployment that rolls out: also whether it comes forward (syncRolloutStatus).
    func rolledOut() -> JSONValue {
        var status = counted()
        if spec.progressDeadline == nil {
            DeploymentCondition.remove("Progressing", from: &status)
        } else if !isSettled(status) {
            judge(&status)
        }
        if let failure = failure {
            DeploymentCondition.set(
                "ReplicaFailure", failure["status"]?.stringValue ?? "", failure["reason"]?.stringValue ?? "",
                failure["message"]?.stringValue ?? "", in: &status, at: now)
        } else {
            DeploymentCondition.remove("ReplicaFailure", from: &status)
        }
        return status
    }

    /// A rollout that once was complete is not judged again.
    private func isSettled(_ status: JSONValue) -> Bool {
        status["replicas"] == status["updatedReplicas"]
            && Conditions.condition("Progressing", in: status)?["reason"] == "NewReplicaSetAvailable"
    }

    private func judge(_ status: inout JSONValue) {
        let subject = new.map { "ReplicaSet \"\($0.name)\"" } ?? "Deployment \"\(deployment.name)\""
        if isComplete(status) {
            DeploymentCondition.set(
                "Progressing", "True", "NewReplicaSetAvailable", "\(subject) has successfully progressed.",
                in: &status, at: now)
        } else if isProgressing(status) {
            // Each step forward starts the time anew, so it is written even where nothing else changes.
            let current = Conditions.condition("Progressing", in: status)
            DeploymentCondition.remove("Progressing", from: &status)
            DeploymentCondition.set(
                "Progressing", "True", "ReplicaSetUpdated", "\(subject) is progressing.", in: &status, at: now,
                since: current?["status"] == "True" ? current?["lastTransitionTime"] : nil)
        } else if isTimedOut(status) {
            DeploymentCondition.set(
                "Progressing", "False", "ProgressDeadlineExceeded", "\(subject) has timed out progressing.",
                in: &status, at: now)
        }
    }

    func isComplete(_ status: JSONValue) -> Bool {
        func count(_ member: String) -> Int { status[member]?.intValue ?? 0 }
        return count("updatedReplicas") == spec.replicas && count("replicas") == spec.replicas
            && count("availableReplicas") == spec.replicas && count("observedGeneration") >= deployment.generation
    }

    private func isProgressing(_ status: JSONValue) -> Bool {
        func now(_ member: String) -> Int { status[member]?.intValue ?? 0 }
        func before(_ member: String) -> Int { deployment["status"]?[member]?.intValue ?? 0 }
        return now("updatedReplicas") > before("updatedReplicas")
            || now("replicas") - now("updatedReplicas") < before("replicas") - before("updatedReplicas")
            || now("readyReplicas") > before("readyReplicas")
            || now("availableReplicas") > before("availableReplicas")
    }

    private func isTimedOut(_ status: JSONValue) -> Bool {
        guard let condition = Conditions.condition("Progressing", in: status),
            condition["reason"] != "NewReplicaSetAvailable"
        else { return false }
        if condition["reason"] == "ProgressDeadlineExceeded" { return true }
        return deadline(condition).map { $0 < now } ?? false
    }

    private func deadline(_ condition: JSONValue?) -> Date? {
        guard let seconds = spec.progressDeadline else { return nil }
        return condition?["lastUpdateTime"]?.dateValue?.addingTimeInterval(Double(seconds))
    }

    /// When to look whether the deployment is stuck (requeueStuckDeployment); nil: it cannot become so.
    func nextCheck(_ status: JSONValue) -> Date? {
        let condition = Conditions.condition("Progressing", in: status)
        guard !isComplete(status), let reason = condition?["reason"], reason != "ProgressDeadlineExceeded",
            reason != "NewReplicaSetAvailable"
        else { return nil }
        return deadline(condition)?.addingTimeInterval(1)
    }

    private var failure: JSONValue? {
        ((new.map { [$0] } ?? []) + old).lazy.compactMap {
            Conditions.condition("ReplicaFailure", in: $0.object["status"])
        }.first
    }
}
