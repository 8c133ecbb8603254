import KubernetesModel

/// Programs whose short flags take a password.
enum CommandLineTool {
    case curl
    case mysql
    case redis
    case sshpass

    init?(_ bytes: [UInt8], in range: Range<Int>) {
        func isWord(_ text: StaticString) -> Bool { bytes.isWord(text, in: range) }
        if isWord("curl") {
            self = .curl
        } else if isWord("mysql") || isWord("mysqldump") || isWord("mysqladmin") {
            self = .mysql
        } else if isWord("redis-cli") {
            self = .redis
        } else if isWord("sshpass") {
            self = .sshpass
        } else {
            return nil
        }
    }
}

extension CommandLineTool {
    /// Whether one of these programs is among arguments, by its name or its path.
    static func isNamed(in arguments: [JSONValue]) -> Bool {
        arguments.contains { argument in
            guard let name = argument.stringValue?.utf8.split(separator: UInt8(ascii: "/")).last else { return false }
            let bytes = Array(name)
            return CommandLineTool(bytes, in: 0..<bytes.count) != nil
        }
    }
}
