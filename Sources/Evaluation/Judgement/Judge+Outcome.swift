internal import Incidents

extension Judge {
    func judgeAlarms(_ verdict: inout Verdict) {
        let alarms = expectation.silence ? course.incidents : course.incidents.filter { !isRelevant($0) }
        verdict.falseAlarms = alarms.count
        verdict.checks.append(
            Check(
                .alarms, alarms.isEmpty,
                alarms.first.map {
                    "a false alarm: \($0.spec.title)\($0.status.diagnosis.map { " (\(Self.text($0)))" } ?? "")"
                }
                    ?? "no false alarm"))
    }

    func judgeOutcome(_ verdict: inout Verdict) {
        let relevant = course.incidents.filter(isRelevant)
        if let within = expectation.healedWithin {
            verdict.checks.append(healed(relevant, within: within, &verdict))
        }
        guard expectation.escalates else { return }
        let escalated = relevant.contains { $0.isWithPeople || $0.wasEscalated }
        let phases = Set(relevant.map(\.phase.rawValue)).sorted().joined(separator: ", ")
        verdict.checks.append(
            Check(
                .escalated, escalated,
                escalated ? "it was handed to people" : "it was not handed to people: \(phases.isEmpty ? "-" : phases)")
        )
    }

    private func healed(_ incidents: [Incident], within: Duration, _ verdict: inout Verdict) -> Check {
        guard !incidents.isEmpty else { return Check(.healed, false, "there was no incident to resolve") }
        if let open = incidents.first(where: { $0.phase != .resolved }) {
            return Check(.healed, false, "not resolved: \(open.spec.title) (\(open.phase.rawValue))")
        }
        let broken = course.observations.isAvailable.filter { !$0.value }.keys.filter { member in
            expectation.causes.contains { cause in
                kinship.isKin(member, to: cause.object)
            }
        }
        if let member = broken.min(by: { $0.name < $1.name }) {
            return Check(.healed, false, "\(member.kind)/\(member.name) is not available in the end")
        }
        let after = incidents.compactMap { $0.status.outcome.map { seconds(to: $0.at) } }.max() ?? 0
        verdict.repairedAfter = after
        let isInTime = after <= within / .seconds(1)
        return Check(
            .healed, isInTime,
            "healed after \(TimeText.of(after))\(isInTime ? "" : ", which is later than \(TimeText.of(within))")")
    }
}

extension Incident {
    fileprivate var isWithPeople: Bool { phase == .escalated || phase == .awaitingApproval }

    /// Trouble that comes and goes is over for the moment when the course ends.
    fileprivate var wasEscalated: Bool { status.timeline.contains { $0.stage == "Escalated" } }
}
