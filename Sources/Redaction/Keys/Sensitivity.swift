/// How much a key says that its value is a secret.
enum Sensitivity: Comparable, Sendable {
    /// Only where the value looks random.
    case weak
    /// Where the value does not look like a word, a name, a number or an address.
    case likely
    /// Always, but for what is plainly none: nothing, a mask, a variable, a path.
    case certain
}
