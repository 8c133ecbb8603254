import Incidents
import KubernetesModel

extension PolicyTerms.Bounds {
    init(_ bounds: AutonomyPolicy.Bounds?, field: String) throws(PolicyProblem) {
        guard let bounds else { return }
        memoryLimitMax = try Self.amount(bounds.memoryLimitMax, field: "\(field).memoryLimitMax", example: "1Gi")
        cpuLimitMax = try Self.amount(bounds.cpuLimitMax, field: "\(field).cpuLimitMax", example: "500m")
        maxReplicas = bounds.maxReplicas
        maxIncreasePercent = bounds.maxIncreasePercent ?? maxIncreasePercent
        minReplicas = bounds.minReplicas ?? minReplicas
        guard maxIncreasePercent >= 0 else {
            throw PolicyProblem(field: "\(field).maxIncreasePercent", problem: "\(maxIncreasePercent) is below 0")
        }
        guard minReplicas >= 1 else {
            throw PolicyProblem(field: "\(field).minReplicas", problem: "\(minReplicas) is below 1")
        }
        if let maxReplicas, maxReplicas < minReplicas {
            throw PolicyProblem(
                field: "\(field).maxReplicas", problem: "\(maxReplicas) is below minReplicas, \(minReplicas)")
        }
    }

    private static func amount(
        _ quantity: Quantity?, field: String, example: String
    ) throws(PolicyProblem) -> Double? {
        guard let quantity else { return nil }
        guard let amount = quantity.amount, amount > 0 else {
            throw PolicyProblem(
                field: field, problem: "'\(quantity)' is no positive amount: write one such as \(example)")
        }
        return amount
    }

    /// The stricter of each bound.
    func stricter(_ other: Self) -> Self {
        var stricter = self
        stricter.memoryLimitMax = [memoryLimitMax, other.memoryLimitMax].compactMap(\.self).min()
        stricter.cpuLimitMax = [cpuLimitMax, other.cpuLimitMax].compactMap(\.self).min()
        stricter.maxIncreasePercent = min(maxIncreasePercent, other.maxIncreasePercent)
        stricter.minReplicas = max(minReplicas, other.minReplicas)
        stricter.maxReplicas = [maxReplicas, other.maxReplicas].compactMap(\.self).min()
        return stricter
    }
}
