import KubernetesModel
import Testing

@testable import APIMachinery

struct SchemaTests {
    private static let widget = #"""
        {"type":"object","required":["spec"],"properties":{"spec":{"type":"object","required":["size"],"properties":{
        "size":{"type":"integer","minimum":1,"maximum":10},"colour":{"type":"string","enum":["red","blue"],"default":"red"},
        "name":{"type":"string","pattern":"^[a-z]+$","minLength":2,"maxLength":5},
        "when":{"type":"string","format":"date-time"},"note":{"type":"string","nullable":true},
        "tags":{"type":"array","maxItems":3,"x-kubernetes-list-type":"set","items":{"type":"string"}},
        "parts":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],"items":
        {"type":"object","required":["name"],"properties":{"name":{"type":"string"},"count":{"type":"integer","default":7}}}},
        "limits":{"type":"object","additionalProperties":{"type":"integer"}},
        "free":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
        "amount":{"x-kubernetes-int-or-string":true},
        "ratio":{"type":"number","multipleOf":0.5,"maximum":3,"exclusiveMaximum":true},
        "choice":{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},
        "oneOf":[{"required":["a"]},{"required":["b"]}]}}}}}
        """#

    private func widget() throws -> Schema { try Schema(structural: JSONValue(text: Self.widget)) }

    @Test(
        "What is wrong with a custom resource is said in the server's words",
        arguments: [
            (#"{}"#, ["spec: Required value"]),
            (#"{"spec":{"parts":[{"count":1}]}}"#, ["spec.parts.name: Required value", "spec.size: Required value"]),
            (
                #"{"spec":{"size":11}}"#,
                ["spec.size: Invalid value: 11: spec.size in body should be less than or equal to 10"]
            ),
            (
                #"{"spec":{"size":0}}"#,
                ["spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1"]
            ),
            (
                #"{"spec":{"size":"large"}}"#,
                [#"spec.size: Invalid value: "string": spec.size in body must be of type integer: "string""#]
            ),
            (
                #"{"spec":{"size":1.5}}"#,
                [#"spec.size: Invalid value: "number": spec.size in body must be of type integer: "number""#]
            ),
            (
                #"{"spec":{"size":1,"colour":"green"}}"#,
                [#"spec.colour: Unsupported value: "green": supported values: "red", "blue""#]
            ),
            (
                #"{"spec":{"size":1,"name":"UPPER"}}"#,
                [#"spec.name: Invalid value: "UPPER": spec.name in body should match '^[a-z]+$'"#]
            ),
            (
                #"{"spec":{"size":1,"name":"lowercase"}}"#,
                [#"spec.name: Invalid value: "lowercase": spec.name in body should be at most 5 chars long"#]
            ),
            (
                #"{"spec":{"size":1,"name":"a"}}"#,
                [#"spec.name: Invalid value: "a": spec.name in body should be at least 2 chars long"#]
            ),
            (
                #"{"spec":{"size":1,"when":"yesterday"}}"#,
                [#"spec.when: Invalid value: "yesterday": spec.when in body must be of type date-time: "yesterday""#]
            ),
            (
                #"{"spec":{"size":1,"tags":["a","b","c","d"]}}"#,
                ["spec.tags: Invalid value: 4: spec.tags in body should have at most 3 items"]
            ),
            (#"{"spec":{"size":1,"tags":["a","a"]}}"#, [#"spec.tags[1]: Duplicate value: "a""#]),
            (
                #"{"spec":{"size":1,"parts":[{"name":"a"},{"name":"a"}]}}"#,
                [#"spec.parts[1]: Duplicate value: map[string]interface {}{"name":"a"}"#]
            ),
            (
                #"{"spec":{"size":1,"limits":{"a":"x"}}}"#,
                [#"spec.limits.a: Invalid value: "string": spec.limits.a in body must be of type integer: "string""#]
            ),
            (
                #"{"spec":{"size":1,"amount":[1]}}"#,
                [#"spec.amount: Invalid value: "array": spec.amount in body must be of type integer,string: "array""#]
            ),
            (
                #"{"spec":{"size":1,"ratio":0.7}}"#,
                ["spec.ratio: Invalid value: 0.7: spec.ratio in body should be a multiple of 0.5"]
            ),
            (
                #"{"spec":{"size":1,"ratio":3.5}}"#,
                ["spec.ratio: Invalid value: 3.5: spec.ratio in body should be less than 3"]
            ),
            (
                #"{"spec":{"size":1,"choice":{"a":"x","b":"y"}}}"#,
                [
                    #"<nil>: Invalid value: "": "spec.choice" must validate one and only one schema (oneOf). Found 2 valid alternatives"#
                ]
            ),
            (#"{"spec":{"size":1,"note":null,"amount":"50%","free":{"x":1},"limits":{"a":1}}}"#, []),
        ])
    func validation(object: String, errors: [String]) throws {
        #expect(try widget().validate(JSONValue(text: object)).map(\.description) == errors)
    }

    @Test func `Unknown members are named and pruned, but not where they are preserved`() throws {
        let object = try JSONValue(
            text:
                #"{"kind":"W","metadata":{"name":"a","x":1},"more":1,"spec":{"y":1,"free":{"z":1},"parts":[{"q":1}]}}"#)
        #expect(try widget().unknownFields(in: object) == ["metadata.x", "more", "spec.parts[0].q", "spec.y"])
        #expect(
            try widget().pruned(object)
                == JSONValue(text: #"{"kind":"W","metadata":{"name":"a"},"spec":{"free":{"z":1},"parts":[{}]}}"#))
    }

    @Test func `Defaults are set at every depth, and nulls that are no values go`() throws {
        let object = try JSONValue(text: #"{"spec":{"colour":null,"note":null,"name":null,"parts":[{"name":"a"}]}}"#)
        #expect(
            try widget().withDefaults(object)
                == JSONValue(text: #"{"spec":{"colour":"red","note":null,"parts":[{"name":"a","count":7}]}}"#))
    }

    @Test(
        "A schema that is not structural is refused",
        arguments: [
            (
                #"{"type":"object","properties":{"spec":{"properties":{"a":{"type":"string"}}}}}"#,
                "spec.validation.openAPIV3Schema.properties[spec].type: Required value: must not be empty for specified "
                    + "object fields"
            ),
            (#"{}"#, "spec.validation.openAPIV3Schema.type: Required value: must not be empty at the root"),
            (
                #"{"type":"string"}"#,
                #"spec.validation.openAPIV3Schema.type: Invalid value: "string": must be object at the root"#
            ),
        ])
    func structure(schema: String, message: String) throws {
        let document = try JSONValue(text: schema)
        let error = #expect(throws: SchemaError.self) { try Schema(structural: document) }
        #expect(error?.errors.map(\.description) == [message])
    }

    @Test func `The kinds of Kubernetes have their members, of whatever age`() throws {
        for (group, version, kind) in [
            ("", "v1", "Pod"), ("apps", "v1", "Deployment"), ("batch", "v1", "CronJob"),
            ("policy", "v1", "PodDisruptionBudget"),
            ("autoscaling", "v2", "HorizontalPodAutoscaler"), ("discovery.k8s.io", "v1", "EndpointSlice"),
            ("apiextensions.k8s.io", "v1", "CustomResourceDefinition"),
        ] {
            #expect(BuiltinSchemas.schema(group: group, version: version, kind: kind) != nil, "\(kind)")
        }
        let pod = try #require(BuiltinSchemas.schema(group: "", version: "v1", kind: "Pod"))
        let object = try JSONValue(
            text:
                #"{"spec":{"schedulingGates":[{"name":"a"}],"os":{"name":"linux"},"containers":[{"restartPolicy":"Always","imag":1}]}}"#
        )
        #expect(pod.unknownFields(in: object) == ["spec.containers[0].imag"])
    }

    @Test func `A value of a wrong type is found`() throws {
        let deployment = try #require(BuiltinSchemas.schema(group: "apps", version: "v1", kind: "Deployment"))
        #expect(
            deployment.misfit(in: ["spec": ["replicas": "3"]])?.message
                == "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32")
        #expect(deployment.misfit(in: ["spec": ["replicas": 3]]) == nil)
    }

    @Test(
        "Base64 that is none is found at its byte, as Go finds it",
        arguments: [
            ("QUJD", nil), ("QQ==", nil), ("QUI=", nil), ("", nil), ("QU\nJD", nil), ("one", 0), ("QUJDRA", 4),
            ("Q*", 1),
            ("QQ=", 3), ("QQ=x", 3), ("Q=", 1), ("QUI=x", 4),
        ])
    func base64(text: String, byte: Int?) { #expect(Base64.corruptByte(text) == byte) }

    @Test func `A text that is no quantity is found`() throws {
        let pod = try #require(BuiltinSchemas.schema(group: "", version: "v1", kind: "Pod"))
        let object = try JSONValue(text: #"{"spec":{"containers":[{"resources":{"limits":{"memory":"much"}}}]}}"#)
        #expect(
            pod.misfit(in: object)?.message
                == "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")
    }
}
