package import Foundation
import KubernetesModel

/// What was seen of each fault on a real cluster, kept so that the Lab can be compared with it where there is none.
package struct SequenceRecording: Sendable {
    /// By the faults' names.
    package var faults: [String: [ObservedObject]]

    package static let file = FaultFile.folder.appending(path: "Recorded/kubernetes-1.20.jsonl")

    package init(_ faults: [String: [ObservedObject]]) { self.faults = faults }

    /// Reads a recording: one object a line.
    package init(file: URL = SequenceRecording.file) throws {
        faults = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let value = try JSONValue(parsing: Data(line.utf8))
            faults[value["fault"]?.stringValue ?? "", default: []].append(ObservedObject(value))
        }
    }

    /// Of each fault what was seen when most was seen.
    package mutating func fill(from other: [String: [ObservedObject]]) {
        faults.merge(other) { own, other in
            other.flatMap(\.states).count > own.flatMap(\.states).count ? other : own
        }
    }

    package func write(to file: URL = SequenceRecording.file) throws {
        let lines = faults.sorted { $0.key < $1.key }.flatMap { fault, objects in
            objects.map { $0.json(fault).compactText + "\n" }
        }
        try Data(lines.joined().utf8).write(to: file)
    }
}
