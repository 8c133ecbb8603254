internal import Foundation
internal import Incidents
internal import KubernetesModel

/// Holds what happened against what was expected. Pure.
package struct Judge: Sendable {
    let expectation: Expectation
    let course: Course

    package init(_ expectation: Expectation, _ course: Course) {
        self.expectation = expectation
        self.course = course
    }

    package func verdict() -> Verdict {
        var verdict = Verdict()
        judgeSights(&verdict)
        judgeDiagnosis(&verdict)
        judgeActions(&verdict)
        judgeAlarms(&verdict)
        judgeOutcome(&verdict)
        if let failure = course.failures.first {
            verdict.checks.append(Check(.sound, false, "the watch itself failed: \(failure)"))
        }
        return verdict
    }

    var kinship: Kinship { course.observations.kinship }

    func seconds(to date: Date) -> Double { max(date.timeIntervalSince(course.begin), 0) }

    // MARK: What the Lab showed

    private func judgeSights(_ verdict: inout Verdict) {
        let intervention = course.requests.compactMap(\.status.execution?.startedAt).min()
        for sight in expectation.seen {
            let first = course.observations.firstSight(of: sight.reason, on: sight.object)
            let limit = sight.within.map { $0 / .seconds(1) } ?? .infinity
            let what = "\(sight.object) \(sight.reason)"
            if let first, seconds(to: first) <= limit {
                verdict.checks.append(Check(.seen, true, "\(what) was seen after \(TimeText.of(seconds(to: first)))"))
            } else if let intervention, seconds(to: intervention) <= limit {
                // Whoever repairs it sooner does not see it.
                continue
            } else {
                let text = first.map { "was seen after \(TimeText.of(seconds(to: $0))), not \(TimeText.of(limit))" }
                verdict.checks.append(Check(.seen, false, "\(what) \(text ?? "was never seen")"))
            }
        }
    }

    // MARK: What was concluded

    private func judgeDiagnosis(_ verdict: inout Verdict) {
        guard !expectation.causes.isEmpty else { return }
        let relevant = course.incidents.filter(isRelevant)
        verdict.detectedAfter = relevant.map { seconds(to: $0.spec.openedAt) }.min()
        let openings = relevant.isEmpty ? "no incident was opened about it" : nil
        verdict.checks.append(
            Check(
                .detected, !relevant.isEmpty,
                openings ?? "an incident was opened after \(TimeText.of(verdict.detectedAfter ?? 0))"))
        verdict.diagnosis = (relevant.first(where: isAboutACause) ?? relevant.first)?.status.diagnosis.map(Self.text)
        var slowest: Double?
        for cause in expectation.causes {
            let found = relevant.first { $0.status.diagnosis.map { isRight($0, cause) } ?? false }
            let wanted = "\(cause.categories.map(\.rawValue).joined(separator: " or ")) on \(cause.object)"
            guard let found else {
                let said = relevant.compactMap { $0.status.diagnosis.map(Self.text) }
                verdict.checks.append(
                    Check(
                        .diagnosis, false,
                        "it is \(wanted)\(cause.says.map { " (\"\($0)\")" } ?? ""), not "
                            + (said.isEmpty ? "unknown" : said.joined(separator: "; nor "))))
                continue
            }
            verdict.checks.append(Check(.diagnosis, true, "found: \(found.status.diagnosis.map(Self.text) ?? "")"))
            let first = course.findings.first { $0.incident == found.metadata.name && isRight($0.diagnosis, cause) }
            if let first { slowest = max(slowest ?? 0, seconds(to: first.at)) }
        }
        if verdict.outcome(of: .diagnosis) == true { verdict.diagnosedAfter = slowest }
    }

    /// Whether a diagnosis says what is so.
    func isRight(_ diagnosis: Diagnosis, _ cause: Expectation.Cause) -> Bool {
        cause.categories.contains(diagnosis.category) && kinship.isKin(diagnosis.object, to: cause.object)
            && (cause.says.map { diagnosis.rootCause.localizedCaseInsensitiveContains($0) } ?? true)
    }

    /// Whether an incident is about what is broken, or what suffers from it.
    func isRelevant(_ incident: Incident) -> Bool {
        let target = incident.spec.target
        return isAboutACause(incident)
            || expectation.affected.contains { kinship.isKin(target, to: $0) }
            || expectation.seen.contains { kinship.isKin(target, to: $0.object) }
            || expectation.actions.contains { $0.target.map { kinship.isKin(target, to: $0) } ?? false }
            // It says itself whose fault it is.
            || expectation.causes.contains { cause in incident.status.diagnosis.map { isRight($0, cause) } ?? false }
    }

    func isAboutACause(_ incident: Incident) -> Bool {
        expectation.causes.contains { kinship.isKin(incident.spec.target, to: $0.object) }
    }

    static func text(_ diagnosis: Diagnosis) -> String {
        "\(diagnosis.category.rawValue) on \(diagnosis.object.shortName): \(diagnosis.rootCause)"
    }
}
