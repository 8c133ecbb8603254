/// Selects objects by labels, as workloads, services and disruption budgets do.
public struct LabelSelector: Codable, Hashable, Sendable {
    /// One condition on one label.
    public struct Requirement: Codable, Hashable, Sendable {
        @OmitEmpty public var key: String = ""
        /// `In`, `NotIn`, `Exists` or `DoesNotExist`.
        @OmitEmpty public var `operator`: String = ""
        @OmitEmpty public var values: [String] = []

        public init() {}

        public init(key: String, operator: String, values: [String] = []) {
            self.key = key
            self.operator = `operator`
            self.values = values
        }
    }

    @OmitEmpty public var matchLabels: StringMap = [:]
    @OmitEmpty public var matchExpressions: [Requirement] = []

    public init() {}

    public init(matchLabels: StringMap) { self.matchLabels = matchLabels }

    /// Whether labels satisfy every condition; an operator that is not known matches nothing.
    public func matches(_ labels: StringMap) -> Bool {
        labels.contains(matchLabels)
            && matchExpressions.allSatisfy { requirement in
                let value = labels[requirement.key]
                return switch requirement.operator {
                case "In": value.map(requirement.values.contains) ?? false
                case "NotIn": value.map { !requirement.values.contains($0) } ?? true
                case "Exists": value != nil
                case "DoesNotExist": value == nil
                default: false
                }
            }
    }
}
