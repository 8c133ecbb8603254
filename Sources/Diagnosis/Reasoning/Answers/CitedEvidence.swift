import Evidence
import Incidents
import KubernetesModel

/// The evidence that an answer cites: the items of the dossier themselves, never the model's copy of them.
struct CitedEvidence: Hashable, Sendable {
    var items: [Evidence] = []
    /// Citations of what does not exist, or is one too many.
    var dropped = 0

    init(_ value: JSONValue?, dossier: Dossier, limit: Int) {
        for citation in value?.arrayValue ?? [] {
            let id = citation["id"]?.stringValue ?? citation.stringValue ?? ""
            if items.contains(where: { $0.id == id }) { continue }
            guard items.count < limit, let item = dossier.item(id) else {
                dropped += 1
                continue
            }
            items.append(item.evidence)
        }
    }
}
