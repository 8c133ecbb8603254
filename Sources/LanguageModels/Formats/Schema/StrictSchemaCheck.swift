import ModelExchange

/// One walk through a schema.
struct StrictSchemaCheck {
    private static let types: Set<String> = ["object", "array", "string", "integer", "number", "boolean", "null"]
    private static let annotations: Set<String> = ["title", "description"]

    private(set) var problems: [String] = []
    private let root: OrderedJSON
    private let definitions: [OrderedJSON.Member]
    private var properties = 0
    /// The definitions that the walk is inside of.
    private var references: [String] = []

    init(root: OrderedJSON) {
        self.root = root
        definitions = root["$defs"]?.objectMembers ?? []
    }

    mutating func run() {
        if root["type"] != "object" { report("the root is not of type object", at: "") }
        if root["anyOf"] != nil { report("the root is a choice", at: "") }
        check(root, at: "", depth: 1)
        for definition in definitions { check(definition.value, at: "/$defs/\(definition.name)", depth: 1) }
        if properties > StrictSchema.mostProperties {
            report("there are more than \(StrictSchema.mostProperties) properties", at: "")
        }
    }

    private mutating func report(_ problem: String, at path: String) { problems.append("\(path): \(problem)") }

    private mutating func check(_ schema: OrderedJSON, at path: String, depth: Int) {
        guard case .object(let members) = schema else { return report("it is no object", at: path) }
        // A schema of this kind has other problems than its remaining parts.
        guard depth <= StrictSchema.deepest else { return report("it is too deep", at: path) }
        let names = members.map(\.name)
        for name in Set(names) where names.count(where: { $0 == name }) > 1 {
            report("'\(name)' is there twice", at: path)
        }
        if schema["$ref"] != nil { return checkReference(schema, at: path, depth: depth) }
        let alternatives = ["type", "anyOf", "enum", "const"].filter { schema[$0] != nil }
        if alternatives.isEmpty { report("it has no type", at: path) }
        for member in members { check(member, of: schema, at: path, depth: depth) }
    }

    private mutating func check(_ member: OrderedJSON.Member, of schema: OrderedJSON, at path: String, depth: Int) {
        switch member.name {
        case "type": checkType(member.value, of: schema, at: path)
        case "properties": checkProperties(of: schema, at: path, depth: depth)
        case "required", "additionalProperties":
            if schema["type"] != "object" { report("'\(member.name)' is for objects", at: path) }
        case "items":
            if schema["type"] != "array" { report("'items' is for arrays", at: path) }
            check(member.value, at: path + "/items", depth: depth + 1)
        case "minItems":
            if ![.integer(0), .integer(1)].contains(member.value) { report("'minItems' is more than 1", at: path) }
        case "enum", "const": checkValues(member, at: path)
        case "anyOf": checkChoice(member.value, at: path, depth: depth)
        case "$defs":
            if !path.isEmpty { report("'$defs' is below the root", at: path) }
        case let name where Self.annotations.contains(name):
            if member.value.stringText == nil { report("'\(name)' is no text", at: path) }
        default: report("'\(member.name)' is not for every provider", at: path)
        }
    }

    private mutating func checkType(_ type: OrderedJSON, of schema: OrderedJSON, at path: String) {
        guard let name = type.stringText, Self.types.contains(name) else {
            return report("'type' is not one of JSON's", at: path)
        }
        if name == "object", schema["properties"] == nil { report("the object has no 'properties'", at: path) }
        if name == "object", schema["additionalProperties"] != false {
            report("'additionalProperties' is not false", at: path)
        }
        if name == "array", schema["items"] == nil { report("the array has no 'items'", at: path) }
    }

    private mutating func checkProperties(of schema: OrderedJSON, at path: String, depth: Int) {
        guard schema["type"] == "object", let members = schema["properties"]?.objectMembers else {
            return report("'properties' is for objects", at: path)
        }
        properties += members.count
        let names = members.map(\.name)
        if names.count != Set(names).count { report("a property is there twice", at: path) }
        let required = (schema["required"]?.arrayElements ?? []).compactMap(\.stringText)
        if required.sorted() != names.sorted() { report("'required' does not name just the properties", at: path) }
        for member in members { check(member.value, at: "\(path)/properties/\(member.name)", depth: depth + 1) }
    }

    private mutating func checkChoice(_ value: OrderedJSON, at path: String, depth: Int) {
        guard let choices = value.arrayElements, !choices.isEmpty else {
            return report("'anyOf' has no choices", at: path)
        }
        for (index, choice) in choices.enumerated() { check(choice, at: "\(path)/anyOf/\(index)", depth: depth) }
    }

    private mutating func checkValues(_ member: OrderedJSON.Member, at path: String) {
        let values = member.name == "const" ? [member.value] : member.value.arrayElements ?? []
        if values.isEmpty { report("'enum' has no values", at: path) }
        if !values.allSatisfy(\.isPrimitive) { report("'\(member.name)' has a value that is not primitive", at: path) }
        if Set(values).count != values.count { report("'enum' has a value twice", at: path) }
    }

    private mutating func checkReference(_ schema: OrderedJSON, at path: String, depth: Int) {
        guard case .object(let members) = schema, members.count == 1, let target = schema["$ref"]?.stringText else {
            return report("'$ref' does not stand alone", at: path)
        }
        guard let definition = definitions.first(where: { target == "#/$defs/\($0.name)" }) else {
            return report("'$ref' points to no definition of the root", at: path)
        }
        guard !references.contains(target) else { return report("'$ref' leads back to itself", at: path) }
        references.append(target)
        defer { references.removeLast() }
        check(definition.value, at: path, depth: depth)
    }
}

extension OrderedJSON {
    fileprivate var stringText: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    fileprivate var objectMembers: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    fileprivate var arrayElements: [OrderedJSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    fileprivate var isPrimitive: Bool {
        switch self {
        case .array, .object: false
        case .null, .bool, .integer, .number, .string: true
        }
    }
}
