import KubernetesModel
import Testing

@testable import APIMachinery

struct BuiltinValidationTests {
    private func errors(creating text: String, group: String, version: String = "v1", kind: String) throws -> [String] {
        var object = try JSONValue(text: text)
        if object["metadata"]?["name"] == nil { object[path: "metadata", "name"] = "bad" }
        BuiltinDefaults.apply(to: &object, group: group, version: version, kind: kind)
        return BuiltinValidation.errors(creating: object, group: group, version: version, kind: kind).map(\.description)
    }

    /// As Kubernetes 1.20.2 answers.
    @Test(
        "A pod that is not valid",
        arguments: [
            (#"{}"#, ["spec.containers: Required value"]),
            (#"{"containers":[{"name":"web"}]}"#, ["spec.containers[0].image: Required value"]),
            (
                #"{"containers":[{"image":"web:1","name":"web"},{"image":"web:2","name":"web"}]}"#,
                [#"spec.containers[1].name: Duplicate value: "web""#]
            ),
            (
                #"{"containers":[{"image":"web:1","imagePullPolicy":"Often","name":"web","terminationMessagePolicy":"Shout"}],"dnsPolicy":"Guess","restartPolicy":"Sometimes"}"#,
                [
                    #"spec.containers[0].terminationMessagePolicy: Invalid value: "Shout": must be 'File' or 'FallbackToLogsOnError'"#,
                    #"spec.containers[0].imagePullPolicy: Unsupported value: "Often": supported values: "Always", "IfNotPresent", "Never""#,
                    #"spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never""#,
                    #"spec.dnsPolicy: Unsupported value: "Guess": supported values: "ClusterFirstWithHostNet", "ClusterFirst", "Default", "None""#,
                ]
            ),
            (
                #"{"containers":[{"image":"web:1","name":"web","resources":{"limits":{"cpu":"1","memory":"64Mi"},"requests":{"memory":"128Mi"}}}]}"#,
                [
                    #"spec.containers[0].resources.requests: Invalid value: "128Mi": must be less than or equal to memory limit"#
                ]
            ),
            (
                #"{"containers":[{"image":"web:1","name":"web","volumeMounts":[{"mountPath":"/x","name":"nothing"}]}]}"#,
                [#"spec.containers[0].volumeMounts[0].name: Not found: "nothing""#]
            ),
            (
                #"{"containers":[{"image":"web:1","name":"web","ports":[{"containerPort":70000},{"containerPort":0,"protocol":"ICMP"}]}]}"#,
                [
                    "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
                    "spec.containers[0].ports[1].containerPort: Required value",
                    #"spec.containers[0].ports[1].protocol: Unsupported value: "ICMP": supported values: "SCTP", "TCP", "UDP""#,
                ]
            ),
            (
                #"{"containers":[{"image":"web:1","livenessProbe":{"periodSeconds":-1},"name":"web","readinessProbe":{"httpGet":{"port":0}}}]}"#,
                [
                    "spec.containers[0].livenessProbe: Required value: must specify a handler type",
                    "spec.containers[0].livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0",
                    "spec.containers[0].readinessProbe.httpGet.port: Invalid value: 0: must be between 1 and 65535, inclusive",
                ]
            ),
            (
                #"{"containers":[{"image":"web:1","name":"web"}],"volumes":[{"emptyDir":{},"hostPath":{"path":"/x"},"name":"v"},{"name":"v"}]}"#,
                ["spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type"]
            ),
            (
                #"{"containers":[{"image":"web:1","name":"web"}],"tolerations":[{"key":"a","operator":"Maybe"},{"operator":"Equal"}]}"#,
                [
                    #"spec.tolerations[0].operator: Unsupported value: "Maybe": supported values: "Equal", "Exists""#,
                    #"spec.tolerations[1].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys""#,
                ]
            ),
        ])
    func pods(spec: String, expected: [String]) throws {
        #expect(try errors(creating: #"{"spec":\#(spec)}"#, group: "", kind: "Pod") == expected)
    }

    @Test(
        "An object of another kind that is not valid",
        arguments: [
            (
                "apps", "Deployment",
                #"{"spec":{"replicas":-1,"selector":{"matchLabels":{"app":"web"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"web","name":"web"}],"restartPolicy":"Never"}}}}"#,
                [
                    "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
                    #"spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always""#,
                ]
            ),
            (
                "apps", "Deployment",
                #"{"spec":{"selector":{"matchLabels":{"app":"other"}},"template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"image":"web","name":"web"}]}}}}"#,
                [
                    #"spec.template.metadata.labels: Invalid value: map[string]string{"app":"web"}: `selector` does not match template `labels`"#
                ]
            ),
            ("", "Service", #"{"spec":{"selector":{"app":"web"}}}"#, ["spec.ports: Required value"]),
            (
                "", "Service", #"{"spec":{"ports":[{"port":0},{"port":80}]}}"#,
                [
                    "spec.ports[0].name: Required value",
                    "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
                    "spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive",
                    "spec.ports[1].name: Required value",
                ]
            ),
            (
                "", "PersistentVolumeClaim", #"{"spec":{}}"#,
                [
                    "spec.accessModes: Required value: at least 1 access mode is required",
                    "spec.resources[storage]: Required value",
                ]
            ),
            (
                "autoscaling", "HorizontalPodAutoscaler", #"{"spec":{"maxReplicas":0}}"#,
                [
                    "spec.maxReplicas: Invalid value: 0: must be greater than 0",
                    "spec.maxReplicas: Invalid value: 0: must be greater than or equal to `minReplicas`",
                    "spec.scaleTargetRef.kind: Required value", "spec.scaleTargetRef.name: Required value",
                ]
            ),
            (
                "rbac.authorization.k8s.io", "Role", #"{"rules":[{"apiGroups":[""],"resources":["pods"]}]}"#,
                ["rules[0].verbs: Required value: verbs must contain at least one value"]
            ),
            (
                "policy", "PodDisruptionBudget", #"{"spec":{"maxUnavailable":"half"}}"#,
                [
                    #"spec.maxUnavailable: Invalid value: intstr.IntOrString{Type:1, IntVal:0, StrVal:"half"}: a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')"#
                ]
            ),
        ])
    func kinds(group: String, kind: String, object: String, expected: [String]) throws {
        #expect(try errors(creating: object, group: group, kind: kind) == expected)
    }

    @Test(
        "A schedule that is none",
        arguments: [
            ("at three", "Expected exactly 5 fields, found 2: at three"),
            ("60 * * * *", "End of range (60) above maximum (59): 60"),
            ("x * * * *", #"Failed to parse int from x: strconv.Atoi: parsing "x": invalid syntax"#),
            ("@often", "Unrecognized descriptor: @often"),
        ])
    func schedules(schedule: String, problem: String) { #expect(CronSchedule.problem(schedule) == problem) }

    @Test("A schedule", arguments: ["0 3 * * *", "*/5 0-6,12 1 jan mon", "@daily"])
    func goodSchedules(schedule: String) { #expect(CronSchedule.problem(schedule) == nil) }

    private func errors(updating new: String, from old: String, group: String, kind: String) throws -> [String] {
        let object = { (text: String) in
            var object = try JSONValue(text: text)
            object[path: "metadata", "name"] = "web"
            BuiltinDefaults.apply(to: &object, group: group, version: "v1", kind: kind)
            return object
        }
        return BuiltinValidation.errors(
            updating: try object(new), from: try object(old), group: group, version: "v1", kind: kind
        ).map(\.description)
    }

    @Test func `A pod's image may change, and hardly anything else`() throws {
        let pod = { (container: String, more: String) in
            #"{"spec":{"containers":[{"name":"web",\#(container)}]\#(more)}}"#
        }
        let old = pod(#""image":"web:1""#, "")
        #expect(try errors(updating: pod(#""image":"web:2""#, ""), from: old, group: "", kind: "Pod") == [])
        #expect(
            try errors(
                updating: pod(#""image":"web:1""#, #","tolerations":[{"key":"a","operator":"Exists"}]"#), from: old,
                group: "", kind: "Pod") == [])
        let command = try errors(
            updating: pod(#""image":"web:1","command":["sh"]"#, ""), from: old, group: "", kind: "Pod")
        #expect(
            command.first?.hasPrefix(
                "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`, "
                    + "`spec.initContainers[*].image`, `spec.activeDeadlineSeconds` or `spec.tolerations` (only additions "
                    + "to existing tolerations)\n") ?? false)
        #expect(
            try errors(
                updating: old, from: pod(#""image":"web:1""#, #","activeDeadlineSeconds":9"#), group: "", kind: "Pod")
                == [
                    #"spec.activeDeadlineSeconds: Invalid value: "null": must not update from a positive integer to nil value"#
                ])
    }

    @Test func `What may not change`() throws {
        let workload = { (label: String) in
            #"{"spec":{"selector":{"matchLabels":{"app":"\#(label)"}},"template":{"metadata":{"labels":{"app":"\#(label)"}},"spec":{"containers":[{"image":"web","name":"web"}]}}}}"#
        }
        #expect(
            try errors(updating: workload("b"), from: workload("a"), group: "apps", kind: "Deployment") == [
                #"spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"b"}, MatchExpressions:[]v1.LabelSelectorRequirement(nil)}: field is immutable"#
            ])
        #expect(
            try errors(
                updating: #"{"data":{"a":"c"},"immutable":true}"#, from: #"{"data":{"a":"b"},"immutable":true}"#,
                group: "", kind: "ConfigMap")
                == ["data: Forbidden: field is immutable when `immutable` is set"])
        #expect(
            try errors(
                updating: #"{"spec":{"serviceName":"b"}}"#, from: #"{"spec":{"serviceName":"a"}}"#, group: "apps",
                kind: "StatefulSet")
                == [
                    "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'template', and "
                        + "'updateStrategy' are forbidden"
                ])
    }

    @Test func `A list of errors is one status, with a cause for each`() {
        let errors: [FieldError] = [
            .required("spec.selector"), .invalid("spec.replicas", -1, "must be greater than or equal to 0"),
        ]
        let status = InvalidStatus.status(group: "apps", kind: "Deployment", name: "x", errors)
        #expect(
            status["message"]
                == #"Deployment.apps "x" is invalid: [spec.selector: Required value, spec.replicas: Invalid value: -1: must be greater than or equal to 0]"#
        )
        #expect(
            status["details"]?["causes"]?[0] == [
                "reason": "FieldValueRequired", "message": "Required value", "field": "spec.selector",
            ])
        #expect(
            InvalidStatus.message(group: "", kind: "Pod", name: "x", [.required("spec"), .required("spec")])
                == #"Pod "x" is invalid: spec: Required value"#, "a text that comes twice is said once")
    }
}
