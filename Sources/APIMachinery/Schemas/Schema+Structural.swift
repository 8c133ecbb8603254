package import KubernetesModel

/// Why a schema is not structural.
package struct SchemaError: Error, Hashable, Sendable {
    package let errors: [FieldError]
}

extension Schema {
    /// The schema of a custom resource, of the `openAPIV3Schema` of its definition.
    ///
    /// `path` is where the schema stands, for the errors: those of what is not structural.
    package convenience init(
        structural document: JSONValue, path: FieldPath = "spec.validation.openAPIV3Schema"
    ) throws(SchemaError) {
        var reader = StructuralReader()
        let schema = reader.schema(document, path, isRoot: true)
        guard reader.errors.isEmpty else { throw SchemaError(errors: reader.errors) }
        self.init(
            schema.shape, isAtomic: schema.isAtomic, preservesUnknownFields: schema.preservesUnknownFields,
            isEmbedded: true, isNullable: schema.isNullable, defaultValue: schema.defaultValue, rules: schema.rules)
    }
}

/// Reads schemas of OpenAPI v3 and says what is not structural (apiextensions' pkg/apiserver/schema).
struct StructuralReader {
    private(set) var errors: [FieldError] = []
    private var depth = 0

    /// Deeper schemas than anyone writes are not read.
    private static let maximumDepth = 100

    mutating func schema(_ document: JSONValue, _ path: FieldPath, isRoot: Bool = false) -> Schema {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.maximumDepth else {
            errors.append(.forbidden(path, "schema is too deep"))
            return .any
        }
        let type = document["type"]?.stringValue ?? ""
        let isIntOrString = document["x-kubernetes-int-or-string"] == true
        let preserves = document["x-kubernetes-preserve-unknown-fields"] == true
        check(document, path, type: type, isFree: isIntOrString || preserves, isRoot: isRoot)
        let properties = document["properties"]?.objectValue
        let shape: Schema.Shape
        switch type {
        case "boolean": shape = .boolean
        case "integer": shape = .integer
        case "number": shape = .number
        case "string": shape = .string
        case "array": shape = list(document, path)
        case "object" where properties == nil && document["additionalProperties"] != nil:
            let value = document["additionalProperties"] ?? .null
            shape = .map(of: value.objectValue == nil ? .any : schema(value, path + "additionalProperties"))
        case "object": shape = .structure(fields(document, path))
        default: shape = isIntOrString ? .intOrString : .any
        }
        let isEmbedded = document["x-kubernetes-embedded-resource"] == true
        return Schema(
            isRoot || isEmbedded ? Self.whole(shape) : shape, isAtomic: document["x-kubernetes-map-type"] == "atomic",
            preservesUnknownFields: preserves,
            isEmbedded: isEmbedded, isNullable: document["nullable"] == true, defaultValue: document["default"],
            rules: rules(document, path))
    }

    /// The shape of a whole object, which has a kind and metadata whatever its schema says.
    private static func whole(_ shape: Schema.Shape) -> Schema.Shape {
        var fields: [String: Schema.Field] = [:]
        if case .structure(let described) = shape { fields = described }
        fields["apiVersion"] = Schema.Field(schema: Schema(.string))
        fields["kind"] = Schema.Field(schema: Schema(.string))
        fields["metadata"] = Schema.Field(schema: BuiltinSchemas.schema(type: "meta.v1.ObjectMeta") ?? .any)
        return .structure(fields)
    }

    private mutating func fields(_ document: JSONValue, _ path: FieldPath) -> [String: Schema.Field] {
        let required = Set((document["required"]?.arrayValue ?? []).compactMap(\.stringValue))
        var fields: [String: Schema.Field] = [:]
        for (name, property) in (document["properties"]?.objectValue ?? [:]).sorted(by: { $0.key < $1.key }) {
            let schema = schema(property, (path + "properties")[name])
            fields[name] = Schema.Field(
                schema: schema, isRequired: required.contains(name), defaultValue: schema.defaultValue)
        }
        return fields
    }

    private mutating func list(_ document: JSONValue, _ path: FieldPath) -> Schema.Shape {
        let items = document["items"]
        let element = items.map { schema($0, path + "items") } ?? .any
        let keys = (document["x-kubernetes-list-map-keys"]?.arrayValue ?? []).compactMap(\.stringValue)
        switch document["x-kubernetes-list-type"]?.stringValue {
        case nil, "atomic": return .list(of: element, .atomic)
        case "set": return .list(of: element, .set)
        case "map":
            if keys.isEmpty {
                errors.append(
                    .required(path + "x-kubernetes-list-map-keys", "must not be empty if x-kubernetes-list-type is map")
                )
            }
            for (index, key) in keys.enumerated() where items?["properties"]?[key] == nil {
                errors.append(
                    .invalid(
                        (path + "x-kubernetes-list-map-keys")[index], .string(key),
                        "entries must all be names of item properties"))
            }
            return .list(of: element, .map(keys: keys))
        case let other?:
            errors.append(
                .notSupported(path + "x-kubernetes-list-type", .string(other), ["atomic", "map", "set"]))
            return .list(of: element, .atomic)
        }
    }

