import Testing

@testable import KubernetesClient

struct LineSplitterTests {
    private func split(_ chunks: [[UInt8]]) -> [String] {
        var splitter = LineSplitter()
        var lines: [String] = []
        for chunk in chunks {
            splitter.append(chunk)
            while let line = splitter.next() { lines.append(line) }
        }
        splitter.finish()
        while let line = splitter.next() { lines.append(line) }
        return lines
    }

    @Test func `Lines are the same however the bytes are cut`() {
        let text = Array("one\n\nzwei ü\nlast without an end".utf8)
        let expected = ["one", "", "zwei ü", "last without an end"]
        #expect(split([text]) == expected)
        #expect(split(text.map { [$0] }) == expected)
        for cut in text.indices { #expect(split([Array(text[..<cut]), Array(text[cut...])]) == expected) }
    }

    @Test func `Bytes that are no UTF-8 are replaced`() {
        #expect(split([[0x61, 0xFF, 0x62, 0x0A]]) == ["a\u{FFFD}b"])
    }

    @Test func `A line without an end is cut`() {
        let lines = split([Array(repeating: 0x61, count: LineSplitter.maximumLine + 5)])
        #expect(lines.map(\.utf8.count) == [LineSplitter.maximumLine, 5])
    }

    @Test func `Nothing gives no line`() {
        #expect(split([]).isEmpty)
        #expect(split([[0x0A]]) == [""])
    }
}
