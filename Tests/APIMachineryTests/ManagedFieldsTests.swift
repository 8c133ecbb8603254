import KubernetesModel
import Testing

@testable import APIMachinery

/// Server-side apply as KEP-555 tells it.
struct ManagedFieldsTests {
    private let configMap: Schema
    private let deployment: Schema

    init() throws {
        configMap = try #require(BuiltinSchemas.schema(group: "", version: "v1", kind: "ConfigMap"))
        deployment = try #require(BuiltinSchemas.schema(group: "apps", version: "v1", kind: "Deployment"))
    }

    private func settings(_ data: JSONValue, labels: JSONValue? = nil) -> JSONValue {
        var object: JSONValue = [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "settings"], "data": data,
        ]
        if let labels { object[path: "metadata", "labels"] = labels }
        return object
    }

    private func apply(
        _ applied: JSONValue, to live: JSONValue?, by manager: String, force: Bool = false, time: String = "1"
    ) throws(ApplyError) -> JSONValue {
        try ManagedFields.apply(
            live: live, applied: applied, manager: manager, force: force, schema: configMap, apiVersion: "v1",
            time: time)
    }

    private func owned(_ object: JSONValue, by manager: String) -> JSONValue? {
        object["metadata"]?["managedFields"]?.arrayValue?.first { $0["manager"]?.stringValue == manager }?["fieldsV1"]
    }

    @Test func `Who creates by applying owns what was applied`() throws {
        let object = try apply(settings(["a": "1"], labels: ["app": "web"]), to: nil, by: "first")
        #expect(object["data"] == ["a": "1"])
        #expect(
            object["metadata"]?["managedFields"] == [
                [
                    "manager": "first", "operation": "Apply", "apiVersion": "v1", "time": "1", "fieldsType": "FieldsV1",
                    "fieldsV1": ["f:data": ["f:a": [:]], "f:metadata": ["f:labels": ["f:app": [:]]]],
                ]
            ])
    }

    @Test func `Applying the same again changes nothing, not even the time`() throws {
        let first = try apply(settings(["a": "1"]), to: nil, by: "first")
        #expect(try apply(settings(["a": "1"]), to: first, by: "first", time: "2") == first)
    }

    @Test func `What is not applied any more goes`() throws {
        let first = try apply(settings(["a": "1", "b": "2"]), to: nil, by: "first")
        #expect(try apply(settings(["a": "1"]), to: first, by: "first")["data"] == ["a": "1"])
    }

    @Test func `What another owns too stays`() throws {
        var object = try apply(settings(["a": "1", "b": "2"]), to: nil, by: "first")
        object = try apply(settings(["b": "2"]), to: object, by: "second")
        object = try apply(settings(["a": "1"]), to: object, by: "first")
        #expect(object["data"] == ["a": "1", "b": "2"])
        #expect(owned(object, by: "first") == ["f:data": ["f:a": [:]]])
        #expect(owned(object, by: "second") == ["f:data": ["f:b": [:]]])
    }

    @Test func `Another's field with another value is a conflict`() throws {
        var object = try apply(settings(["a": "1", "c": "1"], labels: ["app": "web"]), to: nil, by: "first")
        object = try apply(settings(["a": "1"]), to: object, by: "third")
        let one = #expect(throws: ApplyError.self) { try apply(settings(["c": "9"]), to: object, by: "second") }
        guard case .conflict(let conflict)? = one else { return }
        #expect(conflict.message == #"Apply failed with 1 conflict: conflict with "first": .data.c"#)
        let many = #expect(throws: ApplyError.self) {
            try apply(settings(["a": "9"], labels: ["app": "x"]), to: object, by: "second")
        }
        guard case .conflict(let conflict)? = many else { return }
        #expect(
            conflict.message == """
                Apply failed with 3 conflicts: conflicts with "first":
                - .data.a
                - .metadata.labels.app
                conflicts with "third":
                - .data.a
                """)
        #expect(conflict.causes.map(\.field) == [".data.a", ".metadata.labels.app", ".data.a"])
        #expect(conflict.causes.first?.message == #"conflict with "first""#)
    }

    @Test func `Force takes fields from their owners`() throws {
        let first = try apply(settings(["a": "1", "b": "2"]), to: nil, by: "first")
        let object = try apply(settings(["a": "9"]), to: first, by: "second", force: true)
        #expect(object["data"] == ["a": "9", "b": "2"])
        #expect(owned(object, by: "first") == ["f:data": ["f:b": [:]]])
    }

    @Test func `Who updates owns what changed, and conflicts name the version`() throws {
        let first = try apply(settings(["a": "1", "b": "2"]), to: nil, by: "first")
        var changed = first
        changed["data"] = ["a": "3", "c": "4"]
        let object = ManagedFields.update(
            old: first, new: changed, manager: "updater", schema: configMap, apiVersion: "v1", time: "2")
        #expect(owned(object, by: "updater") == ["f:data": ["f:a": [:], "f:c": [:]]])
        #expect(owned(object, by: "first") == nil)
        let error = #expect(throws: ApplyError.self) { try apply(settings(["c": "5"]), to: object, by: "first") }
        guard case .conflict(let conflict)? = error else { return }
        #expect(conflict.message == #"Apply failed with 1 conflict: conflict with "updater" using v1: .data.c"#)
    }

    @Test func `One empty entry takes all owners away, and none comes back`() throws {
        let first = try apply(settings(["a": "1"]), to: nil, by: "first")
        var reset = first
        reset[path: "metadata", "managedFields"] = [[:]]
        let object = ManagedFields.update(
            old: first, new: reset, manager: "updater", schema: configMap, apiVersion: "v1", time: "2")
        #expect(object["metadata"]?["managedFields"] == nil)
        var changed = object
        changed["data"] = ["b": "1"]
        let later = ManagedFields.update(
            old: object, new: changed, manager: "updater", schema: configMap, apiVersion: "v1", time: "3")
        #expect(later["metadata"]?["managedFields"] == nil)
        // Applying brings them back: what was there belongs to nobody in particular.
        let applied = try apply(settings(["b": "1"]), to: later, by: "first", time: "4")
        #expect(owned(applied, by: "before-first-apply") == ["f:data": [".": [:], "f:b": [:]]])
        #expect(owned(applied, by: "first") == ["f:data": ["f:b": [:]]])
    }

    @Test func `An update without managed fields keeps the owners`() throws {
        let first = try apply(settings(["a": "1"]), to: nil, by: "first")
        var new = first
        new[path: "metadata", "managedFields"] = []
        let object = ManagedFields.update(
            old: first, new: new, manager: "updater", schema: configMap, apiVersion: "v1", time: "2")
        #expect(object == first)
    }

    @Test func `The oldest of too many updaters become one`() throws {
        var object = ManagedFields.update(
            old: nil, new: settings(["k0": "0"]), manager: "m0", schema: configMap, apiVersion: "v1", time: "10")
        for index in 1...14 {
            var new = object
            new[path: "data", "k\(index)"] = "x"
            object = ManagedFields.update(
                old: object, new: new, manager: "m\(index)", schema: configMap, apiVersion: "v1", time: "\(10 + index)")
        }
        let managers = (object["metadata"]?["managedFields"]?.arrayValue ?? []).compactMap {
            $0["manager"]?.stringValue
        }
        #expect(managers == ["ancient-changes", "m6", "m7", "m8", "m9", "m10", "m11", "m12", "m13", "m14"])
        #expect(owned(object, by: "ancient-changes")?["f:data"]?["f:k3"] == [:])
    }

    @Test func `Lists with keys are owned element by element`() throws {
        let object: (JSONValue) -> JSONValue = { containers in
            [
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": ["name": "web"],
                "spec": ["template": ["spec": ["containers": containers]]],
            ]
        }
        let apply = { (applied: JSONValue, live: JSONValue?, manager: String) in
            try ManagedFields.apply(
                live: live, applied: object(applied), manager: manager, force: false, schema: self.deployment,
                apiVersion: "apps/v1", time: "1")
        }
        var live = try apply([["name": "web", "image": "web:1", "ports": [["containerPort": 80]]]], nil, "first")
        #expect(
            owned(live, by: "first")?["f:spec"]?["f:template"]?["f:spec"]?["f:containers"] == [
                #"k:{"name":"web"}"#: [
                    ".": [:], "f:image": [:], "f:name": [:],
                    "f:ports": [#"k:{"containerPort":80,"protocol":"TCP"}"#: [".": [:], "f:containerPort": [:]]],
                ]
            ])
        live = try apply([["name": "side", "image": "side:1"]], live, "second")
        let containers = live["spec"]?["template"]?["spec"]?["containers"]
        #expect(containers?.arrayValue?.compactMap { $0["name"]?.stringValue } == ["web", "side"])
        live = try apply([], live, "second")
        #expect(live["spec"]?["template"]?["spec"]?["containers"]?.arrayValue?.count == 1)
        #expect(throws: ApplyError.self) { try apply([["name": "web", "image": "web:2"]], live, "second") }
        let twice = #expect(throws: ApplyError.self) { try apply([["name": "web"], ["name": "web"]], live, "second") }
        #expect(
            twice
                == .failed(
                    "failed to create typed patch object: .spec.template.spec.containers: duplicate entries for key "
                        + #"[name="web"]"#))
    }

    @Test func `Sets, atomic lists and atomic maps of a definition`() throws {
        let schema = try Schema(
            structural: JSONValue(
                text: """
                    {"type":"object","properties":{"spec":{"type":"object","properties":{
                    "tags":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},
                    "list":{"type":"array","items":{"type":"string"}},
                    "whole":{"type":"object","x-kubernetes-map-type":"atomic","additionalProperties":{"type":"string"}},
                    "size":{"type":"integer"}}}}}
                    """))
        let apply = { (spec: JSONValue, live: JSONValue?, manager: String) in
            try ManagedFields.apply(
                live: live,
                applied: ["apiVersion": "e.com/v1", "kind": "Gear", "metadata": ["name": "g"], "spec": spec],
                manager: manager, force: false, schema: schema, apiVersion: "e.com/v1", time: "1")
        }
        var live = try apply(["tags": ["a", "b"], "list": ["x"], "whole": ["a": "1"], "size": 3], nil, "first")
        #expect(
            owned(live, by: "first") == [
                "f:spec": [
                    "f:tags": [#"v:"a""#: [:], #"v:"b""#: [:]], "f:list": [:], "f:whole": [:], "f:size": [:],
                ]
            ])
        live = try apply(["tags": ["b", "c"], "size": 3], live, "second")
        #expect(live["spec"]?["tags"] == ["a", "b", "c"])
        let error = #expect(throws: ApplyError.self) {
            try apply(["list": ["y"], "size": 4, "whole": ["b": "2"], "tags": ["c"]], live, "second")
        }
        guard case .conflict(let conflict)? = error else { return }
        #expect(conflict.causes.map(\.field) == [".spec.list", ".spec.size", ".spec.whole"])
        live = try apply(["tags": ["a"], "size": 3], live, "first")
        #expect(live["spec"] == ["tags": ["a", "b", "c"], "size": 3])
        #expect(
            #expect(throws: ApplyError.self) { try apply(["unknown": 1], live, "third") }
                == .failed("failed to create typed patch object: .spec.unknown: field not declared in schema"))
    }

    @Test func `Managed fields cannot be applied`() throws {
        var applied = settings(["a": "1"])
        applied[path: "metadata", "managedFields"] = []
        #expect(
            #expect(throws: ApplyError.self) { try apply(applied, to: nil, by: "first") }
                == .badRequest("metadata.managedFields must be nil"))
    }

    @Test func `A set of fields is read as it is written`() throws {
        let text = #"{"f:a":{".":{},"k:{\"name\":\"x\"}":{".":{},"f:b":{}},"v:\"y\"":{},"i:0":{}},"f:c":{}}"#
        let value = try JSONValue(text: text)
        #expect(FieldSet(fieldsV1: value)?.fieldsV1 == value)
        #expect(FieldSet(fieldsV1: ["x": [:]]) == nil)
    }
}
