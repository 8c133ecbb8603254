extension MessageWriter {
    /// Writes attributes: a list of `KeyValue` (`common/v1/common.proto`).
    mutating func attributes(_ field: MessageField, _ attributes: [Attribute]) {
        messages(field, attributes) { writer, attribute in
            writer.string(KeyValueField.key, attribute.key)
            writer.message(KeyValueField.value) { $0.value(attribute.value) }
        }
    }

    /// Writes how many of something were left out; nothing where none was.
    mutating func count(_ field: MessageField, _ count: UInt32) {
        if count > 0 { uint32(field, count) }
    }

    private mutating func value(_ value: AttributeValue) {
        switch value {
        case .string(let text): string(AnyValueField.string, text)
        case .bool(let truth): bool(AnyValueField.bool, truth)
        case .int(let number): int64(AnyValueField.int, number)
        case .double(let number): double(AnyValueField.double, number)
        case .strings(let texts): array(texts) { $0.string(AnyValueField.string, $1) }
        case .bools(let truths): array(truths) { $0.bool(AnyValueField.bool, $1) }
        case .ints(let numbers): array(numbers) { $0.int64(AnyValueField.int, $1) }
        case .doubles(let numbers): array(numbers) { $0.double(AnyValueField.double, $1) }
        }
    }

    private mutating func array<Element>(_ elements: [Element], _ body: (inout Self, Element) -> Void) {
        message(AnyValueField.array) { $0.messages(AnyValueField.arrayValues, elements, body) }
    }
}

private enum KeyValueField {
    static var key: MessageField { MessageField(1, "key") }
    static var value: MessageField { MessageField(2, "value") }
}

private enum AnyValueField {
    static var string: MessageField { MessageField(1, "stringValue") }
    static var bool: MessageField { MessageField(2, "boolValue") }
    static var int: MessageField { MessageField(3, "intValue") }
    static var double: MessageField { MessageField(4, "doubleValue") }
    static var array: MessageField { MessageField(5, "arrayValue") }
    /// Of `ArrayValue`.
    static var arrayValues: MessageField { MessageField(1, "values") }
}
