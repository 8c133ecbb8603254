import Foundation
import KubernetesModel

/// A file of differences that are meant: a list, of which each entry has a reason.
enum MeantDifferences {
    /// - Parameter entry: Reads what differs, of its member `differences`; nil: it is of the wrong kind.
    static func read<Entry>(_ file: URL, _ entry: (_ reason: String, _ differences: JSONValue) -> Entry?) throws
        -> [Entry]
    {
        try (JSONValue(yaml: String(contentsOf: file, encoding: .utf8)).arrayValue ?? []).map { node in
            guard let reason = node["reason"]?.stringValue, let differences = node["differences"],
                let entry = entry(reason, differences)
            else { throw TestFailure("a known difference has no reason, or no differences: \(node.compactText)") }
            return entry
        }
    }
}
