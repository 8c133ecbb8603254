/// An image's name, as the runtime completes it: `web` is `docker.io/library/web:latest`.
struct ImageReference: Hashable {
    let host: String
    let path: String
    /// `:tag` or `@digest`.
    let version: String

    /// Nil: the text names no image. From distribution/reference's grammar.
    init?(_ text: String) {
        var (name, version) = (Substring(text), "")
        if let at = name.firstIndex(of: "@") {
            version = String(name[at...])
            name = name[..<at]
        } else if let colon = name.lastIndex(of: ":"), !name[colon...].contains("/") {
            version = String(name[colon...])
            name = name[..<colon]
            let tag = version.dropFirst()
            guard !tag.isEmpty, tag.count <= 128, tag.utf8.allSatisfy(Self.isTagCharacter),
                tag.first != ".", tag.first != "-"
            else { return nil }
        }
        var parts = name.split(separator: "/", omittingEmptySubsequences: false)
        var host = "docker.io"
        if parts.count > 1, let first = parts.first, first.contains(".") || first.contains(":") || first == "localhost"
        {
            host = String(first)
            parts.removeFirst()
        }
        guard !parts.isEmpty, parts.allSatisfy(Self.isPathPart) else { return nil }
        if host == "docker.io", parts.count == 1 { parts.insert("library", at: 0) }
        self.host = host
        path = parts.joined(separator: "/")
        self.version = version.isEmpty ? ":latest" : version
    }

    /// The complete name without its tag.
    var repository: String { "\(host)/\(path)" }
    var text: String { repository + version }
    var isLatest: Bool { version == ":latest" }

    private static func isTagCharacter(_ byte: UInt8) -> Bool {
        isLowerOrDigit(byte) || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte || "._-".utf8.contains(byte)
    }

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private static func isPathPart(_ part: Substring) -> Bool {
        guard let first = part.utf8.first, let last = part.utf8.last, isLowerOrDigit(first), isLowerOrDigit(last)
        else { return false }
        return part.utf8.allSatisfy { isLowerOrDigit($0) || "._-".utf8.contains($0) }
    }
}
