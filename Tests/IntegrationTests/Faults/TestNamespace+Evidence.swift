import Foundation
import KubernetesModel
import MidwatchTestKit

/// What must not leave the cluster, in each of the places where such things lie.
enum PlantedSecret {
    static let password = "Zx9mQ4vTr8LwPk2NcY7s"
    static let token = "ghp_" + "R4nD0mT0k3nV4lu3F0rT3st1ngPurp0s35ab"
    static let argument = "q7WdX2nRb5VhJ8mKtL3zGf6y"

    static let all = [password, token, argument]

    /// A text as it is, and in the encodings in which it could slip through.
    static func forms(of secret: String) -> [String] {
        let base64 = Data(secret.utf8).base64EncodedString().replacing("=", with: "")
        let encoded = secret.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
        return [secret, String(secret.reversed()), base64, encoded, secret.lowercased(), secret.uppercased()]
    }
}

extension TestNamespace {
    /// Deploys `web`, which works, and gives it a second revision that crashes with a stack trace, logs secrets, and
    /// needs a service without endpoints.
    func deployCrashAfterRevision() async throws {
        try await create(
            Deployment.resource,
            TestWorkload.workload("web", TestWorkload.container(memory: "32Mi", ["env": .array(variables("info"))])))
        try await create(
            Service.resource,
            ["metadata": ["name": "db"], "spec": ["selector": ["app": "db"], "ports": [["port": 5432]]]])
        try await create(
            ConfigMap.resource, ["metadata": ["name": "web-config"], "data": ["mode": .string(PlantedSecret.password)]])
        try await create(
            APIResource(group: "", versions: ["v1"], kind: "ResourceQuota", plural: "resourcequotas"),
            ["metadata": ["name": "team"], "spec": ["hard": ["pods": "10"]]])
        try await rollout(of: "web")
        try await change(
            Deployment.resource, "web",
            TestWorkload.changing([
                "command": ["sh", "-c", .string(Self.crash)],
                "args": [.string("--api-key=\(PlantedSecret.argument)")], "env": .array(variables("debug")),
                "envFrom": [["configMapRef": ["name": "web-config"]]],
            ]))
    }

    private func variables(_ level: String) -> [JSONValue] {
        [
            ["name": "LOG_LEVEL", "value": .string(level)],
            ["name": "DB_PASSWORD", "value": .string(PlantedSecret.password)],
            ["name": "DATABASE_URL", "value": .string("postgres://app:\(PlantedSecret.password)@db:5432/app")],
        ]
    }

    /// Logs a lot that says the same, secrets, and a stack trace; then ends.
    private static let crash = """
        i=0; while [ $i -lt 200 ]; do echo "GET /items/$i 200 in ${i}ms"; i=$((i+1)); done
        echo "connecting to $DATABASE_URL"
        echo "using token \(PlantedSecret.token)"
        echo "{\\"password\\": \\"$DB_PASSWORD\\"}"
        echo 'Traceback (most recent call last):'
        echo '  File "/app/main.py", line 41, in <module>'
        echo '    connect()'
        echo '  File "/app/db.py", line 12, in connect'
        echo '    raise ConnectionRefusedError("db:5432")'
        echo 'ConnectionRefusedError: db:5432'
        exit 3
        """
}
