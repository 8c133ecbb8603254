import Foundation
import Incidents
import KubernetesModel

/// Whether a job that runs again comes to a good end.
struct JobCheck {
    let request: ActionRequest
    let snapshot: ClusterSnapshot
    let now: Date
    let settings: Verifier.Settings

    var outcome: Outcome {
        let target = request.spec.action.target
        let name = RetryJob.name(ofRetryOf: target.name, uid: request.spec.preconditions.uid)
        guard let job = snapshot.object(\.jobs, named: name, in: target.namespace) else {
            return wait(for: settings.timeout, else: "job/\(name) is not seen")
        }
        if job.status.conditions.first(ofType: "Complete")?.isTrue == true {
            return .passed(reason: "job/\(name) has completed")
        }
        if let failure = job.status.conditions.first(ofType: "Failed"), failure.isTrue {
            return .failed(
                reason: "job/\(name) failed as well: \(failure.message ?? failure.reason ?? "no reason given")")
        }
        return wait(for: settings.jobTimeout, else: "job/\(name) has not ended")
    }

    private func wait(for timeout: TimeInterval, else reason: String) -> Outcome {
        let deadline = request.actedAt.addingTimeInterval(timeout)
        guard now < deadline else { return .failed(reason: "\(reason) after \(Int(timeout)) s") }
        return .waiting(wellSince: nil, recheckAt: min(deadline, now.addingTimeInterval(settings.pause)))
    }
}
