package import KubernetesModel

/// Schemas as OpenAPI v3 describes them: each structure once, under its name, and references to it.
package struct OpenAPISchemas {
    /// The descriptions by their names.
    package private(set) var components: [String: JSONValue] = [:]
    private var names: [ObjectIdentifier: String] = [:]

    package init() {}

    /// Describes a kind.
    ///
    /// - Parameter identity: What `x-kubernetes-group-version-kind` says.
    package mutating func add(_ schema: Schema, named name: String, identity: JSONValue) {
        names[ObjectIdentifier(schema)] = name
        var description = description(schema)
        description["x-kubernetes-group-version-kind"] = .array([identity])
        components[name] = description
    }

    /// Describes a kind by a document that is there.
    package mutating func add(_ document: JSONValue, named name: String, identity: JSONValue) {
        var document = document
        for member in ["apiVersion", "kind"] where document["properties"]?[member] == nil {
            document[path: "properties", member] = ["type": "string"]
        }
        if let metadata = BuiltinSchemas.schema(type: "meta.v1.ObjectMeta") {
            document[path: "properties", "metadata"] = reference(metadata)
        }
        document["x-kubernetes-group-version-kind"] = .array([identity])
        components[name] = document
    }

    private mutating func reference(_ schema: Schema) -> JSONValue {
        let id = ObjectIdentifier(schema)
        if let name = names[id] { return Self.reference(name) }
        var name = "io.k8s.\(schema.name)"
        // Two packages may call different structures the same.
        while components[name] != nil { name += "_" }
        names[id] = name
        // Its place, for what refers to it from within.
        components[name] = [:]
        components[name] = description(schema)
        return Self.reference(name)
    }

    private static func reference(_ name: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(name)")]
    }

    private mutating func member(_ schema: Schema) -> JSONValue {
        switch schema.shape {
        case .structure where !schema.name.isEmpty: return reference(schema)
        case .quantity: return named("Quantity", ["type": "string"])
        case .intOrString:
            return named(
                "IntOrString", ["format": "int-or-string", "oneOf": [["type": "integer"], ["type": "string"]]])
        case .time: return named("Time", ["type": "string", "format": "date-time"])
        default: return description(schema)
        }
    }

    private mutating func named(_ name: String, _ description: JSONValue) -> JSONValue {
        components["io.k8s.\(name)"] = description
        return Self.reference("io.k8s.\(name)")
    }

    private mutating func description(_ schema: Schema) -> JSONValue {
        switch schema.shape {
        case .any: return ["x-kubernetes-preserve-unknown-fields": true]
        case .boolean: return ["type": "boolean"]
        case .integer: return ["type": "integer", "format": schema.isShort ? "int32" : "int64"]
        case .number: return ["type": "number", "format": "double"]
        case .string: return ["type": "string"]
        case .bytes: return ["type": "string", "format": "byte"]
        case .time, .quantity, .intOrString: return member(schema)
        case .list(let element, _): return ["type": "array", "items": member(element)]
        case .map(let value): return ["type": "object", "additionalProperties": member(value)]
        case .structure(let fields):
            var properties: [String: JSONValue] = [:]
            for (name, field) in fields.sorted(by: { $0.key < $1.key }) { properties[name] = member(field.schema) }
            var description: JSONValue = ["type": "object", "properties": .object(properties)]
            let required = fields.filter(\.value.isRequired).keys.sorted()
            if !required.isEmpty { description["required"] = .array(required.map(JSONValue.string)) }
            return description
        }
    }
}
