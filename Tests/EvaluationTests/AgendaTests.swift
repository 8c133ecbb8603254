import Foundation
import Testing

@testable import Evaluation

struct AgendaTests {
    private let start = Date(timeIntervalSince1970: 1_750_000_000)
    private var agenda = Agenda<String>()

    private func at(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

    private mutating func taken(at seconds: TimeInterval) -> [String] {
        var keys: [String] = []
        while let key = agenda.next(at: at(seconds)) { keys.append(key) }
        return keys
    }

    @Test mutating func `What is due first comes first, and of two at one time the one that was said first`() {
        agenda.add("b", at: at(2))
        agenda.add("c", at: at(1))
        agenda.add("a", at: at(2))
        #expect(agenda.nextInstant() == at(1))
        #expect(taken(at: 0.9).isEmpty)
        #expect(taken(at: 2) == ["c", "b", "a"])
        #expect(agenda.nextInstant() == nil)
    }

    @Test mutating func `Each key is looked at once, at the earliest of its times`() {
        agenda.add("a", at: at(5))
        agenda.add("a", at: at(9))
        agenda.add("b", at: at(4))
        agenda.add("a", at: at(3))
        #expect(agenda.nextInstant() == at(3))
        #expect(taken(at: 100) == ["a", "b"])
        #expect(agenda.nextInstant() == nil)
    }

    @Test mutating func `What was looked at may be added again, for later too`() {
        agenda.add("a", at: at(1))
        #expect(taken(at: 1) == ["a"])
        agenda.add("a", at: at(7))
        #expect(agenda.nextInstant() == at(7))
        #expect(taken(at: 6).isEmpty)
        #expect(taken(at: 7) == ["a"])
    }
}
