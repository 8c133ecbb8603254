package import KubernetesModel

/// JSON patch, RFC 6902, with the limits and the liberties of the library of the API server (evanphx/json-patch):
/// indexes below zero count from a list's end.
package struct JSONPatch: Sendable {
    /// The operations that the API server takes in one patch (`maxJSONPatchOperations`).
    package static let maximumOperations = 10_000
    /// What all `copy` operations of a patch may add, in bytes (`JSONPatchMaxCopyBytes`).
    static let maximumCopiedBytes = 3 * 1024 * 1024

    private struct Operation: Sendable {
        var name: String
        var path: [String]?
        var from: [String]?
        var value: JSONValue?
    }

    private let operations: [Operation]

    package init(_ patch: JSONValue) throws(PatchError) {
        guard case .array(let elements) = patch else {
            throw PatchError(
                .malformed, "json: cannot unmarshal \(patch.goJSONKind) into Go value of type jsonpatch.Patch")
        }
        guard elements.count <= Self.maximumOperations else {
            throw PatchError(
                .tooLarge,
                "Request entity too large: The allowed maximum operations in a JSON patch is "
                    + "\(Self.maximumOperations), got \(elements.count)")
        }
        var operations: [Operation] = []
        for element in elements {
            guard case .object(let members) = element else {
                throw PatchError(
                    .malformed, "json: cannot unmarshal \(element.goJSONKind) into Go value of type jsonpatch.Operation"
                )
            }
            operations.append(
                Operation(
                    name: members["op"]?.stringValue ?? "unknown", path: Self.steps(members["path"]),
                    from: Self.steps(members["from"]), value: members["value"]))
        }
        self.operations = operations
    }

    /// The steps of a pointer (RFC 6901); nil: it is none.
    private static func steps(_ pointer: JSONValue?) -> [String]? {
        guard let text = pointer?.stringValue, text.isEmpty || text.hasPrefix("/") else { return nil }
        return text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
            String($0).replacing("~1", with: "/").replacing("~0", with: "~")
        }
    }

    /// The value with every operation applied in turn; the first that cannot be applied voids the patch.
    package func apply(to value: JSONValue) throws(PatchError) -> JSONValue {
        var value = value
        var copied = 0
        for operation in operations { try Self.apply(operation, to: &value, &copied) }
        return value
    }

    private static func apply(
        _ operation: Operation, to value: inout JSONValue, _ copied: inout Int
    ) throws(PatchError) {
        let name = operation.name
        guard ["add", "remove", "replace", "move", "copy", "test"].contains(name) else {
            throw PatchError(.inapplicable, "Unexpected kind: \(name)")
        }
        guard let path = operation.path else {
            throw PatchError(.inapplicable, "\(name) operation does not apply: missing path")
        }
        switch name {
        case "add": try value.edit(path[...], .add(operation.value ?? .null), name)
        case "replace": try value.edit(path[...], .replace(operation.value ?? .null), name)
        case "remove": try value.edit(path[...], .remove, name)
        case "test":
            // A member that is not there is as good as null.
            guard try (value.value(at: path, name) ?? .null).isEqual(operation.value ?? .null) else {
                throw PatchError(.inapplicable, "testing value \(pointer(path)) failed: test failed")
            }
        default:
            guard let from = operation.from else {
                throw PatchError(.inapplicable, "\(name) operation does not apply: missing from")
            }
            guard let moved = try value.value(at: from, name) else { throw missing(from, name) }
            if name == "move" {
                guard path.count <= from.count || !path.starts(with: from) else { throw missing(path, name) }
                try value.edit(from[...], .remove, name)
            } else {
                copied += moved.approximateSize
                guard copied <= maximumCopiedBytes else {
                    throw PatchError(
                        .inapplicable,
                        "Unable to complete the copy, the accumulated size increase of copy is \(copied), "
                            + "exceeding the limit \(maximumCopiedBytes)")
                }
            }
            try value.edit(path[...], .add(moved), name)
        }
    }

    fileprivate static func pointer(_ path: some Sequence<String>) -> String { JSONPointer(Array(path)).description }

    fileprivate static func missing(_ path: some Sequence<String>, _ operation: String) -> PatchError {
        PatchError(
            .inapplicable,
            "\(operation) operation does not apply: doc is missing path: \"\(pointer(path))\": missing value")
    }
}

