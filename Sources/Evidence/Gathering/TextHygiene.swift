import Foundation
import Incidents

/// What every text passes before it is evidence. In this order: what hides from the eye comes out first, because it hides
/// from the search for secrets too; then the secrets; the length is cut last, so that no half of a secret is left.
struct TextHygiene: Sendable {
    let redact: @Sendable (String) -> String

    /// A text without secrets and hidden characters, whole.
    func plain(_ text: String) -> String {
        redact(Sanitizer(layout: .lines).strip(text).text)
    }

    /// A text fit for a dossier.
    ///
    /// - Parameter length: In bytes.
    func clean(_ text: String, to length: Int, in layout: Sanitizer.Layout = .oneLine) -> String {
        // Secrets of several lines are found before the lines become one.
        let lines = plain(text)
        let text = layout == .lines ? lines : Sanitizer(layout: layout).strip(lines).text
        return Sanitizer(layout: layout, maximumBytes: length, maximumLineBytes: min(length, 2048)).cut(text)
    }

    /// An item fit for a dossier.
    func clean(_ item: DossierItem) -> DossierItem {
        var item = item
        item.evidence.text = clean(item.evidence.text, to: item.topic.maxLength, in: item.topic.layout)
        item.evidence.source = clean(item.evidence.source, to: 200)
        item.relevance = min(max(item.relevance, 0), 1)
        return item
    }

    /// An omission fit for a dossier.
    func clean(_ omission: Omission) -> Omission {
        Omission(clean(omission.what, to: 200), because: clean(omission.why, to: 400))
    }
}

extension EvidenceTopic {
    /// How long an item may be, in bytes.
    fileprivate var maxLength: Int {
        switch self {
        case .log: 4096
        case .change: 1600
        case .workload: 1200
        default: 700
        }
    }

    /// Logs and differences are made of lines.
    fileprivate var layout: Sanitizer.Layout { [.log, .change].contains(self) ? .lines : .oneLine }
}

extension TextHygiene {
    /// A finding fit for a dossier.
    func clean(_ finding: Finding) -> Finding {
        var finding = finding
        finding.cause = clean(finding.cause, to: 600)
        finding.advice = finding.advice.map { clean($0, to: 600) }
        finding.evidence = finding.evidence.map { evidence in
            var evidence = evidence
            evidence.source = clean(evidence.source, to: 200)
            evidence.text = clean(evidence.text, to: 700)
            return evidence
        }
        return finding
    }
}
