/// A large value held once and shared by all the copies of what contains it: a copy is one reference instead of dozens.
///
/// The value never changes; whoever changes its copy makes a new one.
final class Shared<Value: Hashable & Sendable>: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
}

extension Shared: Hashable {
    static func == (left: Shared, right: Shared) -> Bool { left === right || left.value == right.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
