package import Foundation
import KubernetesModel

/// Where a fault goes otherwise in the Lab than on the real cluster, and why.
package struct SequenceDifferences: Sendable {
    /// A state that is recorded, and what is seen in the Lab instead, if anything.
    struct Difference: Sendable {
        var fault: String
        var object: String
        var recorded: String
        var shown: String?

        /// What the Lab is to show of an object; nil where the object has no such state.
        func applied(to object: ObservedObject) -> ObservedObject? {
            guard recorded != shown, let place = object.states.firstIndex(of: recorded) else { return nil }
            var object = object
            object.states.replaceSubrange(place...place, with: shown.map { [$0] } ?? [])
            return object
        }
    }

    package struct Entry: Sendable {
        package var reason: String
        var differences: [Difference]
    }

    package var entries: [Entry]

    /// Reads the list.
    package init(file: URL = FaultFile.folder.appending(path: "KnownDifferences.yaml")) throws {
        entries = try MeantDifferences.read(file) { reason, differences in
            differences.arrayValue.map { Entry(reason: reason, differences: $0.map(Difference.init)) }
        }
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// Nothing is to differ.
    package static let none = SequenceDifferences(entries: [])

    func of(_ fault: String) -> [Difference] { entries.flatMap(\.differences).filter { $0.fault == fault } }

    /// Every fault that is named.
    package var faults: Set<String> { Set(entries.flatMap(\.differences).map(\.fault)) }
}

extension SequenceDifferences.Difference {
    fileprivate init(_ node: JSONValue) {
        self.init(
            fault: node["fault"]?.stringValue ?? "", object: node["object"]?.stringValue ?? "",
            recorded: node["recorded"]?.stringValue ?? "", shown: node["shown"]?.stringValue)
    }
}
