import KubernetesModel
import Redaction
import Testing

/// Kubernetes objects, by their structure.
@Suite struct ObjectTests {
    private func container(_ members: JSONValue) throws -> JSONValue? {
        let pod: JSONValue = ["kind": "Pod", "spec": ["containers": [members]]]
        return try Redactor.fixed().redact(object: pod)["spec"]?["containers"]?[0]
    }

    private func isRedacted(_ value: JSONValue?) -> Bool { value?.stringValue?.contains("[REDACTED:") ?? false }

    @Test(arguments: [
        ("DB_PASSWORD", "hunter2"), ("API_KEY", "a8f3k2l9x0"), ("JWT_SECRET", "plain words"),
        ("BLOB", "9fKq03LmZx8Wq2Rt5Yp"),
        ("X", "5feceb66ffc86f38d952786c6d696c79"), ("JAVA_OPTS", "-Dpassword=hunter2"),
        ("DATABASE_URL", "postgres://app:hunter2@db/app"),
    ])
    func `the value of a variable goes`(name: String, value: String) throws {
        let result = try container(["env": [["name": .string(name), "value": .string(value)]]])
        #expect(isRedacted(result?["env"]?[0]?["value"]))
        #expect(result?["env"]?[0]?["name"]?.stringValue == name)
    }

    @Test(arguments: [
        ("LOG_LEVEL", "debug"), ("JAVA_OPTS", "-Xmx512m -XX:+UseG1GC"), ("TZ", "Europe/Berlin"), ("PORT", "8080"),
        ("GOMEMLIMIT", "400MiB"), ("HOSTS", "a.shop.svc:80,b.shop.svc:81"), ("DB_PASSWORD", "$(OTHER)"),
        ("DB_PASSWORD", ""),
        ("GIT_SHA", "5feceb66ffc86f38d952786c6d696c79c2dbc239"), ("PASSWORD_FILE", "/run/secrets/db"),
        ("DATABASE_URL", "postgres://db.shop.svc:5432/app"), ("NODE_ENV", "production"),
    ])
    func `the value of a variable stays`(name: String, value: String) throws {
        let result = try container(["env": [["name": .string(name), "value": .string(value)]]])
        #expect(result?["env"]?[0]?["value"]?.stringValue == value)
    }

    @Test func `references to Secrets stay as they are`() throws {
        let pod: JSONValue = [
            "kind": "Pod",
            "spec": [
                "serviceAccountName": "token-reader", "imagePullSecrets": [["name": "regcred"]],
                "volumes": [["name": "s", "secret": ["secretName": "db-credentials", "defaultMode": 420]]],
                "containers": [
                    [
                        "name": "app",
                        "env": [
                            [
                                "name": "DB_PASSWORD",
                                "valueFrom": ["secretKeyRef": ["name": "db-credentials", "key": "password"]],
                            ]
                        ],
                    ]
                ],
            ],
            "status": ["message": "secret \"db-credentials\" not found"],
        ]
        let redactor = try Redactor.fixed()
        #expect(redactor.redact(object: pod) == pod)
        #expect(redactor.redact(pod) == pod)
    }

    @Test func `the data of a Secret goes, its names stay`() throws {
        let secret: JSONValue = [
            "kind": "Secret", "type": "Opaque", "data": ["a": "YQ==", "config": "e30="], "stringData": ["b": "c"],
        ]
        let redactor = try Redactor.fixed()
        for result in [redactor.redact(object: secret), redactor.redact(secret)] {
            #expect(isRedacted(result["data"]?["a"]) && isRedacted(result["data"]?["config"]))
            #expect(isRedacted(result["stringData"]?["b"]))
            #expect(result["type"] == "Opaque")
        }
    }

    @Test func `a Secret within a list goes too`() throws {
        let list: JSONValue = ["kind": "List", "items": [["kind": "Secret", "data": ["a": "YQ=="]], ["kind": "Pod"]]]
        #expect(isRedacted(try Redactor.fixed().redact(object: list)["items"]?[0]?["data"]?["a"]))
    }

    @Test func `what repeats an object is left out`() throws {
        let object: JSONValue = [
            "kind": "ConfigMap",
            "metadata": [
                "name": "a", "managedFields": [["manager": "kubectl"]],
                "annotations": ["kubectl.kubernetes.io/last-applied-configuration": "{}", "team": "shop"],
            ],
        ]
        let metadata = try Redactor.fixed().redact(object: object)["metadata"]
        #expect(metadata == ["name": "a", "annotations": ["team": "shop"]])
    }

    @Test func `the records of Helm go`() throws {
        let record: JSONValue = [
            "kind": "ConfigMap", "metadata": ["labels": ["owner": "helm"]], "data": ["release": "H4sIAAA"],
        ]
        #expect(isRedacted(try Redactor.fixed().redact(object: record)["data"]?["release"]))
    }

    @Test(
        arguments: [
            (["--password", "hunter2", "--v=2"], 1), (["redis-cli", "-a", "hunter2", "ping"], 2),
            (["/usr/bin/mysql", "-uroot", "-phunter2"], 2), (["sh", "-c", "curl -u bob:hunter2 https://x"], 2),
        ] as [(JSONValue, Int)])
    func `the password among arguments goes`(arguments: JSONValue, index: Int) throws {
        let result = try container(["args": arguments])?["args"]
        #expect(isRedacted(result?[index]))
        #expect(result?.arrayValue?.count == arguments.arrayValue?.count)
        #expect(result?[0] == arguments[0])
    }

    @Test func `the arguments of a command are known by it`() throws {
        let result = try container(["command": ["redis-cli"], "args": ["-a", "hunter2"]])
        #expect(isRedacted(result?["args"]?[1]))
        #expect(result?["command"] == ["redis-cli"])
    }

    @Test func `texts within an object are redacted by all rules`() throws {
        let map: JSONValue = [
            "kind": "ConfigMap",
            "data": [
                "app.yaml": "password: hunter2\nlevel: info\n", "app.json": #"{"b":1,"password":"hunter2"}"#,
                "fine.json": #"{"b":   1}"#, ".dockerconfigjson": #"{"auths":{"x":{"auth":"dXNlcjpodW50ZXIy"}}}"#,
            ],
        ]
        let data = try Redactor.fixed().redact(object: map)["data"]
        #expect(
            data?["app.yaml"]?.stringValue?.withoutDigests == "password: [REDACTED:password:000000]\nlevel: info\n")
        #expect(
            data?["app.json"]?.stringValue?.withoutDigests == #"{"b":1,"password":"[REDACTED:password:000000]"}"#)
        #expect(data?["fine.json"] == #"{"b":   1}"#)
        #expect(data?[".dockerconfigjson"]?.stringValue?.contains("dXNlcjpodW50ZXIy") == false)
    }
}
