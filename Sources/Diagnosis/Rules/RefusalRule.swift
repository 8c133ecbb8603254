public import Incidents
import KubernetesModel

/// A controller may not create pods: there is no pod to look at, the word is on the replica set, job or other owner.
///
/// - Condition: `FailedCreate` on the owner.
/// - Certainty: 1.0: the API server says so.
/// - Remedy: people. What refuses is there to bound what is created.
/// - Tempting but wrong: deleting running pods, which cannot come back; taking quotas, policies or webhooks away.
public struct RefusalRule: Rule {
    public let id = "create-refused"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.createRefused).map { signal in
            let refusal = Refusal(signal.message)
            return `case`.finding(
                self, refusal.category, "\(`case`.name) may not create pods: \(refusal.cause)",
                evidence: [`case`.evidence(signal)], certainty: refusal.certainty, advice: refusal.advice)
        }
    }
}

extension Refusal {
    fileprivate var cause: Sentence {
        switch self {
        case .quotaExceeded(let name, let requested, let used, let limited):
            "quota '\(chosen: name)' is used up (requested \(chosen: requested), used \(chosen: used), limited \(chosen: limited))"
        case .quotaNeeds(let name, let what): "quota '\(chosen: name)' wants each container to declare \(said: what)"
        case .limitRange(let what): "the namespace's limit range does not allow it: \(said: what)"
        case .webhookDown(let name, let why): "the admission webhook '\(chosen: name)' does not answer: \(said: why)"
        case .webhookDenied(let name, let why): "the admission webhook '\(chosen: name)' refuses them: \(said: why)"
        case .podSecurity(let level, let why): "they violate the pod security level '\(chosen: level)': \(said: why)"
        case .missingServiceAccount(let name): "the service account '\(chosen: name)' does not exist"
        case .missingPriorityClass(let name): "the priority class '\(chosen: name)' does not exist"
        case .namespaceTerminating: "the namespace is being deleted"
        case .other(let message): .said(message)
        }
    }

    fileprivate var category: Category {
        switch self {
        case .quotaExceeded, .quotaNeeds, .limitRange: .quota
        case .podSecurity: .securityContext
        case .namespaceTerminating: .stuckTerminating
        case .webhookDown, .webhookDenied, .missingServiceAccount, .missingPriorityClass, .other: .admission
        }
    }

    fileprivate var certainty: Double {
        if case .other = self { 0.8 } else { 1 }
    }

    fileprivate var advice: String {
        switch self {
        case .quotaExceeded: "Free some of what the namespace uses, ask for less, or raise the quota."
        case .quotaNeeds: "Declare the amounts in the template, or give the namespace a limit range with defaults."
        case .limitRange: "Bring the template's amounts into the range, or change the range."
        case .webhookDown: "Bring the webhook's service back; its owner may let it fail open meanwhile."
        case .webhookDenied: "Change the template so that it complies."
        case .podSecurity: "Change the template's security context so that it complies, or ask the namespace's owner."
        case .missingServiceAccount(let name):
            "Create the service account '\(name)', or correct its name; do not use one with more rights."
        case .missingPriorityClass(let name): "Create the priority class '\(name)', or correct its name."
        case .namespaceTerminating: "Nothing can be created in a namespace that is being deleted."
        case .other: "Read the API server's message."
        }
    }
}
