/// A name that someone else chose, such as an image reference: no API server keeps a text out of it that talks to
/// whoever reads it.
package enum ForeignName {
    /// The name where it can be nothing but a name, else how long it is: what people approve must not argue with them.
    package static func shown(_ name: String) -> String {
        isName(name) ? name : "(a text of \(name.count) characters, not shown)"
    }

    /// Whether it is made of what image references, paths, quantities, times and keys are made of, and no longer.
    package static func isName(_ name: String) -> Bool {
        name.utf8.count <= maxLength && name.utf8.allSatisfy(characters.contains)
    }

    /// The longest repository name that registries take (distribution/reference, `RepositoryNameTotalLengthMax`).
    private static let maxLength = 255
    private static let characters = Set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:/@%+,=-*".utf8)
}
