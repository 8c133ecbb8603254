import Testing

@testable import Telemetry

@Suite struct BaggageHeaderTests {
    @Test func `members are read with their properties`() throws {
        let baggage = try #require(BaggageHeader.baggage(from: "userId=alice , server=DF%2028; ttl=5;public,empty="))
        #expect(
            baggage.members == [
                Baggage.Member(name: "userId", value: "alice"),
                Baggage.Member(name: "server", value: "DF 28", properties: ";ttl=5;public"),
                Baggage.Member(name: "empty", value: ""),
            ])
        #expect(baggage["server"] == "DF 28")
        #expect(BaggageHeader.header(of: baggage) == "userId=alice,server=DF%2028;ttl=5;public,empty=")
    }

    @Test func `any text comes back as it was`() throws {
        let value = "ü, ; = % \" \\ \n"
        let header = try #require(BaggageHeader.header(of: Baggage([Baggage.Member(name: "k", value: value)])))
        #expect(BaggageHeader.baggage(from: header)?["k"] == value)
        #expect(header.utf8.allSatisfy { 0x21...0x7e ~= $0 })
    }

    @Test(arguments: [
        ("no =", "a"), ("no name", "=1"), ("a blank in a name", "a b=1"), ("no UTF-8", "a=%ff"),
        ("a control character", "a=\u{1}"), ("nothing", ""),
        ("a header too long", "a=" + String(repeating: "b", count: 8_192)),
    ])
    func `what breaks the rules is left out`(_: String, header: String) {
        #expect(BaggageHeader.baggage(from: header) == nil)
    }

    @Test func `other members stay where one is left out`() {
        #expect(BaggageHeader.baggage(from: "a b=1,c=2,d")?.members.map(\.name) == ["c"])
    }

    @Test func `the number of members and the length are bounded, read and written`() throws {
        let many = (0..<100).map { "k\($0)=1" }.joined(separator: ",")
        #expect(BaggageHeader.baggage(from: many)?.members.count == 64)
        let value = String(repeating: "x", count: 1_500)
        let large = Baggage((0..<10).map { Baggage.Member(name: "k\($0)", value: value) })
        let header = try #require(BaggageHeader.header(of: large))
        #expect(header.utf8.count <= 8_192)
        #expect(BaggageHeader.baggage(from: header)?.members.map(\.name) == ["k0", "k1", "k2", "k3", "k4"])
    }

    @Test func `a name that is no token is not sent`() {
        #expect(BaggageHeader.header(of: Baggage([Baggage.Member(name: "a\r\nb", value: "1")])) == nil)
    }
}
