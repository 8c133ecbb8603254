import Foundation
import Guardrails
import Incidents
import KubernetesModel
import Operator
import Testing

/// The YAML that the documentation shows.
struct ResourceTests {
    /// One document of a YAML block.
    struct Document: CustomTestStringConvertible, Sendable {
        let page: String
        let value: JSONValue

        var testDescription: String { "\(page): \(value["kind"]?.stringValue ?? "")" }
    }

    @Test("Every YAML block is YAML", arguments: Page.all)
    func blocks(page: Page) throws {
        for block in page.blocks where block.language == "yaml" {
            #expect(try !YAMLText.documents(in: block.text).isEmpty)
        }
    }

    @Test("Every resource of ours on a page is read whole, and nothing in it is misspelt", arguments: try documents())
    func resources(document: Document) throws {
        let read: JSONValue =
            switch document.value["kind"]?.stringValue {
            case "Incident": try reread(Incident.self, document.value)
            case "ActionRequest": try reread(ActionRequest.self, document.value)
            case "AutonomyPolicy": try reread(AutonomyPolicy.self, document.value)
            default: .null
            }
        var resource = document.value
        resource["apiVersion"] = nil
        resource["kind"] = nil
        #expect(lost(of: resource, in: read) == [])
    }

    @Test(
        "The guardrails understand every policy on a page",
        arguments: try documents().filter { $0.value["kind"] == "AutonomyPolicy" })
    func policies(document: Document) throws {
        let policy = try KubernetesJSON.decode(AutonomyPolicy.self, from: document.value)
        let namespace = policy.spec.namespaces?.matchNames?.first ?? "shop"
        let target = ObjectReference(apiVersion: "apps/v1", kind: "Deployment", namespace: namespace, name: "checkout")
        let verdict = Guardrails.decide(
            Proposal(
                request: "areq-1", incident: "shop-checkout-1", action: Action(.rolloutRestart, on: target),
                category: .image,
                confidence: 1, blastRadius: ActionRequest.BlastRadius(pods: 1, percent: 0), hasTrustedEvidence: true),
            facts: TargetFacts(
                reference: target,
                scope: TargetScope(
                    namespace: namespace, namespaceLabels: policy.spec.namespaces?.matchLabels ?? [:],
                    kind: "Deployment", name: "checkout", labels: policy.spec.workloads?.matchLabels ?? [:])),
            policies: [policy], activity: Activity(), now: Date(timeIntervalSince1970: 1_772_409_600),
            ownNamespace: "midwatch-system")
        #expect(verdict.decision.by == "policy/\(policy.metadata.name)")
        #expect(!verdict.decision.reasons.contains { $0.contains("cannot be applied") })
    }

    /// The documents of our kinds on all pages.
    static func documents() throws -> [Document] {
        let documents = try Page.all.flatMap { page in
            try page.blocks.filter { $0.language == "yaml" }.flatMap { try YAMLText.documents(in: $0.text) }
                .filter { $0["apiVersion"]?.stringValue == MidwatchGroup.apiVersion }
                .map { Document(page: page.path, value: $0) }
        }
        try #require(documents.count >= 5)
        return documents
    }

    private func reread<Object: KubernetesObject>(_ type: Object.Type, _ value: JSONValue) throws -> JSONValue {
        try KubernetesJSON.value(of: KubernetesJSON.decode(type, from: value))
    }

    /// The paths of what a value has and another has not, or has otherwise.
    private func lost(of value: JSONValue, in other: JSONValue?, at path: String = "") -> [String] {
        if let members = value.objectValue {
            return members.flatMap { key, member in lost(of: member, in: other?[key], at: "\(path).\(key)") }.sorted()
        }
        if let elements = value.arrayValue {
            return elements.enumerated().flatMap { index, element in
                lost(of: element, in: other?[index], at: "\(path)[\(index)]")
            }
        }
        return value == other ? [] : [path]
    }
}
