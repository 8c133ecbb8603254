import Foundation
import KubernetesModel
import Testing

@Suite(.enabled(if: SharedData.exists("numeric-cases.jsonl"), "the shared data is absent: set MIDWATCH_SHARED"))
struct QuantityCorpusTests {
    @Test func `every case of the corpus holds`() throws {
        var counts: [String: Int] = [:]
        for line in try SharedData.lines("numeric-cases.jsonl") {
            let item = try KubernetesJSON.decode(JSONValue.self, from: line)
            guard let kind = item["kind"]?.stringValue, kind.hasPrefix("quantity_"), let input = item["input"],
                let expected = item["expect"]
            else { continue }
            counts[kind, default: 0] += 1
            try check(kind, input, expected, "\(item["id"]?.stringValue ?? "?")")
        }
        #expect(counts.values.reduce(0, +) >= 80)
    }

    private func check(_ kind: String, _ input: JSONValue, _ expected: JSONValue, _ id: Comment) throws {
        let text = input["text"]?.stringValue ?? ""
        switch kind {
        case "quantity_parse":
            let amount = Quantity(text).exactAmount
            if expected["error"]?.boolValue == true {
                #expect(amount == nil, id)
            } else {
                #expect(amount?.nanos == nanos(expected["valueExact"]), id)
                #expect(amount?.style == style(expected["format"]), id)
            }
        case "quantity_canonical_string":
            let amount = QuantityAmount(
                nanos: try #require(nanos(input["valueExact"])), style: try #require(style(input["format"])))
            #expect(amount.text == expected["text"]?.stringValue, id)
        case "quantity_roundtrip":
            #expect(Quantity(text).canonical?.text == expected["text"]?.stringValue, id)
        case "quantity_compare":
            let (left, right) = (Quantity(input["x"]?.stringValue ?? ""), Quantity(input["y"]?.stringValue ?? ""))
            #expect(left.isMore(than: right) == (expected["cmp"]?.intValue == 1), id)
        case "quantity_humanize_memory":
            let bytes = Int64(try #require(input["bytes"]?.intValue))
            #expect(Quantity.approximate(bytes: bytes) == expected["text"]?.stringValue, id)
        default: Issue.record("no check for \(kind)")
        }
    }

    /// An integer or a fraction of integers, in billionths.
    private func nanos(_ value: JSONValue?) -> Int128? {
        let parts = (value?.stringValue ?? "").split(separator: "/").compactMap { Int128($0) }
        return switch parts.count {
        case 1: parts[0] * QuantityAmount.unit
        case 2: parts[0] * QuantityAmount.unit / parts[1]
        default: nil
        }
    }

    private func style(_ value: JSONValue?) -> QuantityAmount.Style? {
        switch value?.stringValue {
        case "DecimalSI": .decimal
        case "BinarySI": .binary
        case "DecimalExponent": .exponent
        default: nil
        }
    }
}
