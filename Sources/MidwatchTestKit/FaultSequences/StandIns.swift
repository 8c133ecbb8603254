import Foundation
import KubernetesModel

/// What runs on a real cluster in place of the images of the faults: busybox, with a command for each image.
struct StandIns: Sendable {
    private let commands: [String: JSONValue]

    init() throws {
        let file = FaultFile.folder.appending(path: "Commands.yaml")
        commands = try JSONValue(yaml: String(contentsOf: file, encoding: .utf8)).objectValue ?? [:]
    }

    /// An object, or a patch of one, as a real cluster can run it.
    func replacingImages(in value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): return .array(elements.map(replacingImages))
        case .object(var members):
            if let image = members["image"]?.stringValue, let command = commands[image] {
                members["image"] = .string(TestWorkload.image)
                members["imagePullPolicy"] = "IfNotPresent"
                members["command"] = command
            }
            return .object(members.mapValues(replacingImages))
        default: return value
        }
    }
}
