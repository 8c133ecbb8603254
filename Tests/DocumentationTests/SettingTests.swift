import Foundation
import Operator
import Testing

/// The page of the configuration.
struct SettingTests {
    @Test func `The table has every key, with its variable, its built-in value and its meaning`() throws {
        let page = try Page.named("docs/configuration.md")
        let expected = SettingKey.all.map { key in
            [
                "`\(key.name)`", "`\(key.variable)`", key.builtIn.isEmpty ? "" : "`\(key.builtIn)`", key.expectation,
                key.summary,
            ]
        }
        #expect(page.codeRows == expected)
    }

    @Test(arguments: ["docs/configuration.md", "docs/reasoning.md"])
    func `The file that is shown can be loaded`(path: String) throws {
        let page = try Page.named(path)
        let block = try #require(page.blocks.first { $0.language == "yaml" })
        let file = FileManager.default.temporaryDirectory.appending(path: "midwatch-settings-\(UUID()).yaml")
        try Data(block.text.utf8).write(to: file)
        // A file that stays behind in the temporary directory harms nobody.
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(throws: Never.self) { try Settings.load(file: file.path, environment: [:]) }
    }

    @Test func `Every variable that a page names is one that is read`() {
        let known = Set(SettingKey.all.map(\.variable) + [Settings.fileVariable])
        // Of the build and the tests.
        let others: Set = ["MIDWATCH_STRICT"]
        let named = Page.all.flatMap { $0.text.matches(of: /MIDWATCH_[A-Z_]+/).map { String($0.0) } }
        #expect(Set(named).subtracting(known).subtracting(others) == [])
    }
}