    private mutating func check(_ document: JSONValue, _ path: FieldPath, type: String, isFree: Bool, isRoot: Bool) {
        if type.isEmpty {
            if isRoot {
                errors.append(.required(path + "type", "must not be empty at the root"))
            } else if !isFree {
                errors.append(.required(path + "type", "must not be empty for specified \(place(path))"))
            }
        } else if isRoot, type != "object" {
            errors.append(.invalid(path + "type", .string(type), "must be object at the root"))
        } else if !["array", "boolean", "integer", "number", "object", "string"].contains(type) {
            errors.append(
                .notSupported(
                    path + "type", .string(type), ["array", "boolean", "integer", "number", "object", "string"]))
        }
        if document["x-kubernetes-preserve-unknown-fields"] == false {
            errors.append(
                .invalid(path + "x-kubernetes-preserve-unknown-fields", false, "must be true or undefined"))
        }
        if document["x-kubernetes-int-or-string"] == true, !type.isEmpty {
            errors.append(.forbidden(path + "type", "must be empty if x-kubernetes-int-or-string is true"))
        }
        if document["x-kubernetes-embedded-resource"] == true {
            if type != "object" {
                errors.append(
                    .invalid(
                        path + "type", .string(type), "must be object if x-kubernetes-embedded-resource is true"))
            }
            if document["properties"] == nil, document["x-kubernetes-preserve-unknown-fields"] != true {
                errors.append(
                    .required(
                        path + "properties",
                        "must not be empty if x-kubernetes-embedded-resource is true without "
                            + "x-kubernetes-preserve-unknown-fields"))
            }
        }
        if type == "array", document["items"] == nil {
            errors.append(.required(path + "items", "must be specified"))
        }
        if document["properties"] != nil, document["additionalProperties"] != nil {
            errors.append(
                .forbidden(path + "additionalProperties", "additionalProperties and properties are mutual exclusive"))
        }
        if document["uniqueItems"] == true {
            errors.append(
                .forbidden(
                    path + "uniqueItems",
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"))
        }
        for (member, text) in [
            ("$ref", "$ref is not supported"), ("definitions", "definitions is not supported"),
            ("dependencies", "dependencies is not supported"), ("id", "id is not supported"),
            ("patternProperties", "patternProperties is not supported"),
        ] where document[member] != nil {
            errors.append(.forbidden(path + member, text))
        }
        if let text = document["pattern"]?.stringValue, Pattern(text) == nil {
            errors.append(.invalid(path + "pattern", .string(text), "must be a valid regular expression, but isn't"))
        }
    }

    private func place(_ path: FieldPath) -> String {
        if path.description.hasSuffix(".items") { return "array items" }
        if path.description.hasSuffix(".additionalProperties") { return "object fields" }
        return "object fields"
    }

    // MARK: Values

    private func rules(_ document: JSONValue, _ path: FieldPath) -> ValueRules {
        let number = { (name: String) -> Double? in
            switch document[name] {
            case .integer(let value)?: Double(value)
            case .number(let value)?: value
            default: nil
            }
        }
        let schemas = { (name: String) in (document[name]?.arrayValue ?? []).map { Self.valueSchema($0) } }
        var rules = ValueRules()
        rules.typeText =
            document["x-kubernetes-int-or-string"] == true ? "integer,string" : document["type"]?.stringValue ?? ""
        rules.enumeration = document["enum"]?.arrayValue
        rules.pattern = document["pattern"]?.stringValue.flatMap { Pattern($0) }
        rules.format = document["format"]?.stringValue
        rules.minimum = number("minimum")
        rules.maximum = number("maximum")
        rules.excludesMinimum = document["exclusiveMinimum"] == true
        rules.excludesMaximum = document["exclusiveMaximum"] == true
        rules.multipleOf = number("multipleOf")
        rules.minLength = document["minLength"]?.intValue
        rules.maxLength = document["maxLength"]?.intValue
        rules.minItems = document["minItems"]?.intValue
        rules.maxItems = document["maxItems"]?.intValue
        rules.minProperties = document["minProperties"]?.intValue
        rules.maxProperties = document["maxProperties"]?.intValue
        rules.required = (document["required"]?.arrayValue ?? []).compactMap(\.stringValue)
        rules.oneOf = schemas("oneOf")
        rules.anyOf = schemas("anyOf")
        rules.allOf = schemas("allOf")
        rules.not = document["not"].map { Self.valueSchema($0) }
        return rules
    }

    /// A schema of `oneOf` and its like, which says nothing of types and is not checked.
    private static func valueSchema(_ document: JSONValue, depth: Int = 0) -> Schema {
        guard depth < maximumDepth else { return .any }
        let reader = StructuralReader()
        var fields: [String: Schema.Field] = [:]
        for (name, property) in document["properties"]?.objectValue ?? [:] {
            fields[name] = Schema.Field(schema: valueSchema(property, depth: depth + 1))
        }
        let shape: Schema.Shape =
            switch document["type"]?.stringValue {
            case "boolean": .boolean
            case "integer": .integer
            case "number": .number
            case "string": .string
            case "array": .list(of: document["items"].map { valueSchema($0, depth: depth + 1) } ?? .any, .atomic)
            case "object": .structure(fields)
            default: fields.isEmpty ? .any : .structure(fields)
            }
        return Schema(
            shape, preservesUnknownFields: true, isNullable: true, rules: reader.rules(document, ""))
    }
}
