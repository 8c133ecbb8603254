import Foundation
import Testing

/// A `midwatch` command as a page shows it.
struct CommandText: CustomTestStringConvertible, Sendable {
    let page: String
    let line: String
    /// What follows `midwatch`.
    let arguments: [String]

    var testDescription: String { "\(page): \(line)" }

    /// The commands in the console blocks and code spans of a page.
    static func commands(on page: Page) -> [CommandText] {
        let lines = consoleLines(on: page) + page.codeSpans
        return lines.flatMap { line in simpleCommands(in: line) }
            .filter { $0.first == "midwatch" }
            .map { CommandText(page: page.path, line: $0.joined(separator: " "), arguments: Array($0.dropFirst())) }
    }

    /// What stands behind the prompts of a page's console blocks.
    static func consoleLines(on page: Page) -> [String] {
        page.blocks.filter { $0.language == "console" }
            .flatMap { $0.text.split(separator: "\n") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.hasPrefix("$ ") }
            .map { String($0.dropFirst(2)) }
    }

    /// A line of a shell in words, at each pipe and `&&` a new command, without the comment.
    private static func simpleCommands(in line: String) -> [[String]] {
        var commands: [[String]] = [[]]
        var word = ""
        var isQuoted = false
        for character in line + " " {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted:
                if word == "#" { return commands }
                if ["|", "&&", ";"].contains(word) {
                    commands.append([])
                } else if !word.isEmpty {
                    commands[commands.count - 1].append(word)
                }
                word = ""
            default: word.append(character)
            }
        }
        return commands
    }
}
