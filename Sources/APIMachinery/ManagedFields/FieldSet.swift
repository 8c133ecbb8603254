package import KubernetesModel

/// A set of paths to fields, as a tree: what a field manager owns.
package struct FieldSet: Hashable, Sendable {
    /// The fields that are in the set themselves.
    private(set) var members: Set<PathElement> = []
    /// What the set has beneath a field, never empty.
    private(set) var children: [PathElement: FieldSet] = [:]

    package init() {}

    package var isEmpty: Bool { members.isEmpty && children.isEmpty }

    mutating func insert(_ path: ArraySlice<PathElement>) {
        guard let first = path.first else { return }
        if path.count == 1 {
            members.insert(first)
        } else {
            children[first, default: FieldSet()].insert(path.dropFirst())
        }
    }

    mutating func insert(member: PathElement) { members.insert(member) }

    mutating func set(_ child: FieldSet, at element: PathElement) { children[element] = child.isEmpty ? nil : child }

    func contains(_ element: PathElement) -> Bool { members.contains(element) }

    func beneath(_ element: PathElement) -> FieldSet { children[element] ?? FieldSet() }

    func union(_ other: FieldSet) -> FieldSet {
        var result = self
        result.members.formUnion(other.members)
        result.children.merge(other.children) { $0.union($1) }
        return result
    }

    func intersection(_ other: FieldSet) -> FieldSet {
        var result = FieldSet()
        result.members = members.intersection(other.members)
        for (element, child) in children {
            if let theirs = other.children[element] { result.set(child.intersection(theirs), at: element) }
        }
        return result
    }

    /// The fields that are not in the other set; what is beneath a field of the other stays.
    func subtracting(_ other: FieldSet) -> FieldSet {
        var result = FieldSet()
        result.members = members.subtracting(other.members)
        for (element, child) in children {
            result.set(other.children[element].map(child.subtracting) ?? child, at: element)
        }
        return result
    }

    /// The set with each structure's field on the way to one of its own.
    func withNamedFields(_ schema: Schema) -> FieldSet {
        var result = FieldSet()
        result.members = members
        for (element, child) in children {
            if case .field(let name) = element, schema.field(name) != nil { result.members.insert(element) }
            result.children[element] = child.withNamedFields(schema.schema(of: element))
        }
        return result
    }

    /// Every path, the fields of a level before what is beneath them, each in its order.
    var paths: [[PathElement]] {
        var paths: [[PathElement]] = []
        collect([], &paths)
        return paths
    }

    private func collect(_ prefix: [PathElement], _ paths: inout [[PathElement]]) {
        for element in members.sorted() { paths.append(prefix + [element]) }
        for (element, child) in children.sorted(by: { $0.key < $1.key }) { child.collect(prefix + [element], &paths) }
    }
}

extension FieldSet {
    /// As fieldsV1 writes it: `{"f:spec":{"f:replicas":{}}}`.
    package var fieldsV1: JSONValue {
        var object: [String: JSONValue] = [:]
        for element in members { object[element.text] = [:] }
        for (element, child) in children {
            var fields = child.fieldsV1
            if members.contains(element) { fields["."] = [:] }
            object[element.text] = fields
        }
        return .object(object)
    }

    /// Nil: it is no fieldsV1.
    package init?(fieldsV1: JSONValue) {
        guard case .object(let object) = fieldsV1 else { return nil }
        for (text, value) in object {
            guard text != "." else { continue }
            guard let element = PathElement(text), case .object(let inner) = value,
                let child = FieldSet(fieldsV1: value)
            else { return nil }
            if inner.isEmpty || inner["."] != nil { members.insert(element) }
            if !child.isEmpty { children[element] = child }
        }
    }
}

extension Schema {
    /// The schema of what an element of a path leads to.
    func schema(of element: PathElement) -> Schema {
        switch element {
        case .field(let name): member(name) ?? .any
        case .key, .value, .index: self.element ?? .any
        }
    }
}
