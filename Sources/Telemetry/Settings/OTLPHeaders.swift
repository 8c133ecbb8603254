/// The headers that go with each request. Their values are credentials often, and are never printed.
struct OTLPHeaders: Hashable, Sendable {
    struct Field: Hashable, Sendable {
        let name: String
        /// The secret itself; for the one place that sends it.
        let value: String
    }

    var fields: [Field] = []
}

extension OTLPHeaders: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "\(fields.map { "\($0.name): <redacted>" })" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
