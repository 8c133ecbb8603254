import Testing

@testable import Telemetry

@Suite struct TraceStateTests {
    @Test(arguments: [
        ("one member", "congo=t61rcWkgMzE", "congo=t61rcWkgMzE"),
        ("several, with blanks", " congo=1 ,\trojo=2", "congo=1,rojo=2"),
        ("empty members", ",congo=1,, ,rojo=2,", "congo=1,rojo=2"),
        ("a tenant", "fw529a3039@dt=FfffffCAAAAAIAAAA", "fw529a3039@dt=FfffffCAAAAAIAAAA"),
        ("a key that begins with a digit", "0foo=1", "0foo=1"),
        ("blanks inside of a value", "a=b c", "a=b c"),
        ("nothing", "", ""),
    ])
    func `a state that keeps the rules is passed on`(_: String, header: String, text: String) {
        #expect(TraceState(header)?.text == text)
    }

    @Test(arguments: [
        ("no value", "congo"),
        ("an empty value", "congo="),
        ("an empty key", "=1"),
        ("a capital letter in a key", "Congo=1"),
        ("a blank in a key", "con go=1"),
        ("a second = in a value", "congo=1=2"),
        ("the same key twice", "congo=1,rojo=2,congo=3"),
        ("a character that is not printable", "congo=\u{1}"),
        ("a key too long", String(repeating: "a", count: 257) + "=1"),
        ("a value too long", "a=" + String(repeating: "b", count: 257)),
        ("too many members", (0..<33).map { "k\($0)=1" }.joined(separator: ",")),
    ])
    func `a state that breaks a rule is dropped as a whole`(_: String, header: String) {
        #expect(TraceState(header) == nil)
    }

    @Test func `as many members as the rules allow are kept`() {
        let header = (0..<32).map { "k\($0)=1" }.joined(separator: ",")
        #expect(TraceState(header)?.text == header)
    }
}
