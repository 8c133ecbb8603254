internal import Tracing

/// Takes out of texts what must not leave the process, and cuts them to size.
///
/// Exporters take ``ScrubbedSpan`` and ``Attribute`` values alone, and only a scrubber makes them.
struct Scrubber: Sendable {
    let scrub: @Sendable (String) -> String
    /// How many characters (Unicode scalars) of a text are left at most.
    let length: Int

    /// A text that may leave. It is scrubbed before it is cut: a cut through a secret would hide what it is.
    func text(_ text: String) -> String {
        let scrubbed = scrub(text)
        guard scrubbed.utf8.count > length, scrubbed.unicodeScalars.count > length else { return scrubbed }
        return String(String.UnicodeScalarView(scrubbed.unicodeScalars.prefix(length)))
    }

    /// Attributes that may leave, in the order of their names; what has no name is left out.
    func attributes(_ attributes: SpanAttributes) -> [Attribute] {
        attributes.pairs.filter { !$0.name.isEmpty }.sorted { $0.name < $1.name }
            .map { Attribute(key: $0.name, value: value($0.value)) }
    }

    /// A series' labels as attributes that may leave, with the names that they were given.
    func attributes(_ labels: LabelSet) -> [Attribute] {
        labels.pairs.filter { !$0.key.isEmpty }.map { Attribute(key: $0.key, value: .string(text($0.value))) }
    }

    private func value(_ value: SpanAttribute) -> AttributeValue {
        switch value {
        case .string(let text): .string(self.text(text))
        case .stringArray(let texts): .strings(texts.map(text))
        case .int32(let number): .int(Int64(number))
        case .int64(let number): .int(number)
        case .double(let number): .double(number)
        case .bool(let truth): .bool(truth)
        case .int32Array(let numbers): .ints(numbers.map { Int64($0) })
        case .int64Array(let numbers): .ints(numbers)
        case .doubleArray(let numbers): .doubles(numbers)
        case .boolArray(let truths): .bools(truths)
        case .stringConvertible(let value): .string(text("\(value)"))
        case .stringConvertibleArray(let values): .strings(values.map { text("\($0)") })
        // The tracing API reserves one case that has no value.
        default: .string("")
        }
    }
}
