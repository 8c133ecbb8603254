import KubernetesModel
import Testing

@testable import Evidence

@Suite struct TemplateDifferenceTests {
    private static let base: JSONValue = [
        "metadata": [
            "creationTimestamp": nil, "labels": ["app": "web", "pod-template-hash": "abc"],
            "annotations": ["checksum/config": "1", "vault-token": "s.old"],
        ],
        "spec": [
            "containers": [
                [
                    "name": "web", "image": "web:1", "command": ["/bin/web"], "args": ["--port=80", "--key=old"],
                    "env": [
                        ["name": "LOG_LEVEL", "value": "info"], ["name": "DB_PASSWORD", "value": "old"],
                        [
                            "name": "TOKEN",
                            "valueFrom": ["secretKeyRef": ["name": "web", "key": "token"]],
                        ],
                    ],
                    "resources": ["limits": ["memory": "128Mi"]],
                    "readinessProbe": ["httpGet": ["path": "/ready", "port": 80], "periodSeconds": 10],
                ]
            ],
            "volumes": [
                ["name": "config", "configMap": ["name": "web-config"]],
                ["name": "share", "csi": ["volumeAttributes": ["key": "old"]]],
            ],
        ],
    ]

    private func lines(_ change: (inout JSONValue) -> Void) -> [String] {
        var new = Self.base
        change(&new)
        return TemplateDifference(from: Self.base, to: new).text(maxLines: 20).split(separator: "\n").map(String.init)
    }

    private func container(_ change: (inout JSONValue) -> Void) -> [String] {
        lines { template in
            var containers = template[path: "spec", "containers"]?.arrayValue ?? []
            change(&containers[0])
            template[path: "spec", "containers"] = .array(containers)
        }
    }

    @Test func `What every pod template shows in the open is shown`() {
        #expect(container { $0["image"] = "web:2" } == ["web image: web:1 -> web:2"])
        #expect(
            container { $0[path: "resources", "limits", "memory"] = "64Mi" }
                == ["web resources.limits.memory: 128Mi -> 64Mi"])
        #expect(
            container { $0[path: "resources", "requests"] = ["cpu": "1", "memory": "64Mi"] }
                == ["web resources.requests.cpu: (none) -> 1", "web resources.requests.memory: (none) -> 64Mi"])
        #expect(
            container { $0[path: "readinessProbe", "httpGet", "path"] = "/healthz" }
                == ["web readinessProbe.httpGet.path: /ready -> /healthz"])
        #expect(
            container { $0["readinessProbe"] = nil }
                == [
                    "web readinessProbe.httpGet.path: /ready -> (none)",
                    "web readinessProbe.httpGet.port: 80 -> (none)",
                    "web readinessProbe.periodSeconds: 10 -> (none)",
                ])
        #expect(lines { $0[path: "spec", "nodeSelector"] = ["disk": "ssd"] } == ["nodeSelector.disk: (none) -> ssd"])
        #expect(
            lines { $0[path: "metadata", "labels", "version"] = "2" } == ["metadata.labels.version: (none) -> 2"])
    }

    @Test func `Values that may be secrets are not shown: that they changed is`() {
        func variable(_ index: Int, _ value: JSONValue) -> [String] {
            container { container in
                var variables = container["env"]?.arrayValue ?? []
                variables[index] = value
                container["env"] = .array(variables)
            }
        }
        #expect(variable(0, ["name": "LOG_LEVEL", "value": "debug"]) == ["web env LOG_LEVEL: info -> debug"])
        #expect(variable(1, ["name": "DB_PASSWORD", "value": "new"]) == ["web env DB_PASSWORD: changed, not shown"])
        #expect(
            variable(2, ["name": "TOKEN", "valueFrom": ["secretKeyRef": ["name": "web", "key": "other"]]])
                == ["web env TOKEN.valueFrom.secretKeyRef.key: token -> other"])
        #expect(
            variable(1, ["name": "API_KEY", "value": "new"])
                == ["web env DB_PASSWORD: removed, was DB_PASSWORD (set)", "web env API_KEY: added, API_KEY (set)"])
        #expect(
            container { $0["args"] = ["--port=81", "--key=new"] }
                == ["web command: values of its arguments changed, not shown"])
        #expect(
            container { $0["args"] = ["--port=80", "--verbose"] }
                == [
                    "web command: command /bin/web with 2 arguments (--port, --key) -> command /bin/web with 2 arguments "
                        + "(--port, --verbose); without --key; with --verbose"
                ])
        #expect(
            lines { $0[path: "metadata", "annotations", "vault-token"] = "s.new" }
                == ["annotation vault-token: changed"])
        #expect(
            lines { template in
                var volumes = template[path: "spec", "volumes"]?.arrayValue ?? []
                volumes[1][path: "csi", "volumeAttributes", "key"] = "new"
                template[path: "spec", "volumes"] = .array(volumes)
            } == ["volumes[share].csi.volumeAttributes.key: changed, not shown"])
        #expect(
            container { $0["livenessProbe"] = ["exec": ["command": ["sh", "-c", "curl -u a:b"]]] }
                == [
                    "web livenessProbe.exec.command[0]: added, not shown",
                    "web livenessProbe.exec.command[1]: added, not shown",
                    "web livenessProbe.exec.command[2]: added, not shown",
                ])
    }

    @Test func `Containers and volumes that come and go are named`() {
        #expect(
            lines { template in
                var containers = template[path: "spec", "containers"]?.arrayValue ?? []
                containers.append(["name": "proxy", "image": "proxy:3", "args": ["--token=x"]])
                template[path: "spec", "containers"] = .array(containers)
            } == ["container proxy: added, image proxy:3"])
        #expect(
            lines { $0[path: "spec", "volumes"] = [["name": "config", "configMap": ["name": "other"]]] }
                == ["volumes[config].configMap.name: web-config -> other", "volumes[share]: removed, share (csi)"])
    }

    @Test func `A restart is told as one, and what controllers generate is not told`() {
        #expect(
            lines { $0[path: "metadata", "annotations", "kubectl.kubernetes.io/restartedAt"] = "2026-02-01T03:00:00Z" }
                == [
                    "annotation kubectl.kubernetes.io/restartedAt: added to 2026-02-01T03:00:00Z: a restart was asked for"
                ])
        #expect(
            lines { template in
                template[path: "metadata", "labels", "pod-template-hash"] = "def"
                template[path: "metadata", "creationTimestamp"] = "2026-02-01T03:00:00Z"
                template["$patch"] = "replace"
            } == ["nothing that is shown: it differs in generated fields alone"])
    }

    @Test func `A long difference says how much longer it is`() {
        var new = Self.base
        new[path: "spec", "nodeSelector"] = .object(
            Dictionary(uniqueKeysWithValues: (0..<30).map { ("key-\($0)", .string("v")) }))
        let lines = TemplateDifference(from: Self.base, to: new).text(maxLines: 5).split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines.last == "and 25 more")
    }
}
