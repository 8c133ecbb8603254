public import KubernetesModel

/// What Midwatch may do by itself, where, and how much of it. Of several that match the strictest wins; with none it
/// only observes.
public struct AutonomyPolicy: KubernetesObject {
    public static let resource = APIResource(
        group: MidwatchGroup.name, versions: [MidwatchGroup.version], kind: "AutonomyPolicy",
        plural: "autonomypolicies", isNamespaced: false)

    /// How far Midwatch goes by itself; stricter is less.
    public enum Mode: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
        /// Records what it would do.
        case observe = "Observe"
        /// Proposes; people act themselves.
        case suggest = "Suggest"
        /// Acts once a person has approved.
        case approve = "Approve"
        /// Acts.
        case auto = "Auto"

        public static func < (left: Mode, right: Mode) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .observe: 0
            case .suggest: 1
            case .approve: 2
            case .auto: 3
            }
        }
    }

    /// Which namespaces a policy is for; with neither field, all.
    public struct NamespaceSelector: Codable, Hashable, Sendable {
        public var matchNames: [String]?
        public var matchLabels: StringMap?

        public init(matchNames: [String]? = nil, matchLabels: StringMap? = nil) {
            self.matchNames = matchNames
            self.matchLabels = matchLabels
        }
    }

    /// Which workloads a policy is for; with no field, all.
    public struct WorkloadSelector: Codable, Hashable, Sendable {
        public var matchNames: [String]?
        public var matchLabels: StringMap?
        public var kinds: [String]?

        public init(matchNames: [String]? = nil, matchLabels: StringMap? = nil, kinds: [String]? = nil) {
            self.matchNames = matchNames
            self.matchLabels = matchLabels
            self.kinds = kinds
        }
    }

    /// Limits on an action's parameters. A limit that is absent leaves the built-in one in force.
    public struct Bounds: Codable, Hashable, Sendable {
        public var memoryLimitMax: Quantity?
        public var cpuLimitMax: Quantity?
        /// Of the amount that the workload had before Midwatch first raised it.
        public var maxIncreasePercent: Int?
        public var minReplicas: Int?
        public var maxReplicas: Int?

        public init() {}
    }

    /// What a policy says of one kind of action.
    public struct ActionRule: Codable, Hashable, Sendable {
        public var kind: Action.Kind
        /// Nil: the policy's mode.
        public var mode: Mode?
        /// 0 to 1; nil: the built-in minimum.
        public var minConfidence: Double?
        public var bounds: Bounds?

        public init(kind: Action.Kind, mode: Mode? = nil, minConfidence: Double? = nil, bounds: Bounds? = nil) {
            self.kind = kind
            self.mode = mode
            self.minConfidence = minConfidence
            self.bounds = bounds
        }
    }

    /// How much may be done. A limit that is absent leaves the built-in one in force.
    public struct Limits: Codable, Hashable, Sendable {
        public var actionsPerHour: Int?
        public var perTargetPerHour: Int?
        /// A duration as Go writes it: `5m`, `90s`. Between two actions on one target.
        public var cooldown: String?
        public var maxInFlight: Int?
        /// Of a workload's pods, at any one time.
        public var maxPodsPercent: Int?

        public init() {}
    }

    /// A span of the week.
    public struct Window: Codable, Hashable, Sendable {
        /// `Mon` to `Sun`; absent: every day.
        public var days: [String]?
        /// `22:00`, in UTC.
        public var from: String
        /// `06:00`, in UTC; earlier than `from` means the next day.
        public var to: String

        public init(days: [String]? = nil, from: String, to: String) {
            self.days = days
            self.from = from
            self.to = to
        }
    }

    /// Who may approve.
    public struct Approvers: Codable, Hashable, Sendable {
        public var groups: [String]?
        public var users: [String]?

        public init(groups: [String]? = nil, users: [String]? = nil) {
            self.groups = groups
            self.users = users
        }
    }

    public struct Spec: Codable, Hashable, Sendable {
        public var mode: Mode
        public var namespaces: NamespaceSelector?
        public var workloads: WorkloadSelector?
        /// An action that is not named has mode Suggest.
        public var actions: [ActionRule]?
        public var limits: Limits?
        /// Nothing is done inside of these.
        public var freezeWindows: [Window]?
        /// Where there are any, nothing is done outside of these.
        public var allowedWindows: [Window]?
        public var approvers: Approvers?
        /// Stops everything that this policy matches at once, also what was approved and not yet carried out.
        public var killSwitch: Bool?
        public init(mode: Mode) { self.mode = mode }
    }

    public var metadata: ObjectMeta
    public var spec: Spec

    public init(metadata: ObjectMeta, spec: Spec) {
        self.metadata = metadata
        self.spec = spec
    }
}
