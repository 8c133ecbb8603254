import Foundation
import Incidents
import KubernetesModel
import Testing

@testable import Presentation

@Suite struct `What people see of the past` {
    private let plain = TerminalStyle(isColored: false)
    private typealias Fixture = PresentationFixture

    private func outcome(_ name: String, isRight: Bool, at date: Date = Fixture.now) -> VerifiedOutcome {
        VerifiedOutcome(
            incident: NamespacedName(namespace: "shop", name: name), request: "areq-1",
            kind: .init(category: .image, decidedBy: .both, action: .rollbackWorkload), isRight: isRight, at: date)
    }

    @Test func `lists incidents that are over with what was done and whether it was right`() {
        let rows = HistoryView.rows(
            [
                Fixture.incident("repaired"), Fixture.incident("untouched"), Fixture.incident("made worse"),
                Fixture.incident("going on", phase: .acting),
            ],
            outcomes: [outcome("repaired", isRight: true), outcome("made worse", isRight: false)])
        let text = HistoryView(style: plain, now: Fixture.now.addingTimeInterval(7200)).list(rows)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(
            lines.dropFirst().map { line in line.split(separator: " ").prefix(7).joined(separator: " ") } == [
                "shop repaired 2h image both rollbackWorkload right", "shop untouched 2h image rules - -",
                "shop made worse 2h image both rollbackWorkload",
            ])
        #expect(lines[3].contains("wrong") && lines[3].hasSuffix("The image shop/web:v2 does not exist."))
    }

    @Test func `takes the last outcome of an incident, and none of another one of the same name`() {
        let rows = HistoryView.rows(
            [Fixture.incident("twin")],
            outcomes: [
                outcome("twin", isRight: false, at: Fixture.now.addingTimeInterval(60)),
                outcome("twin", isRight: true, at: Fixture.now.addingTimeInterval(-10)),
                outcome("twin", isRight: false, at: Fixture.now.addingTimeInterval(-20)),
            ])
        #expect(rows.map(\.isRight) == [true])
    }

    @Test func `counts right and wrong with a bound that few successes do not lift`() throws {
        var record = TrackRecord()
        let often = TrackRecord.Kind(category: .image, decidedBy: .rules, action: .rollbackWorkload)
        let once = TrackRecord.Kind(category: .probe, decidedBy: .model, action: .rolloutRestart)
        for number in 1...20 { record.count(often, isRight: number != 1) }
        record.count(once, isRight: true)
        let rows = TrackRecordView.rows(record)
        let text = TrackRecordView(style: plain).table(rows)
        #expect(
            text == """
                CATEGORY   DECIDED BY   ACTION             RIGHT   WRONG   LOWER BOUND
                image      rules        rollbackWorkload   19      1       76 %
                probe      model        rolloutRestart     1       0       20 %

                """)
        let json = try JSONValue(parsing: Data(JSONView.text(rows).utf8))
        #expect(json[0]?["category"] == "image" && json[0]?["right"] == 19 && json[1]?["decidedBy"] == "model")
    }

    @Test func `says when there is nothing`() {
        #expect(HistoryView(style: plain, now: Fixture.now).list([]) == "No past incidents.\n")
        #expect(TrackRecordView(style: plain).table([]) == "No verified outcomes.\n")
    }
}
