import ArgumentParser
import Testing

@testable import midwatch

/// What the documentation tells people to type.
struct CommandTests {
    @Test(
        "Every midwatch command on a page is one that the command line understands",
        arguments: Page.all.flatMap(CommandText.commands))
    func parses(command: CommandText) {
        #expect(throws: Never.self) { _ = try Midwatch.parseAsRoot(command.arguments) }
    }

    @Test func `There are commands on the pages`() {
        #expect(Page.all.flatMap(CommandText.commands).count > 20)
    }

    @Test func `Every make target on a page is in the Makefile`() throws {
        let targets = Set(try Project.text("Makefile").matches(of: /(?m)^([a-z-]+):/).map { String($0.1) })
        let lines = Page.all.flatMap { CommandText.consoleLines(on: $0) + $0.codeSpans }
        let named = lines.compactMap { $0.firstMatch(of: /^make ([a-z-]+)/).map { String($0.1) } }
        #expect(named.contains("demo") && named.contains("test"))
        #expect(Set(named).subtracting(targets).isEmpty)
    }

    @Test func `A command with a flag that does not exist would be found`() {
        #expect(throws: (any Error).self) { try Midwatch.parseAsRoot(["analyze", "--no-such-flag"]) }
    }
}
