package import Foundation
package import KubernetesModel

/// A fault that is played on a real cluster and in the Lab: a scenario of the Lab, whose images a real cluster replaces
/// by commands.
package struct FaultFile: Sendable, CustomStringConvertible {
    /// Something that is written to the cluster.
    package enum Write: Sendable {
        case create(JSONValue)
        /// A strategic merge patch.
        case patch(JSONValue, with: JSONValue)
        case delete(JSONValue)
    }

    /// The name of the file without its ending.
    package var name: String
    /// What the file says, as the Lab reads it.
    package var text: String
    package var objects: [JSONValue]
    /// From the first objects to the beginning of the steps.
    package var settle: Duration
    package var steps: [(at: Duration, write: Write)]
    /// How long it is watched after the last step.
    package var duration: Duration

    /// The folder with the faults, the recording and the known differences.
    package static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Tests/LabTests/FaultSequences").standardizedFileURL

    /// Every fault, in the order of their names.
    package static func all() throws -> [FaultFile] {
        try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: "Faults"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "yaml" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map(FaultFile.init)
    }

    init(file: URL) throws {
        name = file.deletingPathExtension().lastPathComponent
        text = try String(contentsOf: file, encoding: .utf8)
        let node = try JSONValue(yaml: text)
        objects = node["objects"]?.arrayValue ?? []
        settle = try Self.duration(node["settle"])
        duration = try Self.duration(node["duration"])
        let objects = self.objects
        steps = try (node["steps"]?.arrayValue ?? []).map { step in
            (try Self.duration(step["at"]), try Self.write(step, among: objects))
        }
    }

    package var description: String { name }

    private static func write(_ step: JSONValue, among objects: [JSONValue]) throws -> Write {
        func named(_ name: JSONValue?) throws -> JSONValue {
            let object = objects.first {
                "\($0["kind"]?.stringValue ?? "")/\($0[path: "metadata", "name"]?.stringValue ?? "")"
                    == name?.stringValue
            }
            guard let object else { throw TestFailure("the file has no object \(name?.stringValue ?? "")") }
            return object
        }
        if let object = step["apply"] { return .create(object) }
        if let patch = step["patch"] { return .patch(try named(patch["object"]), with: patch["with"] ?? [:]) }
        return .delete(try named(step["delete"]))
    }

    private static func duration(_ value: JSONValue?) throws -> Duration {
        guard let text = value?.stringValue, text.hasSuffix("s"), let seconds = Int(text.dropLast()) else {
            throw TestFailure("a number of seconds is wanted, not \(value?.compactText ?? "nothing")")
        }
        return .seconds(seconds)
    }
}
