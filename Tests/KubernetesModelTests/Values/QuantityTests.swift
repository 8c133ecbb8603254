import Foundation
import KubernetesModel
import Testing

@Suite struct QuantityTests {
    @Test(
        arguments: [
            ("0", 0, 0), ("1", 1, 1000), ("500m", 1, 500), ("1500m", 2, 1500), ("0.1", 1, 100),
            ("64Mi", 67_108_864, 67_108_864_000),
            ("1e3", 1000, 1_000_000), ("1E3", 1000, 1_000_000), ("1E", 1_000_000_000_000_000_000, Int64.max),
            ("-2Ki", -2048, -2_048_000), ("+5", 5, 5000), ("1n", 1, 1), (".5", 1, 500), ("1.", 1, 1000),
            ("9223372036854775807Ki", Int64.max, Int64.max), ("1e999999999", Int64.max, Int64.max),
            ("99999999999999999999999999999999999999999999999999", Int64.max, Int64.max),
            ("-1e400", -Int64.max, Int64.min), ("1e-999999999", 1, 1),
            ("0.00000000000000000000000000000000000000000001Ei", 1, 1),
        ] as [(String, Int64, Int64)])
    func `amounts are read exactly and never beyond their limits`(text: String, bytes: Int64, millis: Int64) {
        #expect(Quantity(text).bytes == bytes)
        #expect(Quantity(text).milliCores == millis)
    }

    @Test(arguments: [
        "", " 1", "1 ", "abc", "Mi", "-", ".", "1.2.3", "1mi", "1KI", "1e", "1e3.5", "1ee3", "0x10", "--1", "1Mi5",
        "1é", "e3",
    ])
    func `text that is no quantity has no amount`(text: String) {
        #expect(Quantity(text).exactAmount == nil)
        #expect(Quantity(text).amount == nil)
        #expect(Quantity(text).bytes == nil)
        #expect(Quantity(text).canonical == nil)
        #expect(Quantity(text).scaled(by: 2) == nil)
        #expect(Quantity("1").isMore(than: Quantity(text)) == nil)
    }

    @Test func `bytes and cores become their shortest exact form`() {
        #expect(Quantity(bytes: 67_108_864) == "64Mi")
        #expect(Quantity(bytes: 1 << 30) == "1Gi")
        #expect(Quantity(bytes: 1000) == "1k")
        #expect(Quantity(bytes: 1537) == "1537")
        #expect(Quantity(bytes: 0) == "0")
        #expect(Quantity(milliCores: 1500) == "1500m")
        #expect(Quantity(milliCores: 2000) == "2")
    }

    @Test(arguments: [
        ("64Mi", 1.5, "96Mi"), ("100m", 1.5, "150m"), ("1", 0.25, "250m"), ("1Gi", 2.0, "2Gi"), ("100M", 1.1, "110M"),
        ("64Mi", 0.0, "0"), ("1Gi", 1.1, "1181116006"), ("3", 1.0 / 3, "999m"), ("8Ei", 1e30, "9223372036854775807"),
        ("1e3", 2.0, "2e3"),
    ])
    func `a scaled quantity keeps its style`(text: String, factor: Double, expected: String) {
        #expect(Quantity(text).scaled(by: factor)?.text == expected)
    }

    @Test(arguments: [-1.0, .nan, .infinity]) func `no quantity comes of a senseless factor`(factor: Double) {
        #expect(Quantity("1").scaled(by: factor) == nil)
    }

    @Test func `quantities compare by amount`() {
        #expect(Quantity("1Gi").isMore(than: "1G") == true)
        #expect(Quantity("1000m").isMore(than: "1") == false)
        #expect(Quantity("1000m").exactAmount == Quantity("1").exactAmount)
        #expect(Quantity("0.1").amount == 0.1)
    }

    @Test func `a number in JSON is a quantity too`() throws {
        let amounts = try KubernetesJSON.decode(ResourceAmounts.self, from: Data(#"{"cpu":2,"memory":"1Gi"}"#.utf8))
        #expect(amounts == ResourceAmounts(cpu: "2", memory: "1Gi"))
    }
}
