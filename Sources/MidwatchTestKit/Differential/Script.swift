package import Foundation
import KubernetesModel
import Yams

/// The requests that are sent to two servers, in order.
package struct Script: Sendable {
    package var steps: [Step]

    /// The folder with the script, the recording and the known differences.
    package static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Tests/LabTests/Differential").standardizedFileURL

    /// Reads every file of a folder, in the order of their names.
    package init(folder: URL = Script.folder.appending(path: "Requests")) throws {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        steps = try files.flatMap { file in
            let topic = file.deletingPathExtension().lastPathComponent
            let node = try JSONValue(yaml: String(contentsOf: file, encoding: .utf8))
            return try (node.arrayValue ?? []).map { try Step($0, topic: topic) }
        }
        let names = Dictionary(grouping: steps, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
        guard names.isEmpty else { throw TestFailure("steps of one name: \(names)") }
    }
}

extension JSONValue {
    /// The first document of a YAML text; anchors and merge keys are resolved.
    package init(yaml text: String) throws {
        self = try Yams.compose(yaml: text).map(JSONValue.init(node:)) ?? .null
    }

    private init(node: Yams.Node) {
        switch node {
        case .mapping(let mapping):
            var members: [String: JSONValue] = [:]
            for (key, value) in mapping {
                let value = JSONValue(node: value)
                if key.tag == Tag(.merge) {
                    members.merge(value.objectValue ?? [:]) { own, _ in own }
                } else {
                    members[key.scalar?.string ?? ""] = value
                }
            }
            self = .object(members)
        case .sequence(let sequence): self = .array(sequence.map(JSONValue.init(node:)))
        case .scalar(let scalar):
            if node.tag == Tag(.null) {
                self = .null
            } else if node.tag == Tag(.bool), let flag = node.bool {
                self = .bool(flag)
            } else if node.tag == Tag(.int), let number = node.int {
                self = .integer(number)
            } else if node.tag == Tag(.float), let number = node.float {
                self = .number(number)
            } else {
                self = .string(scalar.string)
            }
        case .alias: self = .null
        }
    }
}
