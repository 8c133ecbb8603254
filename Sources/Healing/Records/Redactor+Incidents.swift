package import Diagnosis
import Incidents
package import Redaction

extension Redactor {
    /// Signals as they are recorded: events and workloads can have secrets in their messages.
    func redact(_ signals: [Signal]) -> [Signal] {
        signals.map { signal in
            var signal = signal
            signal.message = redact(signal.message)
            return signal
        }
    }

    /// A finding as it is recorded.
    func redact(_ finding: Finding) -> Finding {
        var finding = finding
        finding.cause = redact(finding.cause)
        finding.ownWords = finding.ownWords.map { redact($0) }
        finding.evidence = redact(finding.evidence)
        finding.advice = finding.advice.map { redact($0) }
        finding.remedies = finding.remedies.map(redact)
        return finding
    }

    /// A diagnosis as it is recorded.
    func redact(_ diagnosis: Diagnosis) -> Diagnosis {
        var diagnosis = diagnosis
        diagnosis.rootCause = redact(diagnosis.rootCause)
        diagnosis.ownWords = diagnosis.ownWords.map { redact($0) }
        diagnosis.evidence = redact(diagnosis.evidence)
        diagnosis.advice = diagnosis.advice.map { redact($0) }
        return diagnosis
    }

    /// A survey as it is shown.
    package func redact(_ survey: Survey) -> Survey {
        var survey = survey
        survey.findings = survey.findings.map { entry in
            var entry = entry
            entry.title = redact(entry.title)
            entry.diagnosis = redact(entry.diagnosis)
            entry.remedies = entry.remedies.map(redact)
            entry.signals = redact(entry.signals)
            return entry
        }
        return survey
    }

    private func redact(_ remedy: Action) -> Action {
        guard case .escalate(let reason) = remedy.change else { return remedy }
        return Action(.escalate(reason: redact(reason)), on: remedy.target)
    }

    private func redact(_ evidence: [Evidence]) -> [Evidence] {
        evidence.map { evidence in
            var evidence = evidence
            evidence.text = redact(evidence.text)
            return evidence
        }
    }
}
