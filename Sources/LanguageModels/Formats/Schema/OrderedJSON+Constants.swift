import ModelExchange

extension OrderedJSON {
    /// A schema with `enum` of one value in the place of `const`, which Gemini does not know. Names of properties are
    /// no keywords, and values stay as they are.
    var withoutConstants: OrderedJSON {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                switch member.name {
                case "const": Member("enum", [member.value])
                case "properties", "$defs": Member(member.name, member.value.mappingMembers(\.withoutConstants))
                case "items", "anyOf": Member(member.name, member.value.mappingElements(\.withoutConstants))
                default: member
                }
            })
    }

    private func mappingMembers(_ transform: (OrderedJSON) -> OrderedJSON) -> OrderedJSON {
        guard case .object(let members) = self else { return self }
        return .object(members.map { Member($0.name, transform($0.value)) })
    }

    private func mappingElements(_ transform: (OrderedJSON) -> OrderedJSON) -> OrderedJSON {
        guard case .array(let elements) = self else { return transform(self) }
        return .array(elements.map(transform))
    }
}
