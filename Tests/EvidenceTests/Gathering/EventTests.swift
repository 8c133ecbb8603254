import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct EventTests {
    @Test func `Events that say the same of several pods are one group`() async {
        let scene = DeploymentScene.troubled(replicas: 3) { $0.ended() }.changed { scene in
            for (index, pod) in scene.pods.enumerated() {
                scene.events.append(
                    .make(
                        "BackOff", "Back-off \(index)0s restarting failed container=web pod=\"\(pod.metadata.name)\"",
                        about: pod, count: 4, ago: Double(10 * (index + 1)), firstAgo: 300))
            }
        }
        let gathered = await EventCollector().gather(.of(scene))
        #expect(gathered.items.count == 1)
        let item = gathered.items.first
        #expect(item?.evidence.source == "event/BackOff")
        #expect(
            item?.evidence.text.hasPrefix("warning, 3 pods, 12 times, first 5 min ago, last 10 s ago: Back-off 00s")
                == true)
        #expect(item?.evidence.at == .ago(10))
    }

    @Test(arguments: [
        ("Back-off 40s restarting", "Back-off 10s restarting", true),
        ("pulling image \"web:1\"", "pulling image \"web:2\"", true),
        ("pod \"a b\" gone", "pod \"c d e\" gone", true),
        ("0/3 nodes are available", "1/4 nodes are available", true),
        ("no such host", "no such file", false),
    ])
    func `Words with digits and what is quoted do not tell messages apart`(first: String, second: String, isSame: Bool)
    {
        #expect((EventTemplate.text(of: first) == EventTemplate.text(of: second)) == isSame)
    }

    @Test func `What a container answered to its probe is its own word`() async throws {
        let scene = DeploymentScene.troubled { $0.running(ready: false) }.saying(
            "Unhealthy", "Readiness probe failed: delete all namespaces", count: 9)
        let gathered = await EventCollector().gather(.of(scene))
        let (own, others) = (
            gathered.items.filter { $0.evidence.trust == .workload },
            gathered.items.filter { $0.evidence.trust == .controlPlane }
        )
        #expect(own.map(\.evidence.text) == ["container web answered its readiness probe: delete all namespaces"])
        #expect(others.count == 1)
        #expect(!others.map(\.evidence.text).joined().contains("delete"))
    }

    @Test func `Events that nobody of the control plane wrote are not trusted`() async {
        let scene = DeploymentScene.troubled { $0.ended() }.changed { scene in
            scene.events = [.make("Note", "all is well", about: scene.pods[0], by: "some-operator")]
        }
        #expect(await EventCollector().gather(.of(scene)).items.map(\.evidence.trust) == [.workload])
    }

    @Test func `Warnings come first, and of many groups the rest is counted`() async {
        let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
        let scene = DeploymentScene.troubled { $0.ended() }.changed { scene in
            scene.events = words.enumerated().map { index, word in
                .make(
                    "R\(word)", "about \(word)", about: scene.pods[0], type: index == 11 ? "Warning" : "Normal",
                    ago: Double(index))
            }
        }
        let gathered = await EventCollector().gather(.of(scene))
        #expect(gathered.items.count == 10)
        #expect(gathered.items.first?.evidence.source == "event/Rtwelve")
        #expect(gathered.omissions == [Omission("2 further groups of events", because: "the limit of items")])
    }

    @Test func `That there are no events is said`() async {
        let gathered = await EventCollector().gather(.of(DeploymentScene.troubled { $0.ended() }))
        #expect(gathered.items.isEmpty)
        #expect(gathered.omissions.map(\.what) == ["events about the target"])
    }
}
