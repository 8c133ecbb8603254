import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Evidence

@Suite struct SpecTextTests {
    private static let commands: [(container: JSONValue, text: String?)] = [
        (["command": ["/bin/web"]], "command /bin/web"),
        (["args": ["--port=80", "-v", "serve"]], "the image's command with 3 arguments (--port)"),
        (
            ["command": ["sh", "-c", "export PASSWORD=hunter2; run"], "args": ["--token", "abc"]],
            "command sh with 4 arguments (--token)"
        ),
        (["command": ["run hunter2"]], "command (not shown)"),
        (["args": ["--a b=c", "--", "--x", "--hunter2\u{0}=1"]], "the image's command with 4 arguments (--a, --x)"),
        ([:], nil),
    ]

    @Test(arguments: commands)
    func `A command is told by its program and its long options`(container: JSONValue, text: String?) {
        #expect(CommandShape(container).text == text)
    }

    @Test(arguments: [
        ("LOG_LEVEL", "debug", true), ("PORT", "8080", true), ("HTTP_PORT", "80", true), ("CACHE_TTL", "30s", true),
        ("JAVA_HEAP_SIZE", "512m", true), ("FEATURE_X", "true", true), ("GOMAXPROCS", "2", true), ("TZ", "UTC", true),
        // Neither a number nor a word is harmless under a name that speaks of a secret.
        ("DB_PASSWORD", "12345", false), ("PIN_CODE", "1234", false), ("AUTH_ENABLED", "true", false),
        ("API_KEY_PORT", "80", false), ("MAX_TOKEN", "5", false),
        // A harmless name does not make any value harmless.
        ("LOG_LEVEL", "hunter2", false), ("PORT", "8080-secret", false), ("LOG_FORMAT", "%t %p", false),
        ("PORT", "12345678901", false), ("DB_HOST", "db", false), ("GREETING", "true", false), ("PORT", "", false),
    ])
    func `A plain value is shown only where its name and its form are harmless`(
        name: String, value: String, isShown: Bool
    ) {
        let variable = HarmlessVariable(["name": .string(name), "value": .string(value)])
        #expect(variable?.value == (isShown ? value : nil))
    }

    @Test func `A container is told in a line`() throws {
        let container: JSONValue = [
            "name": "web", "image": "web:2", "imagePullPolicy": "Always", "args": ["--port=80"],
            "resources": ["requests": ["cpu": "100m", "memory": "64Mi"]],
            "readinessProbe": [
                "httpGet": ["path": "/ready?token=hunter2", "port": "http"], "initialDelaySeconds": 5,
                "periodSeconds": 3,
            ],
            "livenessProbe": ["exec": ["command": ["sh", "-c", "check hunter2"]]],
            "startupProbe": ["tcpSocket": ["port": 80]],
            "ports": [["containerPort": 80, "name": "http"]],
            "securityContext": ["runAsNonRoot": true],
            "volumeMounts": [
                ["name": "config", "mountPath": "/etc/web"],
                ["name": "kube-api-access-x", "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount"],
            ],
            "envFrom": [
                ["configMapRef": ["name": "web-env"]], ["prefix": "X_", "secretRef": ["name": "s", "optional": true]],
            ],
            "env": [
                ["name": "LOG_LEVEL", "value": "debug"], ["name": "DB_PASSWORD", "value": "hunter2"],
                ["name": "EMPTY"], ["name": "KEY", "valueFrom": ["secretKeyRef": ["name": "s", "key": "k"]]],
                ["name": "NODE", "valueFrom": ["fieldRef": ["fieldPath": "spec.nodeName"]]],
            ],
        ]
        #expect(
            ContainerText(container).text == """
                image web:2; pull Always; the image's command with 1 argument (--port); requests cpu 100m, memory 64Mi; \
                no limits; readiness GET :http/ready every 3 s, first after 5 s, 1 s to answer, 3 failures; liveness a \
                command every 10 s, 1 s to answer, 3 failures; startup connect :80 every 10 s, 1 s to answer, 3 failures; \
                ports 80 (http); runAsNonRoot true; mounts config at /etc/web; env all from configmap web-env, X_* from \
                secret s, optional, LOG_LEVEL=debug, DB_PASSWORD (set), EMPTY (empty), KEY (secret s key k), NODE (field \
                spec.nodeName)
                """)
    }

    @Test func `Where the live spec cannot be read, the snapshot's is told, and what is missing is named`() async {
        let scene = DeploymentScene.troubled { $0.ended() }
        let gathered = await TemplateCollector(reader: RefusingReader()).gather(.of(scene))
        #expect(gathered.item(from: "spec of deployment/web container web")?.evidence.trust == .workload)
        #expect(gathered.texts.contains { $0.contains("image registry.example/web:1") })
        #expect(gathered.omissions.map(\.why) == ["not allowed to read in namespace shop"])
    }

    @Test func `What the containers share is told once`() throws {
        let scene = DeploymentScene.healthy()
        let object = try live(scene.deployment) { value in
            value[path: "spec", "strategy"] = [
                "type": "RollingUpdate", "rollingUpdate": ["maxSurge": "25%", "maxUnavailable": 0],
            ]
            value[path: "spec", "template", "spec", "volumes"] = [
                ["name": "config", "configMap": ["name": "web-config"]],
                ["name": "tmp", "emptyDir": ["sizeLimit": "1Gi"]],
                ["name": "nfs", "nfs": ["server": "10.0.0.1", "path": "/secret"]],
            ]
            value[path: "spec", "template", "spec", "nodeSelector"] = ["disk": "ssd"]
        }
        let workload = Workload.deployment(scene.deployment)
        let gathered = SpecText(spec: LiveSpec(object, of: workload), workload: workload).items(of: workload.reference)
        #expect(
            gathered.item(from: "spec of deployment/web")?.evidence.text == """
                strategy RollingUpdate (maxSurge 25%, maxUnavailable 0); node selector disk=ssd; volumes config (configmap \
                web-config), tmp (emptyDir up to 1Gi), nfs (nfs)
                """)
    }
}
