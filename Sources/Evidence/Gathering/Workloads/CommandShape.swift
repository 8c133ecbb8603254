import KubernetesModel

/// A command without what may be a secret: its program, and the names of its long options. Arguments often hold
/// passwords, and a script given to a shell may hold anything.
struct CommandShape: Hashable {
    private let program: String?
    private let arguments: [String]

    /// The command and arguments of a container's spec.
    init(_ container: JSONValue) {
        func texts(_ field: String) -> [String] { (container[field]?.arrayValue ?? []).compactMap(\.stringValue) }
        let command = texts("command")
        program = command.first
        arguments = command.dropFirst() + texts("args")
    }

    /// `command python with 3 arguments (--port, --verbose)`; nil where the image's own is run as it is.
    var text: String? {
        guard program != nil || !arguments.isEmpty else { return nil }
        var text = program.map { "command \(Self.name($0))" } ?? "the image's command"
        if !arguments.isEmpty {
            text += " with \(Wording.count(arguments.count, "argument"))"
            if !options.isEmpty { text += " (\(Wording.names(options, atMost: 12)))" }
        }
        return text
    }

    /// The names of the long options, in their order.
    var options: [String] {
        arguments.compactMap { argument in
            let name = argument.prefix { $0 != "=" && !$0.isWhitespace }
            guard name.hasPrefix("--"), 3...40 ~= name.count, name.dropFirst(2).allSatisfy(Self.isOfOption) else {
                return nil
            }
            return String(name)
        }
    }

    private static func isOfOption(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
    }

    /// A program by its name where it looks like one.
    private static func name(_ program: String) -> String {
        let isPlain = program.count <= 80 && program.allSatisfy { isOfOption($0) || $0 == "/" }
        return isPlain ? program : "(not shown)"
    }
}
