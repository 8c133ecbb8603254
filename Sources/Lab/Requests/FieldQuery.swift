/// The field selector of a list or watch: `spec.nodeName=node-1,status.phase!=Running`.
struct FieldQuery: Hashable, Sendable {
    struct Requirement: Hashable, Sendable {
        let label: String
        let isEqual: Bool
        let value: String
    }

    let requirements: [Requirement]

    static let everything = FieldQuery(requirements: [])

    var isEverything: Bool { requirements.isEmpty }

    init(requirements: [Requirement]) { self.requirements = requirements }

    init(parsing text: String) throws(APIError) {
        var requirements: [Requirement] = []
        for term in text.split(separator: ",") {
            guard let sign = term.firstIndex(where: { $0 == "=" || $0 == "!" }) else {
                throw .badRequest("invalid selector: '\(text)'; can't understand '\(term)'")
            }
            let rest = term[sign...]
            let symbol = ["!=", "==", "="].first { rest.hasPrefix($0) }
            guard let symbol else { throw .badRequest("invalid selector: '\(text)'; can't understand '\(term)'") }
            requirements.append(
                Requirement(
                    label: String(term[..<sign]), isEqual: symbol != "!=",
                    value: String(rest.dropFirst(symbol.count))))
        }
        self.requirements = requirements
    }

    /// The one name that is asked for.
    var name: String? { requirements.first { $0.label == "metadata.name" && $0.isEqual }?.value }

    /// Checks that the kind's objects can be selected by these fields.
    func check(_ kind: ResourceKind) throws(APIError) {
        let known = ["metadata.name", "metadata.namespace"] + kind.selectableFields.map(\.label)
        for requirement in requirements where !known.contains(requirement.label) {
            let hasOwnFields = !kind.selectableFields.isEmpty || kind.isCustom
            throw .badRequest(
                hasOwnFields
                    ? "field label not supported: \(requirement.label)"
                    : "\"\(requirement.label)\" is not a known field selector: only \"metadata.name\", "
                        + "\"metadata.namespace\"")
        }
    }

    func matches(_ content: ObjectContent, kind: ResourceKind) -> Bool {
        requirements.allSatisfy { requirement in
            let value: String?
            switch requirement.label {
            case "metadata.name": value = content.name
            case "metadata.namespace": value = content.namespace
            default:
                let position = kind.selectableFields.firstIndex { $0.label == requirement.label }
                value = position.flatMap { content.fields.indices.contains($0) ? content.fields[$0] : nil }
            }
            return (value == requirement.value) == requirement.isEqual
        }
    }
}
