import Incidents

extension PolicyTerms.Limits {
    init(_ limits: AutonomyPolicy.Limits?) throws(PolicyProblem) {
        func count(_ value: Int?, _ name: String, otherwise builtIn: Int) throws(PolicyProblem) -> Int {
            guard let value else { return builtIn }
            guard value >= 0 else { throw PolicyProblem(field: "spec.limits.\(name)", problem: "\(value) is below 0") }
            return value
        }
        actionsPerHour = try count(
            limits?.actionsPerHour, "actionsPerHour", otherwise: BuiltInLimits.actionsPerHour)
        perTargetPerHour = try count(
            limits?.perTargetPerHour, "perTargetPerHour", otherwise: BuiltInLimits.perTargetPerHour)
        maxInFlight = try count(limits?.maxInFlight, "maxInFlight", otherwise: BuiltInLimits.maxInFlight)
        maxPodsPercent = try count(
            limits?.maxPodsPercent, "maxPodsPercent", otherwise: BuiltInLimits.maxPodsPercent)
        guard maxPodsPercent <= 100 else {
            throw PolicyProblem(field: "spec.limits.maxPodsPercent", problem: "\(maxPodsPercent) is above 100")
        }
        guard let text = limits?.cooldown else {
            cooldown = BuiltInLimits.cooldown
            return
        }
        guard let duration = Duration(go: text), duration >= .zero else {
            throw PolicyProblem(
                field: "spec.limits.cooldown", problem: "'\(text)' is no duration: write one such as 5m or 90s")
        }
        cooldown = duration
    }
}
