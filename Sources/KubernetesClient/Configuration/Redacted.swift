/// A secret. It prints as `<redacted>`, also inside of other values and in a dump.
struct Redacted<Value: Sendable>: Sendable {
    /// The secret itself; for the one place that sends it.
    let exposed: Value

    init(_ value: Value) { exposed = value }
}

extension Redacted: Equatable where Value: Equatable {}
extension Redacted: Hashable where Value: Hashable {}

extension Redacted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "<redacted>" }
    var debugDescription: String { "<redacted>" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
