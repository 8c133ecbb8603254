public import Foundation

/// What became of one container.
public struct ContainerStatus: Codable, Hashable, Sendable {
    @OmitEmpty public var name: String = ""
    @OmitEmpty public var state: ContainerState = ContainerState()
    /// How the container ended the last time.
    @OmitEmpty public var lastState: ContainerState = ContainerState()
    @OmitEmpty public var ready: Bool = false
    @OmitEmpty public var restartCount: Int = 0
    @OmitEmpty public var image: String = ""

    public init() {}
}

/// Waiting, running or terminated: one of the three is set, or none, which means waiting.
public struct ContainerState: Codable, Hashable, Sendable, Emptiable {
    /// Why a container does not run yet.
    public struct Waiting: Codable, Hashable, Sendable {
        /// `CrashLoopBackOff`, `ImagePullBackOff`, `CreateContainerConfigError`, `ContainerCreating` ...
        public var reason: String?
        public var message: String?

        public init(reason: String? = nil, message: String? = nil) {
            self.reason = reason
            self.message = message
        }
    }

    /// Since when a container runs.
    public struct Running: Codable, Hashable, Sendable {
        public var startedAt: Date?

        public init(startedAt: Date? = nil) { self.startedAt = startedAt }
    }

    /// How a container ended.
    public struct Terminated: Codable, Hashable, Sendable {
        @OmitEmpty public var exitCode: Int = 0
        @OmitEmpty public var signal: Int = 0
        /// `OOMKilled`, `Error`, `Completed`, `StartError` ...
        public var reason: String?
        public var message: String?
        public var startedAt: Date?
        public var finishedAt: Date?

        public init() {}
    }

    public var waiting: Waiting?
    public var running: Running?
    public var terminated: Terminated?

    public init() {}

    public var isEmpty: Bool { waiting == nil && running == nil && terminated == nil }
}
