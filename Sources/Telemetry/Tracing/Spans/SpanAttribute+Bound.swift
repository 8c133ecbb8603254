internal import Tracing

extension SpanAttribute {
    /// What is kept of a value until it is scrubbed.
    ///
    /// A value that is too long is left out as a whole and not cut: half of a secret that the cut runs through might not be
    /// recognized as one.
    ///
    /// - Returns: What takes the value's place, nil for the value itself, and about how many bytes it has.
    func bounded(keptBytes: Int) -> (replacement: SpanAttribute?, size: Int) {
        switch self {
        case .string(let text): Self.bounded(nil, size: text.utf8.count, keptBytes: keptBytes)
        case .stringArray(let texts): Self.bounded(nil, size: Self.size(of: texts), keptBytes: keptBytes)
        case .stringConvertible(let value):
            Self.bounded("\(value)", keptBytes: keptBytes)
        case .stringConvertibleArray(let values):
            Self.bounded(values.map { "\($0)" }, keptBytes: keptBytes)
        case .int32Array(let values): Self.bounded(nil, size: values.count * 8, keptBytes: keptBytes)
        case .int64Array(let values): Self.bounded(nil, size: values.count * 8, keptBytes: keptBytes)
        case .doubleArray(let values): Self.bounded(nil, size: values.count * 8, keptBytes: keptBytes)
        case .boolArray(let values): Self.bounded(nil, size: values.count, keptBytes: keptBytes)
        default: (nil, 8)
        }
    }

    private static func bounded(_ text: String, keptBytes: Int) -> (replacement: SpanAttribute?, size: Int) {
        bounded(.string(text), size: text.utf8.count, keptBytes: keptBytes)
    }

    private static func bounded(_ texts: [String], keptBytes: Int) -> (replacement: SpanAttribute?, size: Int) {
        bounded(.stringArray(texts), size: size(of: texts), keptBytes: keptBytes)
    }

    private static func bounded(
        _ replacement: SpanAttribute?, size: Int, keptBytes: Int
    ) -> (replacement: SpanAttribute?, size: Int) {
        guard size > keptBytes else { return (replacement, size) }
        let note = String.leftOut(bytes: size)
        return (.string(note), note.utf8.count)
    }

    private static func size(of texts: [String]) -> Int { texts.reduce(0) { $0 + $1.utf8.count + 16 } }
}

extension String {
    /// What stands where a value is left out.
    static func leftOut(bytes: Int) -> String { "[left out: \(bytes) bytes]" }

    /// The text, or where it is longer what stands in its place.
    func bounded(keptBytes: Int) -> String { utf8.count > keptBytes ? .leftOut(bytes: utf8.count) : self }
}
