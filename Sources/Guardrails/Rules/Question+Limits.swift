import Foundation
import Incidents

/// How much is done at once, and in an hour.
extension Question {
    private static let hour: TimeInterval = 3600

    var podsObjections: [Objection] {
        guard let radius = proposal.blastRadius else {
            return [Objection(.ask, by: "guardrail/blast-radius", "how many pods it touches is not known")]
        }
        return terms.filter { radius.percent > $0.limits.maxPodsPercent }.map { terms in
            Objection(
                .deny, by: "policy/\(terms.name)",
                "it takes \(radius.percent) % of the workload's pods out of service at once, and policy \(terms.name) "
                    + "allows \(terms.limits.maxPodsPercent) %")
        }
    }

    var flightObjections: [Objection] {
        let others = activity.entries.filter { $0.progress == .inFlight && !isOwn($0) }
        let until = now.addingTimeInterval(BuiltInLimits.inFlightPause.inSeconds)
        var objections: [Objection] = []
        if let other = others.first(where: isOnTarget) {
            objections.append(
                Objection(
                    .hold(until: until), by: "guardrail/one-at-a-time",
                    "\(other.request) is still in flight on \(facts.scope.kind.lowercased())/\(facts.scope.name)"))
        }
        for terms in terms {
            let (count, most) = (others.count { terms.policy.counts($0.scope) }, terms.limits.maxInFlight)
            guard count >= most else { continue }
            objections.append(
                Objection(
                    most == 0 ? .ask : .hold(until: until), by: "policy/\(terms.name)",
                    "\(count) actions are in flight, and policy \(terms.name) allows \(most) at once"))
        }
        return objections
    }

    var rateObjections: [Objection] {
        let recent = activity.entries.filter {
            $0.startedAt > now.addingTimeInterval(-Self.hour) && !isOwn($0)
        }
        return terms.flatMap { terms in
            [
                rateObjection(
                    recent.filter { terms.policy.counts($0.scope) }, most: terms.limits.actionsPerHour,
                    what: "actions", terms: terms),
                rateObjection(
                    recent.filter(isOnTarget), most: terms.limits.perTargetPerHour,
                    what: "actions on this workload", terms: terms),
                cooldownObjection(terms),
            ].compactMap(\.self)
        }
    }

    private func rateObjection(
        _ entries: [Activity.Entry], most: Int, what: String, terms: PolicyTerms
    ) -> Objection? {
        guard entries.count >= most else { return nil }
        let reason = "\(entries.count) \(what) were begun in the last hour, and policy \(terms.name) allows \(most)"
        let by = "policy/\(terms.name)"
        guard most > 0 else { return Objection(.ask, by: by, reason) }
        // Room is made when all but the newest `most - 1` have left the hour.
        let starts = entries.map(\.startedAt).sorted()
        return Objection(.wait(until: starts[starts.count - most].addingTimeInterval(Self.hour)), by: by, reason)
    }

    private func cooldownObjection(_ terms: PolicyTerms) -> Objection? {
        let last = activity.entries.filter { isOnTarget($0) && !isOwn($0) }.max { $0.endedAt < $1.endedAt }
        guard let last, !(last.progress == .failed && isOfIncident(last)) else { return nil }
        let until = last.endedAt.addingTimeInterval(terms.limits.cooldown.inSeconds)
        guard now < until else { return nil }
        return Objection(
            .wait(until: until), by: "policy/\(terms.name)",
            "\(last.request) was done on this workload at \(last.endedAt.utc), and policy \(terms.name) asks for "
                + "\(Int(terms.limits.cooldown.inSeconds)) s in between")
    }

    private func isOwn(_ entry: Activity.Entry) -> Bool {
        entry.request == proposal.request && entry.scope.namespace == facts.scope.namespace
    }

    private func isOfIncident(_ entry: Activity.Entry) -> Bool {
        entry.incident == proposal.incident && entry.scope.namespace == facts.scope.namespace
    }

    private func isOnTarget(_ entry: Activity.Entry) -> Bool {
        isOfIncident(entry) || entry.scope.isSameWorkload(as: facts.scope)
    }
}

extension Date {
    /// The time for people: `2026-02-01T03:04:05Z`.
    var utc: String { formatted(.iso8601) }
}