extension JSONValue {
    fileprivate enum Edit {
        case add(JSONValue)
        case replace(JSONValue)
        case remove
    }

    /// The value at the end of a path; nil: the last step leads to nothing.
    fileprivate func value(at path: [String], _ operation: String) throws(PatchError) -> JSONValue? {
        var value = self
        for (position, step) in path.enumerated() {
            let next: JSONValue? =
                switch value {
                case .object(let members): members[step]
                case .array(let elements):
                    Self.index(step, count: elements.count).flatMap {
                        elements.indices.contains($0) ? elements[$0] : nil
                    }
                default: nil
                }
            guard let next else {
                guard position == path.count - 1, case .object = value else {
                    throw JSONPatch.missing(path, operation)
                }
                return nil
            }
            value = next
        }
        return value
    }

    fileprivate mutating func edit(
        _ path: ArraySlice<String>, _ edit: Edit, _ operation: String
    ) throws(PatchError) {
        guard let step = path.first else {
            switch edit {
            case .add(let value), .replace(let value): self = value
            case .remove: throw JSONPatch.missing(path, operation)
            }
            return
        }
        let isLast = path.count == 1
        switch self {
        case .object(var members):
            // Holds the members alone, so that the change does not copy them.
            self = .null
            defer { self = .object(members) }
            guard isLast else {
                guard var child = members.removeValue(forKey: step) else { throw JSONPatch.missing(path, operation) }
                try child.edit(path.dropFirst(), edit, operation)
                members[step] = child
                return
            }
            switch edit {
            case .add(let value): members[step] = value
            case .replace(let value):
                guard members[step] != nil else { throw JSONPatch.missing(path, operation) }
                members[step] = value
            case .remove:
                guard members.removeValue(forKey: step) != nil else { throw JSONPatch.missing(path, operation) }
            }
        case .array(var elements):
            self = .null
            defer { self = .array(elements) }
            if isLast, case .add(let value) = edit {
                let place = step == "-" ? elements.count : Self.index(step, count: elements.count + 1)
                guard let place, 0...elements.count ~= place else { throw JSONPatch.missing(path, operation) }
                elements.insert(value, at: place)
                return
            }
            guard let index = Self.index(step, count: elements.count), elements.indices.contains(index) else {
                throw JSONPatch.missing(path, operation)
            }
            guard isLast else {
                try elements[index].edit(path.dropFirst(), edit, operation)
                return
            }
            switch edit {
            case .add(let value), .replace(let value): elements[index] = value
            case .remove: elements.remove(at: index)
            }
        default: throw JSONPatch.missing(path, operation)
        }
    }

    /// A step as an index; those below zero count from the end.
    private static func index(_ step: String, count: Int) -> Int? {
        guard step.first != "+", let number = Int(step) else { return nil }
        // RFC 6901 knows no leading zeros.
        guard step == String(number) else { return nil }
        return number < 0 ? number + count : number
    }

    /// Equal as JSON: `1` and `1.0` are one number.
    fileprivate func isEqual(_ other: JSONValue) -> Bool {
        switch (self, other) {
        case (.integer(let left), .number(let right)), (.number(let right), .integer(let left)):
            Double(left) == right
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isEqual($1) }
        case (.object(let left), .object(let right)):
            left.count == right.count && left.allSatisfy { key, value in right[key].map(value.isEqual) ?? false }
        default: self == other
        }
    }

    /// About as many bytes as the value has as JSON.
    fileprivate var approximateSize: Int {
        switch self {
        case .null, .bool: 4
        case .integer, .number: 8
        case .string(let text): text.utf8.count + 2
        case .array(let elements): elements.reduce(2) { $0 + $1.approximateSize + 1 }
        case .object(let members): members.reduce(2) { $0 + $1.key.utf8.count + $1.value.approximateSize + 4 }
        }
    }

    /// What Go's JSON reader calls a value of this kind.
    var goJSONKind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .integer, .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
