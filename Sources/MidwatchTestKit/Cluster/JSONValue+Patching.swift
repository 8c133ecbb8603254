import Foundation
import Incidents
public import KubernetesModel

extension JSONValue {
    public var kind: String { self["kind"]?.stringValue ?? "" }
    public var name: String { self[path: "metadata", "name"]?.stringValue ?? "" }
    public var mark: String? { self[path: "metadata", "annotations"]?[MidwatchGroup.lastActionAnnotation]?.stringValue }

    public var labels: StringMap {
        let members = self[path: "metadata", "labels"]?.objectValue ?? [:]
        return StringMap(members.map { (key: $0.key, value: $0.value.stringValue ?? "") })
    }

    /// The object after a JSON patch, with its generation counted as the API server counts it.
    public func patched(with operations: [JSONPatchOperation]) throws -> JSONValue {
        var value = self
        for operation in operations {
            switch operation {
            case .test(let pointer, let expected):
                guard (value.at(pointer.steps[...]) ?? .null) == expected else {
                    throw ActuatorError(.preconditionFailed, "\(pointer) is not \(expected)")
                }
            case .add(let pointer, let new): try value.set(pointer.steps[...], to: new, mustExist: false)
            case .replace(let pointer, let new): try value.set(pointer.steps[...], to: new, mustExist: true)
            case .remove(let pointer): try value.set(pointer.steps[...], to: nil, mustExist: true)
            }
        }
        let countsAnnotations = kind == "Deployment"
        let isChanged =
            value["spec"] != self["spec"]
            || countsAnnotations && value[path: "metadata", "annotations"] != self[path: "metadata", "annotations"]
        if isChanged, let generation = self[path: "metadata", "generation"]?.intValue {
            value[path: "metadata", "generation"] = .integer(generation + 1)
        }
        return value
    }

    private func at(_ steps: ArraySlice<String>) -> JSONValue? {
        guard let first = steps.first else { return self }
        let child = arrayValue != nil ? Int(first).flatMap { self[$0] } : self[first]
        return child?.at(steps.dropFirst())
    }

    private mutating func set(_ steps: ArraySlice<String>, to new: JSONValue?, mustExist: Bool) throws {
        guard let first = steps.first else { throw ActuatorError(.refused, "the whole object is no target") }
        if steps.count > 1 {
            guard var child = at([first]) else { throw ActuatorError(.refused, "\(first) does not exist") }
            try child.set(steps.dropFirst(), to: new, mustExist: mustExist)
            try put(child, at: first)
            return
        }
        if mustExist, at([first]) == nil { throw ActuatorError(.refused, "\(first) does not exist") }
        guard objectValue != nil || arrayValue != nil else { throw ActuatorError(.refused, "\(first) has no parent") }
        try put(new, at: first)
    }

    private mutating func put(_ new: JSONValue?, at step: String) throws {
        guard case .array(var elements) = self else {
            self[step] = new
            return
        }
        guard let index = Int(step), elements.indices.contains(index), let new else {
            throw ActuatorError(.refused, "\(step) is no index")
        }
        elements[index] = new
        self = .array(elements)
    }
}
