package import KubernetesModel

/// Kubernetes' own patch: like a merge patch, but lists whose elements have keys are merged element by element, and
/// directives (`$patch`, `$deleteFromPrimitiveList`, `$setElementOrder`, `$retainKeys`) say what values cannot say.
///
/// It does what apimachinery's pkg/util/strategicpatch does.
package struct StrategicMergePatch: Sendable {
    private static let directive = "$patch"
    private static let retainKeys = "$retainKeys"
    private static let deleteList = "$deleteFromPrimitiveList/"
    private static let elementOrder = "$setElementOrder/"

    private let patch: JSONValue
    private let schema: Schema

    package init(_ patch: JSONValue, schema: Schema) {
        self.patch = patch
        self.schema = schema
    }

    package func apply(to value: JSONValue) throws(PatchError) -> JSONValue {
        guard case .object(let changes) = patch else { throw PatchError(.malformed, "Invalid JSON Patch") }
        return .object(try Self.merge(value.objectValue ?? [:], changes, schema))
    }

    // MARK: Objects

    private static func merge(
        _ original: [String: JSONValue], _ patch: [String: JSONValue], _ schema: Schema
    ) throws(PatchError) -> [String: JSONValue] {
        var (original, patch) = (original, patch)
        if let directive = patch.removeValue(forKey: Self.directive) {
            switch directive {
            case "replace": return patch
            case "delete": return [:]
            default: throw unknown(directive, patch)
            }
        }
        try retain(&original, &patch)
        try order(&original, &patch, schema)
        for (name, change) in patch {
            if name.hasPrefix(deleteList) {
                let name = String(name.dropFirst(deleteList.count))
                guard let elements = original[name]?.arrayValue, let deleted = change.arrayValue else { continue }
                original[name] = .array(elements.filter { !deleted.contains($0) })
                continue
            }
            guard change != .null else {
                original[name] = nil
                continue
            }
            switch (original[name], change) {
            case (.object(let before)?, .object(let changes)):
                original[name] = .object(try merge(before, changes, schema.member(name) ?? .any))
            case (.array(let before)?, .array(let changes)):
                original[name] = .array(try merge(before, changes, schema.field(name)))
            default: original[name] = withoutDirectives(change)
            }
        }
        return original
    }

    /// Leaves of an object what `$retainKeys` names.
    private static func retain(
        _ original: inout [String: JSONValue], _ patch: inout [String: JSONValue]
    ) throws(PatchError) {
        guard let directive = patch.removeValue(forKey: retainKeys) else { return }
        guard let names = directive.arrayValue?.compactMap(\.stringValue) else {
            throw PatchError(.failed, "invalid patch format of retainKeys")
        }
        let retained = Set(names)
        for (name, value) in patch where value != .null && !isDirective(name) && !retained.contains(name) {
            throw PatchError(.failed, "invalid patch format of retainKeys")
        }
        original = original.filter { retained.contains($0.key) }
    }

    /// Merges the lists for which the patch says an order.
    private static func order(
        _ original: inout [String: JSONValue], _ patch: inout [String: JSONValue], _ schema: Schema
    ) throws(PatchError) {
        for directive in patch.keys.filter({ $0.hasPrefix(elementOrder) }).sorted() {
            let name = String(directive.dropFirst(elementOrder.count))
            guard let order = patch.removeValue(forKey: directive)?.arrayValue else {
                throw PatchError(.failed, "invalid patch format of setElementOrder list")
            }
            let field = schema.field(name)
            let key = mergeKey(field)
            let changes = patch.removeValue(forKey: name)
            if changes == .null {
                original[name] = nil
                continue
            }
            let before = original[name]?.arrayValue
            guard before != nil || changes?.arrayValue != nil else { continue }
            try check(changes?.arrayValue ?? [], follows: order, key)
            let merged =
                switch (before, changes?.arrayValue) {
                case (let before?, let changes?): try merge(before, changes, field)
                case (let before?, nil): before
                case (nil, let changes): (changes ?? []).map(withoutDirectives)
                }
            original[name] = .array(arranged(merged, by: order, live: before ?? [], key))
        }
    }

    private static func check(
        _ changes: [JSONValue], follows order: [JSONValue], _ key: String?
    ) throws(PatchError) {
        var place = order.startIndex
        for change in changes where change[directive] == nil {
            guard let found = order[place...].firstIndex(where: { same($0, change, key) }) else {
                throw PatchError(
                    .failed,
                    "The order in patch list:\n\(GoText.plain(.array(changes)))\n doesn't match "
                        + "$setElementOrder list:\n\(GoText.plain(.array(order)))\n")
            }
            place = found
        }
    }

    // MARK: Lists

    private static func mergeKey(_ field: Schema.Field?) -> String? {
        guard case .objects(let key)? = field?.merge else { return nil }
        return key
    }

    private static func merge(
        _ original: [JSONValue], _ patch: [JSONValue], _ field: Schema.Field?
    ) throws(PatchError) -> [JSONValue] {
        guard let field, let merge = field.merge else { return patch.map(withoutDirectives) }
        guard !original.isEmpty || !patch.isEmpty else { return original }
        guard case .objects(let key) = merge else {
            var seen: Set<JSONValue> = []
            let merged = (original + patch).filter { seen.insert($0).inserted }
            return arranged(merged, by: patch, live: original, nil)
        }
        guard patch.allSatisfy({ $0.objectValue != nil }) else {
            throw PatchError(.failed, "list element types are not identical")
        }
        var (live, changes): ([JSONValue], [JSONValue]) = try special(original, patch, key)
        let order = live
        for change in changes {
            guard let value = change[key] else { throw missing(key, change) }
            if let index = live.firstIndex(where: { $0[key] == value }) {
                live[index] = .object(
                    try Self.merge(
                        live[index].objectValue ?? [:], change.objectValue ?? [:], field.schema.element ?? .any))
            } else {
                live.append(withoutDirectives(change))
            }
        }
        changes = changes.filter { change in live.contains { same($0, change, key) } }
        return arranged(live, by: changes, live: order, key)
    }

    /// Follows the directives of elements: what is left of the list, and of the patch.
    private static func special(
        _ original: [JSONValue], _ patch: [JSONValue], _ key: String
    ) throws(PatchError) -> ([JSONValue], [JSONValue]) {
        var (live, changes, replaces) = (original, [JSONValue](), false)
        for change in patch {
            switch change[directive] {
            case nil: changes.append(change)
            case "delete":
                guard let value = change[key] else { throw missing(key, change) }
                live.removeAll { $0[key] == value }
            case "replace": replaces = true
            case "merge": throw PatchError(.failed, "merging lists cannot yet be specified in the patch")
            case let other?: throw unknown(other, change.objectValue ?? [:])
            }
        }
        return replaces ? (changes, []) : (live, changes)
    }

    /// Puts elements in order: those that the patch names in its order, the others in that of the live list, each
    /// before the first named one that follows it there.
    private static func arranged(
        _ elements: [JSONValue], by order: [JSONValue], live: [JSONValue], _ key: String?
    ) -> [JSONValue] {
        let place = { (element: JSONValue, list: [JSONValue]) in list.firstIndex { same($0, element, key) } }
        let sorted = { (elements: [(JSONValue, Int)]) in elements.sorted { $0.1 < $1.1 }.map(\.0) }
        var (named, others): ([(JSONValue, Int)], [(JSONValue, Int)]) = ([], [])
        for element in elements {
            if let index = place(element, order) {
                named.append((element, index))
            } else {
                others.append((element, place(element, live) ?? live.count))
            }
        }
        var (left, right) = (sorted(others)[...], sorted(named)[...])
        var result: [JSONValue] = []
        while let first = left.first, let second = right.first {
            if let before = place(first, live), let after = place(second, live), before < after {
                result.append(left.removeFirst())
            } else {
                result.append(right.removeFirst())
            }
        }
        return result + left + right
    }

    private static func same(_ left: JSONValue, _ right: JSONValue, _ key: String?) -> Bool {
        guard let key else { return left == right }
        return left[key] == right[key]
    }

    // MARK: What is new

    private static func isDirective(_ name: String) -> Bool {
        name == directive || name == retainKeys || name.hasPrefix(deleteList) || name.hasPrefix(elementOrder)
    }

    /// A value that was not there before: without nulls and directives.
    private static func withoutDirectives(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let members):
            guard members[directive] != "delete" else { return .object([:]) }
            return .object(
                members.filter { !isDirective($0.key) && $0.value != .null }.mapValues(withoutDirectives))
        case .array(let elements):
            return .array(
                elements.filter { element in
                    guard let kind = element[directive] else { return true }
                    return kind != "delete" && element.objectValue?.count != 1
                }.map(withoutDirectives))
        default: return value
        }
    }

    private static func unknown(
        _ directive: JSONValue, _ patch: [String: JSONValue]
    ) -> PatchError {
        var members = patch
        members[Self.directive] = directive
        let (kind, map) = (GoText.plain(directive), GoText.plain(.object(members)))
        return PatchError(.failed, "unknown patch type: \(kind) in map: \(map)")
    }

    private static func missing(_ key: String, _ change: JSONValue) -> PatchError {
        PatchError(.failed, "map: \(GoText.plain(change)) does not contain declared merge key: \(key)")
    }
}
