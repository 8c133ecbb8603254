import Evidence
import Incidents
import Testing

@testable import Evidence

@Suite struct TextHygieneTests {
    private let hygiene = TextHygiene { $0.replacing("hunter2", with: "[R]") }

    @Test func `A secret that hides behind invisible characters is found`() {
        #expect(hygiene.clean("password hun\u{200B}ter2 \u{1B}[31mred", to: 100) == "password [R] red")
    }

    @Test func `A secret of two lines is found before they become one`() {
        let hygiene = TextHygiene { $0.replacing("BEGIN\nkey\nEND", with: "[R]") }
        #expect(hygiene.clean("a\nBEGIN\nkey\nEND\nb", to: 100) == "a [R] b")
    }

    @Test func `No half of a secret is left by the cut`() {
        let text = String(repeating: "x", count: 60) + "hunter2" + String(repeating: "y", count: 60)
        for length in 20...130 {
            let cut = hygiene.clean(text, to: length)
            #expect(cut.utf8.count <= length)
            #expect(!cut.contains("hun") && !cut.contains("ter2"))
        }
    }

    @Test func `A log keeps its lines, and an item is no longer than its topic allows`() {
        let long = Array(repeating: "line", count: 4000).joined(separator: "\n")
        let log = hygiene.clean(.item(.log, from: "log\nof", relevance: 7, long))
        #expect(log.evidence.text.contains("\n"))
        #expect(log.evidence.text.utf8.count <= 4096)
        #expect(log.evidence.source == "log of")
        #expect(log.relevance == 1)
        let event = hygiene.clean(.item(.event, from: "e", relevance: -1, long))
        #expect(!event.evidence.text.contains("\n"))
        #expect(event.evidence.text.utf8.count <= 700)
        #expect(event.relevance == 0)
    }
}
