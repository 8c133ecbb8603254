import KubernetesModel
import Testing

@testable import APIMachinery

struct BuiltinDefaultsTests {
    private func defaulted(_ text: String, group: String, kind: String, version: String = "v1") throws -> JSONValue {
        var object = try JSONValue(text: text)
        BuiltinDefaults.apply(to: &object, group: group, version: version, kind: kind)
        return object
    }

    @Test func `A pod gets what the server gives it`() throws {
        let pod = try defaulted(
            #"{"spec":{"containers":[{"name":"web","image":"web","ports":[{"containerPort":80}],"resources":{"limits":{"cpu":"0.5"}},"livenessProbe":{"httpGet":{"port":80}}}],"volumes":[{"name":"v","secret":{"secretName":"s"}},{"name":"e"}]}}"#,
            group: "", kind: "Pod")
        #expect(
            pod
                == (try JSONValue(
                    text: """
                        {"metadata":{"creationTimestamp":null},"status":{},"spec":{"restartPolicy":"Always",
                        "dnsPolicy":"ClusterFirst","terminationGracePeriodSeconds":30,"schedulerName":"default-scheduler",
                        "securityContext":{},"enableServiceLinks":true,
                        "volumes":[{"name":"v","secret":{"secretName":"s","defaultMode":420}},{"name":"e","emptyDir":{}}],
                        "containers":[{"name":"web","image":"web","imagePullPolicy":"Always",
                        "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File",
                        "ports":[{"containerPort":80,"protocol":"TCP"}],
                        "resources":{"limits":{"cpu":"500m"},"requests":{"cpu":"500m"}},
                        "livenessProbe":{"httpGet":{"port":80,"path":"/","scheme":"HTTP"},"timeoutSeconds":1,
                        "periodSeconds":10,"successThreshold":1,"failureThreshold":3}}]}}
                        """)))
    }

    @Test(
        "An image's tag decides when it is pulled",
        arguments: [
            ("web", "Always"), ("web:latest", "Always"), ("web:1", "IfNotPresent"), ("host:5000/web", "Always"),
            ("host:5000/web:2", "IfNotPresent"), ("web@sha256:ab", "IfNotPresent"),
        ])
    func pulling(image: String, policy: String) throws {
        let pod = try defaulted(#"{"spec":{"containers":[{"name":"a","image":"\#(image)"}]}}"#, group: "", kind: "Pod")
        #expect(pod["spec"]?["containers"]?[0]?["imagePullPolicy"] == .string(policy))
    }

    @Test func `A deployment gets its strategy and its limits`() throws {
        let spec = try defaulted(
            #"{"spec":{"template":{"spec":{"containers":[]}},"paused":false}}"#, group: "apps", kind: "Deployment")[
                "spec"]
        #expect(spec?["replicas"] == 1)
        #expect(
            spec?["strategy"] == [
                "type": "RollingUpdate", "rollingUpdate": ["maxUnavailable": "25%", "maxSurge": "25%"],
            ])
        #expect(spec?["revisionHistoryLimit"] == 10)
        #expect(spec?["progressDeadlineSeconds"] == 600)
        #expect(spec?["paused"] == nil, "false is what it is without")
        #expect(spec?["template"]?["metadata"] == ["creationTimestamp": nil])
        let recreated = try defaulted(#"{"spec":{"strategy":{"type":"Recreate"}}}"#, group: "apps", kind: "Deployment")
        #expect(recreated["spec"]?["strategy"] == ["type": "Recreate"])
    }

    @Test func `A secret's texts become data, and a service's port its target`() throws {
        let secret = try defaulted(#"{"data":{"a":"QUJD"},"stringData":{"b":"plain"}}"#, group: "", kind: "Secret")
        #expect(secret["data"] == ["a": "QUJD", "b": "cGxhaW4="])
        #expect(secret["type"] == "Opaque")
        #expect(secret["stringData"] == nil)
        let service = try defaulted(#"{"spec":{"ports":[{"port":80}]}}"#, group: "", kind: "Service")
        #expect(service["spec"]?["ports"] == [["port": 80, "protocol": "TCP", "targetPort": 80]])
        #expect(service["spec"]?["type"] == "ClusterIP")
    }

    @Test func `Defaults of other kinds`() throws {
        #expect(try defaulted(#"{"spec":{}}"#, group: "batch", kind: "Job")["spec"]?["completions"] == 1)
        #expect(try defaulted(#"{"spec":{"completions":3}}"#, group: "batch", kind: "Job")["spec"]?["parallelism"] == 1)
        #expect(
            try defaulted(#"{"spec":{}}"#, group: "batch", kind: "CronJob")["spec"]?["concurrencyPolicy"] == "Allow")
        #expect(
            try defaulted(#"{"spec":{}}"#, group: "apps", kind: "DaemonSet")["spec"]?["updateStrategy"]?[
                "rollingUpdate"] == ["maxUnavailable": 1])
        #expect(
            try defaulted(#"{"spec":{}}"#, group: "apps", kind: "StatefulSet")["spec"]?["podManagementPolicy"]
                == "OrderedReady")
        #expect(
            try defaulted(#"{"spec":{"maxReplicas":3}}"#, group: "autoscaling", kind: "HorizontalPodAutoscaler")[
                "spec"]?["minReplicas"] == 1)
        #expect(
            try defaulted(#"{"spec":{}}"#, group: "", kind: "PersistentVolumeClaim")["spec"]?["volumeMode"]
                == "Filesystem")
        #expect(
            try defaulted(
                #"{"spec":{"limits":[{"type":"Container","max":{"cpu":"2"}}]}}"#, group: "", kind: "LimitRange")[
                    "spec"]?["limits"]?[0]?["defaultRequest"]
                == ["cpu": "2"])
    }
}
