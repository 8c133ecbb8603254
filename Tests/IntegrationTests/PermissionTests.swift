import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Operator
import Testing

extension ClusterTests {
    @Suite(.onCluster)
    struct PermissionTests {
        @Test func `a right that is missing for one kind is named, and the rest goes on`() async throws {
            try await inNamespace("rights") { namespace in
                try await namespace.setPolicy(.auto)
                let kubeconfig = try await namespace.makeAccount(without: "services")
                try await namespace.withOperator(environment: ["KUBECONFIG": kubeconfig]) { _ in
                    try await namespace.breakImage()
                    try await namespace.incident(of: "web", "resolved", within: .seconds(75)) { $0.isResolved }
                    #expect(try await namespace.image() == TestWorkload.image)
                    let log = try namespace.operatorLog
                    let complaints = log.split(separator: "\n").filter { line in
                        line.contains("list") && line.contains("services") && !line.hasPrefix("debug")
                    }
                    #expect(!complaints.isEmpty, "the log does not name the right:\n\(log)")
                    // It is told, not repeated with each try.
                    #expect(complaints.count <= 3, "\(complaints)")
                }
            }
        }
    }
}

extension TestNamespace {
    private static let serviceAccounts = APIResource(
        group: "", versions: ["v1"], kind: "ServiceAccount", plural: "serviceaccounts")

    /// Makes a service account with the rights that an installation gives, without those on one kind.
    ///
    /// - Returns: the path of its kubeconfig.
    fileprivate func makeAccount(without plural: String) async throws -> String {
        try await create(Self.serviceAccounts, ["metadata": ["name": "tester"]])
        let roles = try InstallManifests.render(InstallManifests.Options(image: "midwatch")).filter {
            $0["kind"] == "ClusterRole"
                && ["midwatch-reader", "midwatch-actuator"].contains($0[path: "metadata", "name"])
        }
        let rules = roles.flatMap { $0["rules"]?.arrayValue ?? [] }.compactMap { rule -> JSONValue? in
            var rule = rule
            let kept = (rule["resources"]?.arrayValue ?? []).filter { $0 != .string(plural) }
            rule["resources"] = .array(kept)
            return kept.isEmpty ? nil : rule
        }
        try await bind(rules)
        let token = try await cluster.api.create(
            Self.serviceAccounts,
            [
                "apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "metadata": ["name": "tester"],
                "spec": ["expirationSeconds": 3600],
            ],
            namespace: name, subresource: "token")
        return try writeKubeconfig(token: try #require(token[path: "status", "token"]?.stringValue))
    }

    /// Gives rights to the account. They go with the namespace, which owns them.
    private func bind(_ rules: [JSONValue]) async throws {
        let owner = try await cluster.api.get(Namespace.resource, name: name)
        let metadata: JSONValue = [
            "name": .string(name),
            "ownerReferences": [
                [
                    "apiVersion": "v1", "kind": "Namespace", "name": .string(name),
                    "uid": owner[path: "metadata", "uid"] ?? .null,
                ]
            ],
        ]
        let group = "rbac.authorization.k8s.io"
        try await cluster.api.create(
            APIResource(
                group: group, versions: ["v1"], kind: "ClusterRole", plural: "clusterroles", isNamespaced: false),
            [
                "apiVersion": .string("\(group)/v1"), "kind": "ClusterRole", "metadata": metadata,
                "rules": .array(rules),
            ])
        try await cluster.api.create(
            APIResource(
                group: group, versions: ["v1"], kind: "ClusterRoleBinding", plural: "clusterrolebindings",
                isNamespaced: false),
            [
                "apiVersion": .string("\(group)/v1"), "kind": "ClusterRoleBinding", "metadata": metadata,
                "roleRef": ["apiGroup": .string(group), "kind": "ClusterRole", "name": .string(name)],
                "subjects": [["kind": "ServiceAccount", "name": "tester", "namespace": .string(name)]],
            ])
    }

    /// Writes a kubeconfig for the cluster with another token.
    private func writeKubeconfig(token: String) throws -> String {
        let original = try YAMLText.documents(
            in: String(contentsOf: URL(filePath: cluster.kubeconfig), encoding: .utf8))
        var config = try #require(original.first)
        let users = (config["users"]?.arrayValue ?? []).map { user -> JSONValue in
            var user = user
            user["user"] = ["token": .string(token)]
            return user
        }
        config["users"] = .array(users)
        let file = folder.appending(path: "tester.kubeconfig")
        try Data(YAMLText.text(of: [config]).utf8).write(to: file)
        return file.path
    }
}
