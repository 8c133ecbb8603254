package import Foundation
import KubernetesModel

/// Where the Lab answers otherwise than the real API server, and why.
package struct KnownDifferences: Sendable {
    /// Some differences of one reason.
    package struct Entry: Sendable {
        package var reason: String
        /// By the steps' names, the members of the answers that differ; what is below a member is meant with it.
        package var members: [String: [String]]

        package init(reason: String, members: [String: [String]]) {
            self.reason = reason
            self.members = members
        }
    }

    package var entries: [Entry]

    /// Reads the list.
    package init(file: URL = Script.folder.appending(path: "KnownDifferences.yaml")) throws {
        entries = try MeantDifferences.read(file) { reason, differences in
            differences.objectValue.map { steps in
                Entry(reason: reason, members: steps.mapValues { ($0.arrayValue ?? []).compactMap(\.stringValue) })
            }
        }
    }

    package init(entries: [Entry]) { self.entries = entries }

    /// The members that are known to differ in a step.
    func members(of step: String) -> [String] { entries.flatMap { $0.members[step] ?? [] } }

    /// Every step that is named.
    package var steps: Set<String> { Set(entries.flatMap(\.members.keys)) }
}

extension JSONDifference {
    /// Whether this is a member, or below it.
    func isWithin(_ member: String) -> Bool {
        path == member || path.hasPrefix(member + ".") || path.hasPrefix(member + "[")
    }
}
