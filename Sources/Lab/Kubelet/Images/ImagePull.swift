internal import Foundation

/// Gets one image of a pod onto its node: the kubelet's image manager (pkg/kubelet/images/image_manager.go).
struct ImagePull: Hashable {
    enum Policy: String, Hashable {
        case always = "Always"
        case ifNotPresent = "IfNotPresent"
        case never = "Never"
    }

    enum Outcome: Hashable {
        case isThere
        /// The pull runs, up to a moment.
        case isPulling(until: Date)
        /// The reason and message of the waiting container.
        case failed(reason: String, message: String)
    }

    private var backOff = BackOff()
    /// How often there was nothing to be had.
    private(set) var failures = 0
    private var lastFailure: String?
    private var startedAt: Date?
    private var endsAt: Date?

    /// Takes the image as far as it goes now.
    ///
    /// - Parameter notices: What the kubelet says of it.
    mutating func proceed(
        _ image: String, policy: Policy, isPresent: Bool, pull: Program.Pull, at now: Date, notices: inout [Notice]
    ) -> Outcome {
        if let endsAt {
            guard endsAt <= now else { return .isPulling(until: endsAt) }
            return finish(image, pull, at: now, &notices)
        }
        guard ImageReference(image) != nil else {
            let message =
                "Failed to apply default image tag \"\(image)\": couldn't parse image name \"\(image)\": "
                + "invalid reference format"
            notices.append(Notice(.warning, "InspectFailed", message))
            return .failed(reason: "InvalidImageName", message: message)
        }
        if isPresent && policy != .always {
            notices.append(Notice(.normal, "Pulled", "Container image \"\(image)\" already present on machine"))
            return .isThere
        }
        guard policy != .never else {
            let message = "Container image \"\(image)\" is not present with pull policy of Never"
            notices.append(Notice(.warning, "ErrImageNeverPull", message))
            return .failed(reason: "ErrImageNeverPull", message: message)
        }
        if backOff.isWaiting(at: now) {
            let message = "Back-off pulling image \"\(image)\""
            notices.append(Notice(.normal, "BackOff", message))
            failures += 1
            return .failed(
                reason: "ImagePullBackOff", message: lastFailure.map { "\(message): ErrImagePull: \($0)" } ?? message)
        }
        notices.append(Notice(.normal, "Pulling", "Pulling image \"\(image)\""))
        startedAt = now
        // What is there already is only compared.
        let end = now.addingTimeInterval(isPresent ? min(pull.takes.seconds, 0.5) : pull.takes.seconds)
        endsAt = end
        return end <= now ? finish(image, pull, at: now, &notices) : .isPulling(until: end)
    }

    private mutating func finish(
        _ image: String, _ pull: Program.Pull, at now: Date, _ notices: inout [Notice]
    ) -> Outcome {
        let duration = GoDuration.text(now.timeIntervalSince(startedAt ?? now))
        endsAt = nil
        guard let reference = ImageReference(image), let failure = PullFailure.message(pull.outcome, reference) else {
            lastFailure = nil
            let size = 20_000_000 + Int(StableHash.value(image) % 80_000_000)
            notices.append(
                Notice(
                    .normal, "Pulled",
                    "Successfully pulled image \"\(image)\" in \(duration) (\(duration) including waiting). "
                        + "Image size: \(size) bytes."))
            return .isThere
        }
        lastFailure = failure
        failures += 1
        backOff.next(after: now, at: now)
        notices.append(Notice(.warning, "Failed", "Failed to pull image \"\(image)\": \(failure)"))
        return .failed(reason: "ErrImagePull", message: failure)
    }
}
