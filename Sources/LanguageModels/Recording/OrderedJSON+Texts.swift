import ModelExchange

extension OrderedJSON {
    /// The value with each text changed, names of members among them.
    func mapTexts(_ change: (String) -> String) -> OrderedJSON {
        switch self {
        case .null, .bool, .integer, .number: self
        case .string(let text): .string(change(text))
        case .array(let elements): .array(elements.map { $0.mapTexts(change) })
        case .object(let members): .object(members.map { Member(change($0.name), $0.value.mapTexts(change)) })
        }
    }
}
