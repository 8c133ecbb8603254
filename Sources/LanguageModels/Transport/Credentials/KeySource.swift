/// Where a key comes from.
public struct KeySource: Hashable, Sendable, CustomStringConvertible {
    enum Place: Hashable {
        case text(SecretText)
        case file(String)
    }

    let place: Place
    /// The variable or the file, for messages.
    let origin: String

    /// A file that holds nothing but the key. It is read for each request, so that a mounted Secret may be replaced.
    public static func file(_ path: String) -> KeySource { KeySource(place: .file(path), origin: path) }

    /// A key itself.
    ///
    /// - Parameter origin: Where it was found, for messages: the name of an environment variable.
    public static func value(_ text: String, from origin: String) -> KeySource {
        KeySource(place: .text(SecretText(text)), origin: origin)
    }

    public var description: String { origin }
}
