import Foundation
import Incidents
import KubernetesModel
import Testing

@testable import Operator

@Suite struct `The install manifests` {
    private func render(
        namespace: String = InstallManifests.defaultNamespace, enforcesImmutability: Bool = false
    ) throws -> [JSONValue] {
        try InstallManifests.render(
            .init(
                image: "registry.example/midwatch:1", namespace: namespace, enforcesImmutability: enforcesImmutability))
    }

    private func first(_ kind: String, _ name: String, in objects: [JSONValue]) throws -> JSONValue {
        try #require(
            objects.first { $0["kind"]?.stringValue == kind && $0[path: "metadata", "name"]?.stringValue == name })
    }

    @Test func `come in the order in which they can be applied`() throws {
        let kinds = try render().compactMap { $0["kind"]?.stringValue }
        let order = [
            "CustomResourceDefinition", "Namespace", "ServiceAccount", "ClusterRole", "AutonomyPolicy", "Deployment",
        ]
        let positions = order.compactMap { kinds.firstIndex(of: $0) }
        #expect(positions.count == order.count)
        #expect(positions == positions.sorted())
    }

    @Test func `consist of kinds that the installer can place`() throws {
        for object in try render() {
            let (resource, _, namespace) = try ManifestKind.locate(object)
            #expect(object["apiVersion"]?.stringValue == resource.apiVersion)
            #expect(resource.isNamespaced == (namespace != nil), "\(object)")
        }
    }

    @Test func `use the image, and the namespace everywhere`() throws {
        let objects = try render(namespace: "watch")
        let deployment = try first("Deployment", "midwatch", in: objects)
        let containers = deployment[path: "spec", "template", "spec", "containers"]
        #expect(containers?[0]?["image"] == "registry.example/midwatch:1")
        #expect(!(try YAMLText.text(of: objects)).contains(InstallManifests.defaultNamespace))
        #expect(try first("Namespace", "watch", in: objects)[path: "metadata", "name"] == "watch")
    }

    @Test func `give no right on secrets or by a wildcard, and let no config map be listed`() throws {
        let rules = try render().filter { $0["kind"]?.stringValue?.hasSuffix("Role") == true }
            .flatMap { $0["rules"]?.arrayValue ?? [] }
        #expect(rules.count > 8)
        for rule in rules {
            let words = ["apiGroups", "resources", "verbs"].flatMap { rule[$0]?.arrayValue ?? [] }.compactMap(
                \.stringValue)
            #expect(Set(words).isDisjoint(with: ["*", "secrets", "escalate", "bind"]), "\(rule)")
            if words.contains("configmaps") { #expect(rule["verbs"] == ["get"]) }
            if words.contains("impersonate") { #expect(rule["resourceNames"] == ["midwatch-actuator"]) }
        }
    }

    @Test func `let the pod's own account change no workload`() throws {
        let role = try first("ClusterRole", "midwatch-reader", in: render())
        let groups = Set(["apps", "batch", "autoscaling", "policy", "storage.k8s.io"])
        for rule in role["rules"]?.arrayValue ?? [] {
            let named = Set((rule["apiGroups"]?.arrayValue ?? []).compactMap(\.stringValue))
            guard !groups.isDisjoint(with: named) else { continue }
            let verbs = Set((rule["verbs"]?.arrayValue ?? []).compactMap(\.stringValue))
            #expect(verbs.isSubset(of: ["get", "list", "watch"]), "\(rule)")
        }
    }

    @Test func `run the operator without privileges`() throws {
        let spec = try #require(first("Deployment", "midwatch", in: render())[path: "spec", "template", "spec"])
        #expect(spec[path: "securityContext", "runAsNonRoot"] == true)
        #expect(spec["serviceAccountName"] == "midwatch-reader")
        let container = try #require(spec["containers"]?[0])
        #expect(container[path: "securityContext", "readOnlyRootFilesystem"] == true)
        #expect(container[path: "securityContext", "allowPrivilegeEscalation"] == false)
        #expect(container[path: "securityContext", "capabilities", "drop"] == ["ALL"])
        #expect(container[path: "resources", "limits", "memory"] != nil)
        #expect(container[path: "livenessProbe", "httpGet", "path"] == "/healthz")
        #expect(container[path: "readinessProbe", "httpGet", "path"] == "/readyz")
    }

    @Test func `hold a configuration that can be read`() throws {
        let config = try first("ConfigMap", "midwatch", in: render())
        let text = try #require(config[path: "data", "midwatch.yaml"]?.stringValue)
        let settings = try SettingsFile(text: text, path: "midwatch.yaml").values
        #expect(settings.contains { $0.key.name == "actuator.serviceAccount" && $0.value.text == "midwatch-actuator" })
    }

    @Test func `hold a default policy that only observes`() throws {
        let policy = try KubernetesJSON.decode(
            AutonomyPolicy.self, from: first("AutonomyPolicy", "default", in: render()))
        #expect(policy.spec.mode == .observe)
        #expect(policy.spec.actions == nil)
    }

    @Test func `have the enumerations of the code in their schemas`() throws {
        let text = try YAMLText.text(of: render())
        func schema(_ definition: String, _ path: [String]) throws -> [String] {
            var value = try first("CustomResourceDefinition", "\(definition).midwatch.dev", in: render())[
                path: "spec", "versions"]?[0]?[path: "schema", "openAPIV3Schema"]
            for step in path { value = value?["properties"]?[step] ?? value?[step] }
            return (value?["enum"]?.arrayValue ?? []).compactMap(\.stringValue)
        }
        #expect(try schema("incidents", ["spec", "severity"]) == Severity.allCases.map(\.rawValue))
        #expect(try schema("incidents", ["status", "phase"]) == Incident.Phase.allCases.map(\.rawValue))
        #expect(try schema("incidents", ["status", "diagnosis", "category"]) == Category.allCases.map(\.rawValue))
        #expect(try schema("actionrequests", ["spec", "action", "kind"]) == Action.Kind.allCases.map(\.rawValue))
        #expect(try schema("actionrequests", ["spec", "decidedBy"]) == Diagnosis.Decider.allCases.map(\.rawValue))
        #expect(try schema("autonomypolicies", ["spec", "mode"]) == AutonomyPolicy.Mode.allCases.map(\.rawValue))
        #expect(!text.contains("x-kubernetes-validations"))
    }

    @Test func `let newer API servers refuse another hash`() throws {
        let text = try YAMLText.text(of: render(enforcesImmutability: true))
        #expect(text.contains("x-kubernetes-validations"))
        #expect(text.contains("self == oldSelf"))
    }
}
