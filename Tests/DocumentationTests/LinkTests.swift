import Foundation
import Testing

struct LinkTests {
    @Test("Every relative link leads to a file, and to a heading in it", arguments: Page.all)
    func links(page: Page) throws {
        for match in page.prose.matches(of: /\]\(([^)\s]+)\)/) where !match.1.contains("://") {
            let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let folder = Project.root.appending(path: page.path).deletingLastPathComponent()
            let target = parts[0].isEmpty ? Project.root.appending(path: page.path) : folder.appending(path: parts[0])
            #expect(FileManager.default.fileExists(atPath: target.path), "\(page.path) links to \(match.1)")
            guard parts.count == 2, target.pathExtension == "md" else { continue }
            let path = target.standardizedFileURL.path.dropFirst(Project.root.standardizedFileURL.path.count)
            let linked = try Page.named(String(path.drop { $0 == "/" }))
            #expect(linked.anchors.contains(parts[1]), "\(page.path) links to \(match.1), which has no such heading")
        }
    }

    @Test func `Every page can be reached from the README`() throws {
        let linked = Set(
            Page.all.flatMap { page in
                page.prose.matches(of: /\]\(([^)#\s]+\.md)/).map { match in
                    Project.root.appending(path: page.path).deletingLastPathComponent().appending(path: String(match.1))
                        .standardizedFileURL.path
                }
            })
        let pages = Page.all.map(\.path).filter { $0 != "README.md" }
        let orphans = pages.filter { !linked.contains(Project.root.appending(path: $0).standardizedFileURL.path) }
        #expect(orphans == [])
    }
}
