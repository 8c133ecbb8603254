import Foundation
import Testing

/// One page of the documentation.
struct Page: CustomTestStringConvertible, Sendable {
    /// A fenced block.
    struct Block: Sendable {
        var language: String
        var text: String
    }

    /// From the project's root: `docs/guardrails.md`.
    let path: String
    let text: String
    let blocks: [Block]
    /// The text without its fenced blocks.
    let prose: String

    var testDescription: String { path }

    init(path: String) throws {
        self.path = path
        text = try Project.text(path)
        var blocks: [Block] = []
        var prose: [Substring] = []
        var open: Block?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.trimmingCharacters(in: .whitespaces)
            if bare.hasPrefix("```") {
                if let block = open { blocks.append(block) }
                open = open == nil ? Block(language: String(bare.dropFirst(3)), text: "") : nil
            } else if open != nil {
                open?.text += line + "\n"
            } else {
                prose.append(line)
            }
        }
        self.blocks = blocks
        self.prose = prose.joined(separator: "\n")
    }

    /// Every page there is, read once.
    static let all: [Page] = {
        do {
            let paths = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Benchmarks/README.md"]
            return try (paths + Project.files(in: "docs", endingWith: ".md")).map { try Page(path: $0) }
        } catch {
            Issue.record(error, "the documentation cannot be read")
            return []
        }
    }()

    static func named(_ path: String) throws -> Page {
        try #require(all.first { $0.path == path }, "there is no page \(path)")
    }

    /// The texts between single backquotes.
    var codeSpans: [String] { prose.matches(of: /`([^`\n]+)`/).map { String($0.1) } }

    /// The cells of the table rows that begin with a cell in backquotes.
    var codeRows: [[String]] {
        prose.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.dropFirst().split(separator: "|", omittingEmptySubsequences: false).dropLast()
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    /// What headings are linked to by, as GitHub makes it.
    var anchors: Set<String> {
        Set(
            prose.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
                let title = heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
                return String(
                    title.compactMap { character in
                        character == " "
                            ? "-"
                            : character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
                    })
            })
    }
}
