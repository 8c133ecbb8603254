internal import KubernetesModel

// What structured-merge-diff's pkg/typed does with values that have a schema.

extension Schema {
    /// How a value is taken apart: where nobody describes it, by what it is itself.
    fileprivate enum Parts {
        case leaf
        case members
        case elements(ListKind)
    }

    fileprivate func parts(_ value: JSONValue?) -> Parts {
        guard !isAtomic else { return .leaf }
        switch shape {
        case .structure, .map: return .members
        case .list(_, .atomic): return .leaf
        case .list(_, let kind): return .elements(kind)
        case .any:
            if case .object? = value { return .members }
            return .leaf
        default: return .leaf
        }
    }

    /// The element of a path that stands for an element of a list.
    fileprivate func pathElement(_ element: JSONValue, _ kind: ListKind) -> PathElement {
        guard case .map(let keys) = kind else { return .value(element) }
        var values: [String: JSONValue] = [:]
        for key in keys { values[key] = element[key] ?? self.element?.field(key)?.defaultValue ?? .null }
        return .key(values)
    }

    // MARK: Checking

    /// What makes a value none that can be applied; nil: nothing.
    func typeProblem(_ value: JSONValue, _ path: String = "") -> String? {
        switch (shape, value) {
        case (.any, _), (_, .null), (.boolean, .bool), (.integer, .integer), (.integer, .number), (.number, .integer),
            (.number, .number), (.string, .string), (.bytes, .string), (.time, .string), (.quantity, _),
            (.intOrString, .integer), (.intOrString, .string):
            return nil
        case (.structure, .object(let members)), (.map, .object(let members)):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                guard let schema = self.member(name) else { return "\(path).\(name): field not declared in schema" }
                if let problem = schema.typeProblem(member, "\(path).\(name)") { return problem }
            }
            return nil
        case (.list(let schema, let kind), .array(let elements)):
            var seen: Set<PathElement> = []
            for (index, element) in elements.enumerated() {
                let place = kind == .atomic ? PathElement.index(index) : pathElement(element, kind)
                if !seen.insert(place).inserted { return "\(path): duplicate entries for key \(place)" }
                if let problem = schema.typeProblem(element, "\(path)\(place)") { return problem }
            }
            return nil
        default:
            let expected =
                switch shape {
                case .structure, .map: "map"
                case .list: "list"
                case .boolean: "boolean"
                case .integer, .number: "numeric (int or float)"
                default: "string"
                }
            return "\(path): expected \(expected), got &{\(GoText.plain(value))}"
        }
    }

    // MARK: The fields of a value

    /// The fields that a manager owns who applies a value.
    func fieldSet(_ value: JSONValue) -> FieldSet {
        var set = FieldSet()
        switch (parts(value), value) {
        case (.members, .object(let members)):
            for (name, member) in members {
                let element = PathElement.field(name)
                let schema = self.member(name) ?? .any
                if schema.isOneField(member) || field(name) == nil { set.insert(member: element) }
                set.set(schema.fieldSet(member), at: element)
            }
        case (.elements(let kind), .array(let elements)):
            for element in elements {
                let place = pathElement(element, kind)
                set.insert(member: place)
                set.set((self.element ?? .any).fieldSet(element), at: place)
            }
        default: break
        }
        return set
    }

    /// Whether a value is one field, without others beneath it.
    private func isOneField(_ value: JSONValue) -> Bool {
        if value == .null || value == .object([:]) { return true }
        guard case .leaf = parts(value) else { return false }
        return true
    }

    // MARK: Merging

    /// A value with another one laid over it.
    func merged(_ live: JSONValue?, _ applied: JSONValue?) -> JSONValue? {
        guard let applied else { return live }
        guard let live else { return applied }
        switch (parts(applied), live, applied) {
        case (.members, .object(var members), .object(let changes)):
            guard !changes.isEmpty else { return live }
            for (name, change) in changes { members[name] = (member(name) ?? .any).merged(members[name], change) }
            return .object(members)
        case (.elements(let kind), .array(let before), .array(let changes)):
            var changed = Dictionary(
                changes.map { (pathElement($0, kind), $0) }, uniquingKeysWith: { first, _ in first })
            var result: [JSONValue] = []
            for element in before {
                let change = changed.removeValue(forKey: pathElement(element, kind))
                result.append((self.element ?? .any).merged(element, change) ?? element)
            }
            for element in changes where changed.removeValue(forKey: pathElement(element, kind)) != nil {
                result.append(element)
            }
            return .array(result)
        default: return applied
        }
    }

    // MARK: Removing

    /// The value without the fields of a set.
    func removing(_ set: FieldSet, from value: JSONValue) -> JSONValue? {
        guard !set.isEmpty else { return value }
        switch (parts(value), value) {
        case (.members, .object(let members)) where !members.isEmpty:
            var kept: [String: JSONValue] = [:]
            for (name, member) in members where !set.contains(.field(name)) {
                kept[name] = (self.member(name) ?? .any).removing(set.beneath(.field(name)), from: member)
            }
            return kept.isEmpty ? nil : .object(kept)
        case (.elements(let kind), .array(let elements)) where !elements.isEmpty:
            var kept: [JSONValue] = []
            for element in elements {
                let place = pathElement(element, kind)
                guard !set.contains(place) else { continue }
                if let rest = (self.element ?? .any).removing(set.beneath(place), from: element) { kept.append(rest) }
            }
            return kept.isEmpty ? nil : .array(kept)
        default: return value
        }
    }

    // MARK: Comparing

    /// Which fields differ between two values.
    func comparison(_ old: JSONValue, _ new: JSONValue) -> Comparison {
        var comparison = Comparison()
        if old != new, case .members = parts(new) { compareMembers(old, new, &comparison) }
        return comparison
    }

    private func compare(
        _ element: PathElement, _ old: JSONValue?, _ new: JSONValue?, _ comparison: inout Comparison
    ) {
        guard old != new else { return }
        var inside = Comparison()
        let (before, after) = (parts(old ?? new), parts(new ?? old))
        switch (before, after) {
        case (.members, .members) where !(Self.isEmpty(old) && Self.isEmpty(new)): compareMembers(old, new, &inside)
        case (.elements(let kind), .elements) where !(Self.isEmpty(old) && Self.isEmpty(new)):
            compareElements(old, new, kind, &inside)
        default:
            if old == nil {
                comparison.added.insert(member: element)
            } else if new == nil {
                comparison.removed.insert(member: element)
            } else {
                comparison.modified.insert(member: element)
            }
            return
        }
        if old == nil { comparison.added.insert(member: element) }
        if new == nil { comparison.removed.insert(member: element) }
        comparison.added.set(inside.added, at: element)
        comparison.removed.set(inside.removed, at: element)
        comparison.modified.set(inside.modified, at: element)
    }

    private func compareMembers(_ old: JSONValue?, _ new: JSONValue?, _ comparison: inout Comparison) {
        let (before, after) = (old?.objectValue ?? [:], new?.objectValue ?? [:])
        for (name, value) in before {
            (member(name) ?? .any).compare(.field(name), value, after[name], &comparison)
        }
        for (name, value) in after where before[name] == nil {
            (member(name) ?? .any).compare(.field(name), nil, value, &comparison)
        }
    }

    private func compareElements(
        _ old: JSONValue?, _ new: JSONValue?, _ kind: ListKind, _ comparison: inout Comparison
    ) {
        let keyed = { (value: JSONValue?) in
            Dictionary(
                (value?.arrayValue ?? []).map { (self.pathElement($0, kind), $0) },
                uniquingKeysWith: { _, last in last })
        }
        let (before, after) = (keyed(old), keyed(new))
        let schema = element ?? .any
        for (place, value) in before { schema.compare(place, value, after[place], &comparison) }
        for (place, value) in after where before[place] == nil { schema.compare(place, nil, value, &comparison) }
    }

    private static func isEmpty(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null?: true
        case .array(let elements)?: elements.isEmpty
        case .object(let members)?: members.isEmpty
        default: false
        }
    }
}

/// The fields in which two values differ.
struct Comparison {
    var added = FieldSet()
    var removed = FieldSet()
    var modified = FieldSet()
}
