import Foundation
import Incidents
import KubernetesModel
import ModelExchange

extension Consultation {
    /// What came of it in one sentence.
    var told: String {
        let who = model.map { "The model \($0)" } ?? "The model"
        guard state == .answered, let opinion else {
            return "No opinion of a model: \(reason ?? "it is being asked"). The rules decide alone."
        }
        let agreement = agreement.map { " (\($0.rawValue))" } ?? ""
        return "\(who) thinks of \(opinion.category.rawValue) of \(opinion.object.shortName)\(agreement): "
            + opinion.rootCause
    }

    /// Whether a model was heard, as a condition of the incident.
    func condition(failure: ModelError.Code?, now: Date) -> Condition {
        let isAnswered = state == .answered
        let reason =
            isAnswered ? "Answered" : failure.map { $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() }
        var condition = Condition(
            type: "ModelConsulted", status: isAnswered ? "True" : "False", reason: reason ?? "NoUsableAnswer",
            message: told)
        condition.lastTransitionTime = now
        return condition
    }
}

extension [Condition] {
    /// Puts a condition in the place of the one of its type; the time of the transition stays where the status does.
    mutating func set(_ condition: Condition) {
        guard let index = firstIndex(where: { $0.type == condition.type }) else {
            append(condition)
            return
        }
        var condition = condition
        if self[index].status == condition.status { condition.lastTransitionTime = self[index].lastTransitionTime }
        self[index] = condition
    }
}
