import Foundation
import KubernetesModel

extension Condition {
    /// The condition in a few words: `Available False (MinimumReplicasUnavailable, 4 min): message`.
    func summary(now: Date, maxMessage: Int = 160) -> String {
        let since = lastTransitionTime.map { Wording.span(now.timeIntervalSince($0)) }
        let details = [reason, since].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
        let message = isTrue == isGood ? nil : self.message.map { $0.cut(toCharacters: maxMessage) }
        return "\(type) \(status)" + (details.isEmpty ? "" : " (\(details))")
            + (message.map { $0.isEmpty ? "" : ": \($0)" } ?? "")
    }

    /// Whether the condition is as one wishes it: most are to be true, those that name a trouble are not.
    var isAsWished: Bool { isTrue == isGood && status != "Unknown" }

    private var isGood: Bool { !Self.troubles.contains { type.hasSuffix($0) } }

    private static let troubles = ["Pressure", "Unavailable", "Failure", "Failed", "Suspended", "Limited", "Problem"]
}
