import Foundation
import KubernetesModel
import Logging
import Testing

@testable import Lab

struct EventRecorderTests {
    private let cluster: LabCluster
    private let access: ClusterAccess
    private let pod: JSONValue = [
        "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "web-1", "namespace": "default", "uid": "u1"],
    ]

    init() {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        cluster = LabCluster(
            startingAt: Date(timeIntervalSince1970: 1_800_000_000), seed: 1, parts: [], logger: logger)
        access = ClusterAccess(
            server: cluster.server, component: "kubelet", recorder: EventRecorder(), logger: logger)
    }

    private var events: [JSONValue] { access.objects(ResourceName(group: "", plural: "events"), in: "default") }

    @Test func `what is said again is counted`() {
        for _ in 0..<3 {
            access.record(.warning, "BackOff", "Back-off restarting failed container", on: pod, host: "node-1")
            cluster.advance(to: cluster.clock.now + 10)
        }
        #expect(events.map { $0["count"]?.intValue } == [3])
        #expect(events.first?["lastTimestamp"] == .string(Timestamp(cluster.clock.now - 10).text))
        #expect(events.first?["source"] == ["component": "kubelet", "host": "node-1"])
        #expect(events.first?["involvedObject"]?["uid"] == "u1")
    }

    @Test func `another message is another event, and from the tenth on they are drawn together`() {
        for number in 0..<14 { access.record(.normal, "Pulling", "Pulling image \(number)", on: pod) }
        let combined = events.filter { $0["message"]?.stringValue?.hasPrefix("(combined from") ?? false }
        #expect(events.count - combined.count == 9)
        #expect(!combined.isEmpty)
    }

    @Test func `who says too much is silenced, and may speak again later`() {
        for number in 0..<40 { access.record(.normal, "R\(number)", "message", on: pod) }
        #expect(events.count == 25)
        cluster.advance(to: cluster.clock.now + 301)
        access.record(.normal, "Late", "message", on: pod)
        #expect(events.count == 26)
    }

    @Test func `an event that is gone after an hour is written anew`() {
        access.record(.warning, "Failed", "Error: ErrImagePull", on: pod)
        let first = events.first?.uid
        cluster.advance(to: cluster.clock.now + 3601)
        access.record(.normal, "Other", "expires the first", on: pod)
        #expect(events.count == 1)
        access.record(.warning, "Failed", "Error: ErrImagePull", on: pod)
        #expect(events.count == 2)
        #expect(events.contains { $0["reason"] == "Failed" && $0["count"] == 1 && $0.uid != first })
    }
}
