import KubernetesModel
import Testing

@testable import APIMachinery

/// Values that nobody wrote: whatever they are, nothing traps, and what is done twice is done once.
struct ArbitraryValueTests {
    /// SplitMix64: the same values at every run.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private static let kinds = [
        ("", "v1", "Pod"), ("apps", "v1", "Deployment"), ("apps", "v1", "StatefulSet"), ("batch", "v1", "CronJob"),
        ("", "v1", "Service"), ("", "v1", "ConfigMap"), ("autoscaling", "v2", "HorizontalPodAutoscaler"),
        ("networking.k8s.io", "v1", "Ingress"), ("apiextensions.k8s.io", "v1", "CustomResourceDefinition"),
        ("rbac.authorization.k8s.io", "v1", "RoleBinding"), ("", "v1", "PersistentVolume"),
    ]

    /// A value of a schema, mostly of the right types.
    private static func value(_ schema: Schema, _ generator: inout Generator, depth: Int = 0) -> JSONValue {
        if Int.random(in: 0..<40, using: &generator) == 0 {
            return [nil, true, -1, 1.5, "", "x", [], [:], [[:]], ["name": "a"]].randomElement(using: &generator) ?? nil
        }
        let texts: [JSONValue] = ["a", "b", "", "A_b", "a/b", "25%", "Always"]
        switch schema.shape {
        case .boolean: return .bool(Bool.random(using: &generator))
        case .integer, .number: return .integer([0, 1, -1, 80, 70000, .max].randomElement(using: &generator) ?? 0)
        case .quantity: return ["1", "500m", "0.5", "64Mi", "-1", "x"].randomElement(using: &generator) ?? "1"
        case .intOrString: return [80, "http", "25%"].randomElement(using: &generator) ?? 1
        case .string, .bytes, .time, .any: return texts.randomElement(using: &generator) ?? ""
        case .list(let element, _):
            let count = depth > 12 ? 0 : Int.random(in: 0..<3, using: &generator)
            return .array((0..<count).map { _ in value(element, &generator, depth: depth + 1) })
        case .map(let element):
            let count = depth > 12 ? 0 : Int.random(in: 0..<3, using: &generator)
            var members: [String: JSONValue] = [:]
            for _ in 0..<count {
                members[["a", "b", "A_b", "cpu"].randomElement(using: &generator) ?? "a"] = value(
                    element, &generator, depth: depth + 1)
            }
            return .object(members)
        case .structure(let fields):
            var members: [String: JSONValue] = [:]
            for (name, field) in fields.sorted(by: { $0.key < $1.key }) {
                guard depth < 2 || Int.random(in: 0..<4, using: &generator) == 0 else { continue }
                members[name] = value(field.schema, &generator, depth: depth + 1)
            }
            if Int.random(in: 0..<10, using: &generator) == 0 { members["unknown"] = 1 }
            return .object(members)
        }
    }

    @Test("Nothing traps, and what is done twice is done once", arguments: 0..<UInt64(60))
    func fixedPoints(seed: UInt64) throws {
        var generator = Generator(state: seed)
        for (group, version, kind) in Self.kinds {
            let schema = try #require(BuiltinSchemas.schema(group: group, version: version, kind: kind))
            let original = Self.value(schema, &generator)
            let pruned = schema.pruned(original)
            #expect(schema.pruned(pruned) == pruned)
            #expect(schema.unknownFields(in: pruned) == [])
            _ = schema.misfit(in: original)

            var object = original
            BuiltinDefaults.apply(to: &object, group: group, version: version, kind: kind)
            var again = object
            BuiltinDefaults.apply(to: &again, group: group, version: version, kind: kind)
            #expect(JSONDifference.between(object, again) == [], "\(kind)")

            var other = Self.value(schema, &generator)
            BuiltinDefaults.apply(to: &other, group: group, version: version, kind: kind)
            _ = BuiltinValidation.errors(creating: object, group: group, version: version, kind: kind)
            _ = BuiltinValidation.errors(updating: other, from: object, group: group, version: version, kind: kind)
            _ = schema.validate(object)
            _ = try? StrategicMergePatch(other, schema: schema).apply(to: object)
            _ = ManagedFields.update(
                old: object, new: other, manager: "m", schema: schema, apiVersion: version, time: "1")

            guard schema.typeProblem(original) == nil, original["metadata"]?["managedFields"] == nil else { continue }
            let applied = { (live: JSONValue?) in
                try ManagedFields.apply(
                    live: live, applied: original, manager: "m", force: true, schema: schema, apiVersion: version,
                    time: "1")
            }
            let first = try applied(nil)
            #expect(try applied(first) == first, "\(kind)")
        }
    }

    @Test("A merge patch between two values makes the one the other", arguments: 0..<UInt64(40))
    func merging(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let schema = try #require(BuiltinSchemas.schema(group: "apps", version: "v1", kind: "Deployment"))
        let (old, new) = (schema.normalized(Self.value(schema, &generator)), Self.value(schema, &generator))
        let patch = JSONValue.mergePatch(from: old, to: new)
        let merged = MergePatch.apply(patch, to: old)
        #expect(MergePatch.apply(patch, to: merged) == merged)
    }

    @Test("A JSON patch of any operations is applied or refused", arguments: 0..<UInt64(40))
    func operations(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let schema = try #require(BuiltinSchemas.schema(type: "core.v1.PodSpec"))
        let paths = [
            "", "/", "/containers", "/containers/0", "/containers/-", "/containers/-1", "/volumes/9", "/a/b", "x",
        ]
        let names = ["add", "remove", "replace", "move", "copy", "test", "turn"]
        for _ in 0..<50 {
            let value = Self.value(schema, &generator)
            let operation: JSONValue = [
                "op": .string(names.randomElement(using: &generator) ?? ""),
                "path": .string(paths.randomElement(using: &generator) ?? ""),
                "from": .string(paths.randomElement(using: &generator) ?? ""), "value": value,
            ]
            let patch = try JSONPatch([operation])
            do throws(PatchError) {
                _ = try patch.apply(to: value)
            } catch {
                #expect(error.reason == .inapplicable)
            }
        }
    }
}
