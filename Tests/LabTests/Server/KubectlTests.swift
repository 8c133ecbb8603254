import Foundation
import MidwatchTestKit
import Testing

/// What people type, on the API server alone.
@Suite(
    .enabled(if: Kubectl.path != nil, "kubectl is not installed"), .timeLimit(.minutes(3)))
struct KubectlTests {
    private static let deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: main, image: "web:1"}]}
        """

    @Test func `kubectl applies, shows, scales, waits and deletes`() async throws {
        try await RunningLab.with { lab in
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let file = try folder.write(Self.deployment, to: "web.yaml")
            func run(_ arguments: String...) async throws -> CommandResult {
                let kubectl = try #require(Kubectl.path)
                return try await CommandResult.of(
                    kubectl, arguments, environment: ["KUBECONFIG": lab.kubeconfig, "HOME": folder.url.path])
            }
            func expect(_ text: String, of result: CommandResult) {
                #expect(result.output.contains(text) && result.exitCode == 0, "\(result.output)\(result.errors)")
            }
            expect("deployment.apps/web created", of: try await run("apply", "-f", file))
            expect("deployment.apps/web unchanged", of: try await run("apply", "-f", file))
            expect("0/2", of: try await run("get", "deployments", "-o", "wide"))
            expect("2 desired", of: try await run("describe", "deployment", "web"))
            expect("deployment.apps/web scaled", of: try await run("scale", "deployment", "web", "--replicas=5"))
            expect("5", of: try await run("get", "deploy", "web", "-o", "jsonpath={.spec.replicas}"))
            expect("deployment.apps/web restarted", of: try await run("rollout", "restart", "deployment", "web"))
            expect("serverside-applied", of: try await run("apply", "--server-side", "--force-conflicts", "-f", file))
            expect("namespace/shop created", of: try await run("create", "namespace", "shop"))
            expect(
                "configmap/settings created",
                of: try await run("create", "configmap", "settings", "--from-literal=a=b", "-n", "shop"))
            expect("labeled", of: try await run("label", "configmap", "settings", "x=y", "-n", "shop"))
            expect(
                "condition met",
                of: try await run("wait", "--for=jsonpath={.data.a}=b", "cm/settings", "-n", "shop", "--timeout=10s"))
            expect("namespace \"shop\" deleted", of: try await run("delete", "namespace", "shop"))
            expect("pod/p created", of: try await run("run", "p", "--image=web:1"))
            expect("Service Account:  default", of: try await run("describe", "pod", "p"))
            expect("yes", of: try await run("auth", "can-i", "delete", "pods"))
            expect("FIELD: containers <[]Container>", of: try await run("explain", "pod.spec.containers"))
            expect("maxSurge\t<IntOrString>", of: try await run("explain", "deploy.spec.strategy.rollingUpdate"))
            expect("deployment.apps \"web\" deleted", of: try await run("delete", "-f", file))
            let missing = try await run("get", "deployment", "web")
            #expect(missing.errors.contains(#"deployments.apps "web" not found"#) && missing.exitCode == 1)
        }
    }
}

private enum Kubectl {
    static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(filePath: "\($0)/kubectl") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
