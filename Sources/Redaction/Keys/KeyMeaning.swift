/// What a key says of its value.
struct KeyMeaning: Sendable {
    var rule: RedactionRule
    var sensitivity: Sensitivity
}
