/// The field numbers of one kind's conditions: each kind has a message of its own for them.
struct ConditionFields: Sendable {
    private(set) var transition: Int
    private(set) var reason: Int
    private(set) var message: Int
    private(set) var update = 0
    private(set) var observedGeneration = 0

    static let deployment = ConditionFields(transition: 7, reason: 4, message: 5, update: 6)
    /// Replica sets, stateful sets, daemon sets and autoscalers.
    static let workload = ConditionFields(transition: 3, reason: 4, message: 5)
    /// Jobs, nodes and claims, which have a time of the last probe before that of the last transition.
    static let probed = ConditionFields(transition: 4, reason: 5, message: 6)
    static let pod = ConditionFields(transition: 4, reason: 5, message: 6, observedGeneration: 7)
    static let namespace = ConditionFields(transition: 4, reason: 5, message: 6)
}

extension ProtobufReader {
    /// The current field as a condition; type and status are the first two fields in each kind.
    mutating func condition(_ fields: ConditionFields) throws(WireError) -> Condition {
        try nested { (reader) throws(WireError) in
            var condition = Condition()
            while let field = try reader.nextField() {
                switch field {
                case 1: condition.type = try reader.sharedString()
                case 2: condition.status = try reader.sharedString()
                case fields.transition: condition.lastTransitionTime = try reader.time()
                case fields.reason: condition.reason = try reader.optionalSharedString()
                case fields.message: condition.message = try reader.optionalSharedString()
                case fields.update: condition.lastUpdateTime = try reader.time()
                case fields.observedGeneration: condition.observedGeneration = try reader.optionalInt()
                default: try reader.skip()
                }
            }
            return condition
        }
    }
}
