import Foundation
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct FaultSequenceTests {
    @Test(arguments: try FaultFile.all())
    func `a fault goes in the Lab as on a real cluster, but for what is listed`(fault: FaultFile) throws {
        let recording = try #require(try SequenceRecording().faults[fault.name], "it is not recorded")
        let comparison = SequenceComparison(
            fault.name, recording, try LabRun.observe(fault), known: try SequenceDifferences())
        for disagreement in comparison.disagreements { Issue.record("\(disagreement)") }
        #expect(comparison.obsolete == [], "these are listed, and do not differ")
    }

    @Test func `the same fault goes alike each time`() throws {
        for fault in try FaultFile.all().prefix(5) { #expect(try LabRun.observe(fault) == LabRun.observe(fault)) }
    }

    @Test func `there is a fault to each recording, and a reason for each difference`() throws {
        let faults = Set(try FaultFile.all().map(\.name))
        #expect(faults.count >= 16)
        #expect(Set(try SequenceRecording().faults.keys) == faults)
        #expect(try SequenceDifferences().faults.isSubset(of: faults))
        for entry in try SequenceDifferences().entries { #expect(entry.reason.count > 20) }
    }

    @Test func `a comparison tells what differs`() throws {
        var there = ObservedObject(name: "Pod of ReplicaSet web 1")
        there.states = ["Pending", "Running"]
        there.events = ["Normal Started", "Warning BackOff"]
        var here = there
        func disagreements(_ here: [ObservedObject], isLive: Bool = false) -> Int {
            SequenceComparison("a", [there], here, known: .none, isLive: isLive).disagreements.count
        }
        #expect(disagreements([here]) == 0)
        here.states.reverse()
        #expect(disagreements([here]) == 1)
        here.events.removeLast()
        #expect(disagreements([here]) == 2)
        here = there
        here.states.removeFirst()
        #expect(disagreements([here]) == 1)
        #expect(disagreements([here], isLive: true) == 0, "a real cluster passes over states")
        here.states = ["Pending"]
        #expect(disagreements([here], isLive: true) == 1, "it did not come as far")
        here.states = ["Running", "Pending"]
        #expect(disagreements([here], isLive: true) == 1, "the order is another")
        here = there
        here.count = 2
        #expect(disagreements([here]) == 1)
        #expect(disagreements([]) == 1)
        #expect(disagreements([there, ObservedObject(name: "Pod b")]) == 1)
    }
}
