import Detection
public import Incidents
import KubernetesModel

/// A container's image cannot be pulled or is not acceptable.
///
/// - Condition: a container waits for its image; the runtime's and registry's words tell the causes apart.
/// - Certainty: 1.0 where the words are plain, 0.6 where they are not; with a rollback at most as sure as it is that
///   the older revision was available.
/// - Remedy: roll back where the image's name is at fault and the last revision that was available has another one.
///   Where credentials, a rate limit or the registry are, every other image of it would fail too: people.
/// - Tempting but wrong: deleting the pod or restarting the rollout, which pulls the same image again and, at a rate
///   limit, makes it worse.
public struct ImageRule: Rule {
    public let id = "image-unavailable"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        `case`.signals(.imageUnavailable).map { finding(for: $0, in: `case`) }
    }

    private func finding(for signal: Signal, in case: Case) -> Finding {
        let container = signal.container ?? ""
        let image = `case`.container(of: signal)?.image ?? "of container \(container)"
        let failure = PullFailure("\(signal.reason) \(signal.message)")
        let older = `case`.revisions?.candidate?.template?.spec.container(container)?.image
        // A repository that is new and that the registry denies is more likely misspelt than locked.
        // Of a revision whose template is not seen, the image most probably is another one: something was changed.
        let isUnseen = older == nil && `case`.revisions?.candidate != nil
        let isOtherName = older.map { $0 != image } ?? isUnseen
        let isOtherRepository = older.map { Self.repository($0) != Self.repository(image) } ?? false
        let isNameAtFault =
            switch failure {
            case .notFound, .invalidName, .neverPulled, .wrongPlatform: isOtherName
            case .denied: isOtherRepository
            case .unknown: isOtherName
            case .unauthorized, .rateLimited, .unreachable, .signature: false
            }
        let rollback = isNameAtFault ? `case`.rollback : nil
        let certainty = failure == .unknown ? 0.6 : failure == .denied ? 0.85 : rollback != nil && isUnseen ? 0.8 : 1.0
        let others = failure.isTransient ? workloadsWithoutImage(in: `case`) : 0
        let spread = others > 1 ? "; \(others) workloads have the same trouble, so the registry is the cause" : ""
        return `case`.finding(
            self, .image, "image '\(chosen: image)' of container '\(container)' \(failure.cause)\(spread)",
            evidence: [
                `case`.evidence(signal), rollback?.candidate.evidence,
                older.map { `case`.fact("the revision before has image '\($0)'", of: `case`.target) },
            ],
            certainty: min(certainty, rollback?.candidate.certainty ?? 1), remedies: rollback.map { [$0.action] } ?? [],
            advice: rollback == nil ? failure.advice : nil)
    }

    /// How many workloads wait for an image: one registry's outage shows on many.
    private func workloadsWithoutImage(in case: Case) -> Int {
        let pods = `case`.snapshot.all(\.pods, in: nil).filter { pod in
            pod.allStatuses.contains { ContainerReason.image.contains($0.state.waiting?.reason ?? "") }
        }
        return Set(pods.compactMap { `case`.snapshot.topWorkload(of: $0)?.reference }).count
    }

    /// An image's name without tag and digest.
    private static func repository(_ image: String) -> Substring {
        let name = image.prefix { $0 != "@" }
        let path = name.lastIndex(of: "/") ?? name.startIndex
        guard let colon = name[path...].lastIndex(of: ":") else { return name }
        return name[..<colon]
    }
}

extension PodSpec {
    /// The container of a name, init containers included.
    func container(_ name: String) -> Container? { (initContainers + containers).first { $0.name == name } }
}

extension PullFailure {
    /// The cause as the end of a sentence that begins with the image.
    fileprivate var cause: String {
        switch self {
        case .notFound: "does not exist in its registry"
        case .denied: "does not exist in its registry, or the registry wants credentials for it"
        case .unauthorized: "cannot be pulled: the registry refuses the credentials, or there are none"
        case .rateLimited: "cannot be pulled: the registry's rate limit is used up"
        case .unreachable: "cannot be pulled: the registry is not reached or fails"
        case .invalidName: "has a name that is not well-formed"
        case .neverPulled: "is not on the node, and the pull policy is Never"
        case .signature: "has a signature that is not accepted"
        case .wrongPlatform: "does not exist for the node's platform"
        case .unknown: "cannot be pulled"
        }
    }

    fileprivate var advice: String {
        switch self {
        case .notFound, .denied, .invalidName, .wrongPlatform:
            "Set an image that exists, or publish this one."
        case .unauthorized:
            "Restore or rotate the pull secret that the pod or its service account names; the kubelet then tries again."
        case .rateLimited:
            "Wait for the window to pass, or pull through a cache or with credentials. Restarts only pull more."
        case .unreachable: "Restore the registry or the way to it; the kubelet then tries again by itself."
        case .neverPulled: "Load the image onto the node, or set the pull policy to IfNotPresent."
        case .signature: "Ask security; use an image that is signed as the policy demands."
        case .unknown: "Read the kubelet's message and check name, tag and credentials."
        }
    }
}
