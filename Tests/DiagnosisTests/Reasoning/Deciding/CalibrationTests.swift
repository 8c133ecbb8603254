import Incidents
import MidwatchTestKit
import Testing

@testable import Diagnosis

@Suite("Calibration") struct CalibrationTests {
    @Test(
        "Known outcomes bring a stated confidence down to what they say",
        arguments: [
            (0.9, 0, 0, 0.9), (0.9, 50, 0, 0.9), (0.9, 0, 2, 18.0 / 22), (0.9, 0, 4, 0.75), (1.0, 0, 20, 0.5),
            (0.5, 10, 10, 0.5), (0.9, 10, 10, 0.7), (0.0, 5, 5, 0.0),
        ])
    func known(stated: Double, right: Int, wrong: Int, expected: Double) {
        let confidence = Calibration.confidence(stated, record: .init(right: right, wrong: wrong))
        #expect(abs(confidence - expected) < 1e-12)
    }

    @Test("It never raises, never leaves 0 to 1, and falls with each failure", arguments: 1...20)
    func properties(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let stated = Double.random(in: 0...1, using: &generator)
            let tally = TrackRecord.Tally(
                right: Int.random(in: 0...5_000, using: &generator), wrong: Int.random(in: 0...5_000, using: &generator)
            )
            let confidence = Calibration.confidence(stated, record: tally)
            #expect((0...stated).contains(confidence))
            #expect(
                Calibration.confidence(stated, record: .init(right: tally.right, wrong: tally.wrong + 1)) <= confidence)
            #expect(
                Calibration.confidence(stated, record: .init(right: tally.right + 1, wrong: tally.wrong)) >= confidence)
        }
    }
}
