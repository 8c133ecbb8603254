/// A quote as it stands in a text that may itself be quoted, once or more: with the backslashes before it.
struct Quote {
    var byte: UInt8
    var backslashes: Int

    var bytes: [UInt8] { [UInt8](repeating: .backslash, count: backslashes) + [byte] }
}
