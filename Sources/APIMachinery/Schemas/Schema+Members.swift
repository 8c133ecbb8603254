package import KubernetesModel

extension Schema {
    /// The paths of members that the schema does not describe, in the order of their names:
    /// `spec.template.spec.containers[0].imag`.
    package func unknownFields(in value: JSONValue) -> [String] {
        var paths: [String] = []
        collectUnknown(value, "", &paths)
        return paths
    }

    private func collectUnknown(_ value: JSONValue, _ path: String, _ paths: inout [String]) {
        let inside = { (name: String) in path.isEmpty ? name : "\(path).\(name)" }
        switch (shape, value) {
        case (.structure(let fields), .object(let members)):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                if let field = fields[name] {
                    field.schema.collectUnknown(member, inside(name), &paths)
                } else if !preservesUnknownFields {
                    paths.append(inside(name))
                }
            }
        case (.map(let schema), .object(let members)):
            guard schema.hasParts else { return }
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                schema.collectUnknown(member, inside(name), &paths)
            }
        case (.list(let schema, _), .array(let elements)):
            guard schema.hasParts else { return }
            for (index, element) in elements.enumerated() {
                schema.collectUnknown(element, "\(path)[\(index)]", &paths)
            }
        default: return
        }
    }

    /// Whether values may have members that something is said about.
    private var hasParts: Bool {
        switch shape {
        case .list, .map, .structure: true
        default: false
        }
    }

    /// The value without the members that the schema does not describe.
    package func pruned(_ value: JSONValue) -> JSONValue {
        switch (shape, value) {
        case (.structure(let fields), .object(let members)):
            var kept: [String: JSONValue] = [:]
            kept.reserveCapacity(members.count)
            for (name, member) in members {
                if let field = fields[name] {
                    kept[name] = field.schema.pruned(member)
                } else if preservesUnknownFields {
                    kept[name] = member
                }
            }
            return .object(kept)
        case (.map(let schema), .object(let members)):
            return schema.hasParts ? .object(members.mapValues(schema.pruned)) : value
        case (.list(let schema, _), .array(let elements)):
            return schema.hasParts ? .array(elements.map(schema.pruned)) : value
        default: return value
        }
    }

    /// The value with the defaults that the schema states, and without nulls where null is no value.
    package func withDefaults(_ value: JSONValue) -> JSONValue {
        switch (shape, value) {
        case (.structure(let fields), .object(var members)):
            for (name, field) in fields {
                if let member = members[name], member != .null || field.schema.isNullable {
                    members[name] = field.schema.withDefaults(member)
                } else if let defaultValue = field.defaultValue {
                    members[name] = field.schema.withDefaults(defaultValue)
                } else if members[name] == .null {
                    members[name] = nil
                }
            }
            return .object(members)
        case (.map(let schema), .object(let members)):
            guard schema.hasParts || members.values.contains(.null) else { return value }
            return .object(
                members.filter { $0.value != .null || schema.isNullable }.mapValues(schema.withDefaults))
        case (.list(let schema, _), .array(let elements)):
            return schema.hasParts ? .array(elements.map(schema.withDefaults)) : value
        default: return value
        }
    }
}

extension Schema {
    /// The value as the server's own types hold it and write it again: without members that it does not describe,
    /// without what is empty, with what is never left out, quantities in their canonical form.
    package func normalized(_ value: JSONValue) -> JSONValue {
        switch (shape, value) {
        case (.structure(let fields), .object(let members)):
            var kept: [String: JSONValue] = [:]
            kept.reserveCapacity(members.count)
            for (name, member) in members {
                guard let field = fields[name] else {
                    if preservesUnknownFields { kept[name] = member }
                    continue
                }
                guard member != .null else { continue }
                let normal = field.schema.normalized(member)
                if !field.dropsZero || !normal.isZero { kept[name] = normal }
            }
            for (name, field) in fields where field.isRequired || field.isAlwaysPresent {
                if kept[name] == nil { kept[name] = field.zero }
            }
            return .object(kept)
        case (.map(let schema), .object(let members)):
            return .object(members.mapValues(schema.normalized))
        case (.list(let schema, _), .array(let elements)):
            return .array(elements.map(schema.normalized))
        case (.structure, .null): return zero
        case (.quantity, .string(let text)): return .string(Quantity(text).canonical?.text ?? text)
        case (.quantity, .integer(let number)): return .string(Quantity("\(number)").canonical?.text ?? "\(number)")
        case (.quantity, .number(let number)): return .string(Quantity("\(number)").canonical?.text ?? "\(number)")
        case (.integer, .number(let number)): return Int(exactly: number).map(JSONValue.integer) ?? value
        case (.string, .null): return ""
        default: return value
        }
    }

    /// What an object has that has nothing.
    package var empty: JSONValue { normalized([:]) }

    fileprivate var zero: JSONValue {
        switch shape {
        case .boolean: false
        case .integer, .number, .intOrString: 0
        case .string: ""
        case .quantity: "0"
        case .any, .bytes, .time, .list, .map: .null
        case .structure: normalized([:])
        }
    }
}

extension Schema.Field {
    /// What stands for the field's absence. Selectors of labels are pointers, as a rule.
    fileprivate var zero: JSONValue {
        schema.name == "LabelSelector" && !isAlwaysPresent ? .null : schema.zero
    }
}

extension JSONValue {
    /// Whether it is what Go leaves out: false, zero, an empty text, list or map.
    fileprivate var isZero: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .integer(let value): value == 0
        case .number(let value): value == 0
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        }
    }
}
