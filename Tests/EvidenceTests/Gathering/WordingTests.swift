import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct WordingTests {
    @Test(arguments: [
        (-5.0, "0 s"), (0, "0 s"), (119, "119 s"), (120, "2 min"), (7100, "118 min"), (7200, "2 h"), (172_800, "2 d"),
        (1e20, "ages"),
    ])
    func `A length of time is short`(seconds: TimeInterval, text: String) {
        #expect(Wording.span(seconds) == text)
    }

    @Test(arguments: [
        (0.0, "0"), (1, "1"), (1.5, "1.5"), (0.25, "0.25"), (-2.05, "-2.05"), (0.001, "< 0.01"), (-0.001, "> -0.01"),
        (1e18, "1e+18"), (.nan, "no number"), (.infinity, "infinite"), (-.infinity, "-infinite"),
    ])
    func `A number has two digits behind the point at most`(value: Double, text: String) {
        #expect(Wording.number(value) == text)
    }

    @Test func `Of many names the first are given`() {
        #expect(Wording.names(["a", "b"]) == "a, b")
        #expect(Wording.names((0..<10).map(String.init), atMost: 2) == "0, 1 and 8 more")
        #expect(Wording.names([]).isEmpty)
    }

    @Test(arguments: [
        ("bytes", 127.0 * 1_048_576, "127.00Mi"), ("cores", 0.25, "250m cores"), ("cores", 2, "2 cores"),
        ("ratio", 0.931, "93 %"), ("per second", 12.5, "12.5/s"), ("seconds", 0.025, "25 ms"), ("seconds", 3, "3 s"),
        ("count", 4, "4"), ("bytes", .infinity, "infinite"), ("bytes", 1e30, "1e+30 bytes"),
    ])
    func `A measured value has its unit`(unit: String, value: Double, text: String) {
        #expect(MeasuredUnit.text(value, unit: unit) == text)
    }

    @Test(arguments: [
        ("Ready", "True", true), ("Ready", "False", false), ("Ready", "Unknown", false),
        ("MemoryPressure", "False", true),
        ("MemoryPressure", "True", false), ("NetworkUnavailable", "True", false), ("ReplicaFailure", "True", false),
        ("DiskPressure", "Unknown", false), ("ScalingLimited", "False", true),
    ])
    func `A condition is as one wishes it, or not`(type: String, status: String, isAsWished: Bool) {
        #expect(Condition(type: type, status: status).isAsWished == isAsWished)
    }

    @Test func `The message of a condition that is as wished says nothing new`() {
        var condition = Condition(
            type: "Available", status: "True", reason: "MinimumReplicasAvailable", message: "fine")
        condition.lastTransitionTime = .ago(240)
        #expect(condition.summary(now: .testNow) == "Available True (MinimumReplicasAvailable, 4 min)")
        condition.status = "False"
        #expect(condition.summary(now: .testNow) == "Available False (MinimumReplicasAvailable, 4 min): fine")
    }
}
