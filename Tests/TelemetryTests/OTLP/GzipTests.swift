import Testing

@testable import Telemetry

@Suite struct GzipTests {
    @Test(arguments: [0, 1, 1_000, 300_000])
    func `what is compressed comes back whole`(count: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let random = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        for bytes in [random, Array(repeating: 7, count: count)] {
            let compressed = try Gzip.compress(bytes)
            #expect(Array(compressed.prefix(2)) == [0x1f, 0x8b])
            #expect(try gunzip(compressed) == bytes)
        }
    }

    @Test func `what repeats becomes small`() throws {
        #expect(try Gzip.compress(Array(repeating: 7, count: 100_000)).count < 1_000)
    }
}
