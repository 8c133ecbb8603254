public import Incidents
import KubernetesModel

/// A Warning event that recurs, and that no other rule reads.
///
/// - Condition: such an event, with no signal of another kind: beside others it is their echo.
/// - Certainty: 0.3: what it means is not known.
/// - Remedy: people.
public struct WarningRule: Rule {
    public let id = "warning-event"

    public init() {}

    public func findings(in case: Case) -> [Finding] {
        guard `case`.signals.allSatisfy({ $0.kind == .warningEvent }) else { return [] }
        return `case`.signals.map { signal in
            `case`.finding(
                self, .unknown, "\(signal.object.shortName) keeps warning (\(signal.reason)): \(said: signal.message)",
                evidence: [`case`.evidence(signal)], certainty: 0.3, advice: "Look at the object's events.")
        }
    }
}
