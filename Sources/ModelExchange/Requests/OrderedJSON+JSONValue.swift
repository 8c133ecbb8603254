public import KubernetesModel

extension OrderedJSON {
    /// The same value, its members in the order of their names.
    public init(_ value: JSONValue) {
        self =
            switch value {
            case .null: .null
            case .bool(let value): .bool(value)
            case .integer(let value): .integer(value)
            case .number(let value): .number(value)
            case .string(let value): .string(value)
            case .array(let elements): .array(elements.map(OrderedJSON.init))
            case .object(let members):
                .object(members.sorted { $0.key < $1.key }.map { Member($0.key, OrderedJSON($0.value)) })
            }
    }

    /// The same value without its order; of two members with one name the later counts.
    public var unordered: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .number(let value): .number(value)
        case .string(let value): .string(value)
        case .array(let elements): .array(elements.map(\.unordered))
        case .object(let members):
            .object(Dictionary(members.map { ($0.name, $0.value.unordered) }, uniquingKeysWith: { $1 }))
        }
    }
}
