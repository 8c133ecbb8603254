/// One operation of a JSON patch (RFC 6902). A `test` that does not hold voids the whole patch, on the server, at once
/// with the change: a precondition that nothing can slip past.
public enum JSONPatchOperation: Hashable, Sendable {
    case test(JSONPointer, JSONValue)
    case add(JSONPointer, JSONValue)
    case replace(JSONPointer, JSONValue)
    case remove(JSONPointer)
}

extension JSONPatchOperation: Encodable {
    private enum CodingKeys: String, CodingKey {
        case op, path, value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let (op, path, value): (String, JSONPointer, JSONValue?) =
            switch self {
            case .test(let path, let value): ("test", path, value)
            case .add(let path, let value): ("add", path, value)
            case .replace(let path, let value): ("replace", path, value)
            case .remove(let path): ("remove", path, nil)
            }
        try container.encode(op, forKey: .op)
        try container.encode(path.description, forKey: .path)
        try container.encodeIfPresent(value, forKey: .value)
    }
}
