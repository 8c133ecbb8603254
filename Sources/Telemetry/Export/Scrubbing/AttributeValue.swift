/// The value of an attribute, as OpenTelemetry has them.
enum AttributeValue: Hashable, Sendable {
    case string(String)
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case strings([String])
    case bools([Bool])
    case ints([Int64])
    case doubles([Double])
}
