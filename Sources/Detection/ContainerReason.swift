/// The reasons that the kubelet gives for a container that waits or ended, by what they mean.
package enum ContainerReason {
    /// The image cannot be pulled or is not acceptable.
    package static let image: Set<String> = [
        "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError",
        "RegistryUnavailable", "SignatureValidationFailed",
    ]

    /// The container cannot be created from its settings.
    package static let configuration: Set<String> = [
        "CreateContainerConfigError", "CreateContainerError", "PreCreateHookError", "PreStartHookError",
    ]

    /// The container was created and cannot be started: containerd and CRI-O say `StartError`, Docker said
    /// `ContainerCannotRun`.
    package static let start: Set<String> = [
        "RunContainerError", "StartError", "ContainerCannotRun", "PostStartHookError",
    ]

    /// One word where the kubelet alternates between several as it tries again, so that the signal stays one.
    package static func stable(_ reason: String) -> String {
        switch reason {
        case "ImagePullBackOff": "ErrImagePull"
        case "RunContainerError", "ContainerCannotRun": "StartError"
        default: reason
        }
    }

    /// The node lost sight of the container, by a reboot or a restart of its runtime.
    package static let lost: Set<String> = ["Unknown", "ContainerStatusUnknown"]
}
