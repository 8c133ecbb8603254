import KubernetesModel
import Testing

@Suite struct MergePatchTests {
    /// The examples of RFC 7386, appendix A.
    @Test(
        arguments: [
            (["a": "b"], ["a": "c"], ["a": "c"]), (["a": "b"], ["b": "c"], ["a": "b", "b": "c"]),
            (["a": "b"], ["a": nil], [:]),
            (["a": "b", "b": "c"], ["a": nil], ["b": "c"]), (["a": ["b"]], ["a": "c"], ["a": "c"]),
            (["a": "c"], ["a": ["b"]], ["a": ["b"]]),
            (["a": ["b": "c"]], ["a": ["b": "d", "c": nil]], ["a": ["b": "d"]]),
            (["a": [["b": "c"]]], ["a": [1]], ["a": [1]]),
            (["a", "b"], ["c", "d"], ["c", "d"]), (["a": "b"], ["c"], ["c"]), (["a": "foo"], nil, nil),
            (["a": "foo"], "bar", "bar"), (["e": nil], ["a": 1], ["e": nil, "a": 1]),
            ([1, 2], ["a": "b", "c": nil], ["a": "b"]),
            ([:], ["a": ["bb": ["ccc": nil]]], ["a": ["bb": [:]]]),
        ] as [(JSONValue, JSONValue, JSONValue)])
    func `a patch is applied as the standard says`(target: JSONValue, patch: JSONValue, result: JSONValue) {
        #expect(target.applying(mergePatch: patch) == result)
    }

    @Test(
        arguments: [
            (["a": 1], ["a": 1], [:]), (["a": 1], ["a": 2], ["a": 2]), (["a": 1], [:], ["a": nil]),
            ([:], ["a": 1], ["a": 1]),
            (["a": ["b": 1, "c": 2]], ["a": ["b": 1, "c": 3]], ["a": ["c": 3]]),
            (["a": [1, 2]], ["a": [1]], ["a": [1]]),
            (["a": ["b": 1]], ["a": [:]], ["a": ["b": nil]]), (["a": 1], ["a": ["b": 1]], ["a": ["b": 1]]),
            (["a": ["b": 1]], ["a": 1], ["a": 1]), (1, 2, 2), (1, 1, [:]),
        ] as [(JSONValue, JSONValue, JSONValue)])
    func `the patch between two values is the smallest one`(old: JSONValue, new: JSONValue, patch: JSONValue) {
        #expect(JSONValue.mergePatch(from: old, to: new) == patch)
    }

    @Test func `the patch between two values leads from one to the other`() {
        var random = SplitMix(state: 42)
        for _ in 0..<500 {
            let (old, new) = (value(&random, depth: 3), value(&random, depth: 3))
            #expect(old.applying(mergePatch: .mergePatch(from: old, to: new)) == new)
        }
    }

    private func value(_ random: inout SplitMix, depth: Int) -> JSONValue {
        var members: [String: JSONValue] = [:]
        for key in ["a", "b", "c"] {
            switch random.next() % 5 {
            case 0: members[key] = .integer(Int(random.next() % 3))
            case 1: members[key] = .array([.integer(Int(random.next() % 2)), "x"])
            case 2 where depth > 0: members[key] = value(&random, depth: depth - 1)
            default: break
            }
        }
        return .object(members)
    }
}

/// Numbers that are the same in each run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
