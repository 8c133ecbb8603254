import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

extension ClusterTests {
    /// What people see through `kubectl` and `midwatch`.
    @Suite(.onCluster)
    struct HumanViewTests {
        @Test func `kubectl and midwatch show the cause in one line, and the decision with its reasons`() async throws {
            try await inNamespace("view") { namespace in
                try await namespace.setPolicy(.auto)
                try await namespace.withOperator { _ in
                    try await namespace.breakImage()
                    try await namespace.deployWithMissingKey()
                    let rolledBack = try await namespace.incident(of: "web", "resolved", within: .seconds(75)) {
                        $0.isResolved
                    }
                    let escalated = try await namespace.incident(of: "shop", "escalated", within: .seconds(60)) {
                        $0.phase == .escalated
                    }
                    try await expectTables(in: namespace, rolledBack, escalated)
                    try await expectDescriptions(in: namespace, rolledBack, escalated)
                    try await expectCommands(in: namespace, rolledBack)
                }
            }
        }

        private func expectTables(in namespace: TestNamespace, _ incidents: Incident...) async throws {
            let table = try await namespace.cluster.kubectl("get", "inc,areq", "-A")
            #expect(table.exitCode == 0, "\(table.errors)")
            let headers = table.output.split(separator: "\n").filter { $0.hasPrefix("NAMESPACE") }
                .map { $0.split(separator: " ").map(String.init) }
            #expect(
                headers == [
                    ["NAMESPACE", "NAME", "SEVERITY", "PHASE", "KIND", "TARGET", "CATEGORY", "AGE", "BY", "CAUSE"],
                    [
                        "NAMESPACE", "NAME", "ACTION", "KIND", "TARGET", "DECISION", "STATE", "VERIFIED", "CONFIDENCE",
                        "AGE",
                    ],
                ])
            let rows = table.output.split(separator: "\n").filter { $0.hasPrefix(namespace.name) }
            for incident in incidents {
                let row = try #require(rows.first { $0.contains("incident.midwatch.dev/\(incident.metadata.name)") })
                for cell in [incident.phase.rawValue, incident.spec.target.name, "Deployment"] {
                    #expect(row.contains(" \(cell) "))
                }
                #expect(row.hasSuffix(try #require(incident.status.diagnosis).rootCause))
                #expect(!row.contains("<none>"))
            }
            let action = try #require(rows.first { $0.contains("actionrequest.midwatch.dev/") })
            for cell in ["rollbackWorkload", "Deployment", "web", "Auto", "Succeeded", "Passed"] {
                #expect(action.contains(" \(cell) "))
            }
        }

        private func expectDescriptions(
            in namespace: TestNamespace, _ rolledBack: Incident, _ escalated: Incident
        ) async throws {
            let incident = try await namespace.cluster.kubectl(
                "describe", "inc", rolledBack.metadata.name, "-n", namespace.name)
            for text in ["Root Cause:", TestWorkload.missingImage, "Decided", "policy", "Resolved", "Timeline:"] {
                #expect(incident.output.contains(text), "\(text) is missing in:\n\(incident.output)")
            }
            let people = try await namespace.cluster.kubectl(
                "describe", "inc", escalated.metadata.name, "-n", namespace.name)
            for text in ["database-url", "Escalated", "People have to act"] {
                #expect(people.output.contains(text), "\(text) is missing in:\n\(people.output)")
            }
            let action = try await namespace.cluster.kubectl("describe", "areq", "-n", namespace.name)
            for text in ["Decision:", "Reasons:", "policy/\(namespace.name)", "Dry Run:", "Diff:", "Undo:"] {
                #expect(action.output.contains(text), "\(text) is missing in:\n\(action.output)")
            }
        }

        private func expectCommands(in namespace: TestNamespace, _ rolledBack: Incident) async throws {
            let list = try await namespace.cluster.midwatch("incidents", "list", "-n", namespace.name)
            #expect(list.exitCode == 0, "\(list.errors)")
            #expect(list.output.contains(rolledBack.metadata.name))
            let shown = try await namespace.cluster.midwatch(
                "incidents", "show", rolledBack.metadata.name, "-n", namespace.name)
            #expect(shown.exitCode == 0, "\(shown.errors)")
            for text in [try #require(rolledBack.status.diagnosis).rootCause, "Resolved", "rollbackWorkload"] {
                #expect(shown.output.contains(text), "\(text) is missing in:\n\(shown.output)")
            }
            // A pipe gets no colours.
            #expect(!(list.output + shown.output).contains("\u{1B}"))
        }
    }
}
