import Incidents
import Redaction

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
        finding.evidence = redact(finding.evidence)
        finding.advice = finding.advice.map { redact($0) }
        finding.remedies = finding.remedies.map { remedy in
            guard case .escalate(let reason) = remedy.change else { return remedy }
            return Action(.escalate(reason: redact(reason)), on: remedy.target)
        }
        return finding
    }

    /// A diagnosis as it is recorded.
    func redact(_ diagnosis: Diagnosis) -> Diagnosis {
        var diagnosis = diagnosis
        diagnosis.rootCause = redact(diagnosis.rootCause)
        diagnosis.evidence = redact(diagnosis.evidence)
        diagnosis.advice = diagnosis.advice.map { redact($0) }
        return diagnosis
    }

    private func redact(_ evidence: [Evidence]) -> [Evidence] {
        evidence.map { evidence in
            var evidence = evidence
            evidence.text = redact(evidence.text)
            return evidence
        }
    }
}
