public import Foundation

/// Work that runs to completion.
public struct Job: KubernetesObject {
    public static let resource = APIResource(group: "batch", versions: ["v1"], kind: "Job", plural: "jobs")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var suspend: Bool = false
        public var backoffLimit: Int?
        public var completions: Int?
        public var parallelism: Int?
        public var activeDeadlineSeconds: Int?
        @OmitEmpty public var template: PodTemplate = PodTemplate()

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public struct Status: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var active: Int = 0
        @OmitEmpty public var succeeded: Int = 0
        @OmitEmpty public var failed: Int = 0
        public var startTime: Date?
        public var completionTime: Date?
        @OmitEmpty public var conditions: [Condition] = []

        public init() {}

        public var isEmpty: Bool { self == Status() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()
    @OmitEmpty public var status: Status = Status()

    public init() {}
}

/// Jobs made on a schedule.
public struct CronJob: KubernetesObject {
    public static let resource = APIResource(
        group: "batch", versions: ["v1", "v1beta1"], kind: "CronJob", plural: "cronjobs")

    public struct Spec: Codable, Hashable, Sendable, Emptiable {
        @OmitEmpty public var schedule: String = ""
        @OmitEmpty public var suspend: Bool = false

        public init() {}

        public var isEmpty: Bool { self == Spec() }
    }

    public var metadata = ObjectMeta()
    @OmitEmpty public var spec: Spec = Spec()

    public init() {}
}
