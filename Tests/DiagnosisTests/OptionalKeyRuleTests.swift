import Diagnosis
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct OptionalKeyRuleTests {
    private let scene = DeploymentScene.troubled(
        of: .make(Container.make().variable("DATABASE_URL", fromKey: "database-url", of: "settings", optional: true))
    ) { $0.ended(restarts: 4) }

    private func findings(keys: [String]?) -> [Finding] {
        var snapshot = ClusterSnapshot.with(scene)
        if let keys {
            var configMap = ConfigMap()
            configMap.metadata = ObjectMeta(name: "settings", namespace: scene.deployment.metadata.namespace)
            configMap.keys = keys
            snapshot.add(configMap)
        }
        return DiagnosisTests.findings(of: scene.deployment, in: snapshot)
    }

    @Test func `a crash loop beside a missing optional key is told with the key, and left to people`() throws {
        let finding = try #require(findings(keys: ["log-level"]).first)
        #expect(finding.rule == "optional-key-missing")
        #expect(finding.category == .crashConfig)
        #expect(finding.cause.contains("key 'database-url' of ConfigMap 'settings'"))
        #expect(finding.cause.contains("DATABASE_URL"))
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `a key that is there explains nothing`() {
        #expect(findings(keys: ["database-url"]).first?.rule == "crash-loop")
    }

    @Test func `a ConfigMap that was not read proves nothing`() {
        #expect(findings(keys: nil).first?.rule == "crash-loop")
    }

    @Test func `the ConfigMaps to read are those of containers that have crashed`() {
        let wanted = NamespacedName(namespace: scene.deployment.metadata.namespace, name: "settings")
        #expect(Set(scene.pods.flatMap(\.configMapsOfCrashingContainers)) == [wanted])
        let healthy = Pod()
        #expect(healthy.configMapsOfCrashingContainers.isEmpty)
    }
}
