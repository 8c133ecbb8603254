import Redaction
import Testing

/// Ordinary text of a cluster must come through as it is, or nobody can work with it.
@Suite struct PlainLogTests {
    @Test(arguments: UInt64(0)..<8)
    func `logs, descriptions and manifests stay as they are`(seed: UInt64) throws {
        let redactor = try Redactor.fixed()
        var log = LogText(seed: seed)
        for _ in 0..<60 {
            let entry = log.next()
            #expect(redactor.redact(entry) == entry)
        }
    }

    @Test func `a whole log stays as it is, too`() throws {
        var log = LogText(seed: 99)
        let text = (0..<300).map { _ in log.next() }.joined(separator: "\n")
        #expect(try Redactor.fixed().redact(text) == text)
    }
}
